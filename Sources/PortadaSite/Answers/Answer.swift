import PortadaCore

/// What the site answers, before it becomes HTTP: pages are made without knowing who asked or how.
public struct Answer: Sendable {
    /// How long a proxy or a browser may keep it.
    public enum Keeping: Sendable, Hashable {
        /// Kept, but asked about before each use (`no-cache` with validators).
        case revalidated
        /// The address changes with the bytes: kept for a year.
        case immutable
        /// Not kept at all.
        case never
    }

    /// The bytes of an answer.
    public enum Body: Sendable {
        /// In memory.
        case bytes([UInt8])
        /// A page whose slots are still to be filled with blocks.
        case page(SlottedPage)
    }

    /// The status code (RFC 9110, section 15).
    public var status: Int
    /// The media type with its charset.
    public var contentType: String
    /// The bytes.
    public var body: Body
    /// When the content last changed.
    public var lastModified: Timestamp?
    /// How long it may be kept.
    public var keeping: Keeping
    /// Where a redirect leads to.
    public var location: String?
    /// Whether robots should leave it out of their index.
    public var isUnlisted: Bool
    /// After how many seconds it makes sense to ask again (`Retry-After`); nil to say nothing of it.
    public var retryAfter: Int?

    /// Makes an answer.
    public init(
        status: Int = 200,
        contentType: String = "text/html; charset=utf-8",
        body: Body = .bytes([]),
        lastModified: Timestamp? = nil,
        keeping: Keeping = .revalidated,
        location: String? = nil,
        isUnlisted: Bool = false,
        retryAfter: Int? = nil
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.lastModified = lastModified
        self.keeping = keeping
        self.location = location
        self.isUnlisted = isUnlisted
        self.retryAfter = retryAfter
    }

    /// Sends the reader to another address for good (301).
    public static func moved(to location: String) -> Answer {
        Answer(status: 301, contentType: "text/plain; charset=utf-8", body: .bytes([]), location: location)
    }

    /// Nothing has the address: the page that says so is the same for all such addresses.
    static let nowhere = Answer(status: 404)

    /// Whether it is `nowhere`.
    var isNowhere: Bool {
        if status == 404, case .bytes(let bytes) = body { return bytes.isEmpty }
        return false
    }

    /// Too much is asked for at this moment: a page that takes no work, in both of the readers' languages.
    static let overloaded = Answer(
        status: 503,
        body: .bytes(
            Array(
                """
                <!DOCTYPE html>
                <html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
                <title>503</title></head><body>
                <p>Hay demasiadas consultas en este momento. Vuelva a intentarlo en unos segundos.</p>
                <p lang="en">Too many requests at this moment. Please try again in a few seconds.</p>
                </body></html>

                """.utf8
            )
        ),
        keeping: .never,
        retryAfter: 3
    )

    /// A short plain text.
    public static func text(_ text: String, status: Int = 200, keeping: Keeping = .revalidated) -> Answer {
        Answer(
            status: status,
            contentType: "text/plain; charset=utf-8",
            body: .bytes(Array(text.utf8)),
            keeping: keeping
        )
    }
}
