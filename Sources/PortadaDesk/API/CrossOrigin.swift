import HTTPTypes
import Hummingbird

/// Which pages of other sites may ask the API by script (the CORS protocol of WHATWG Fetch, section 3.3).
///
/// What readers may read without a token, any site's scripts may, where the operator says `*`. With a token, and for
/// changes, a browser is let through only for the pages of sites that the operator names: a token has no business in
/// other people's pages.
public struct CrossOrigin: Sendable, Hashable {
    /// How long a browser need not ask again, in seconds.
    private static let maxAge = 3_600
    /// What scripts may read of an answer's head besides what every script may.
    private static let exposed = [
        "ETag", "Link", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed", "Allow",
    ].joined(separator: ", ")
    /// What readers' scripts may send, and those of named sites.
    private static let (readerFields, fields) = (
        ["If-None-Match", "Accept-Language"],
        [
            "Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key", "Accept-Language",
        ]
    )

    /// Whether every site's scripts may read what readers may.
    private let isOpen: Bool
    private let origins: Set<String>

    /// Every site may read, none may do more.
    public static let readers = CrossOrigin(isOpen: true, origins: [])

    private init(isOpen: Bool, origins: Set<String>) {
        self.isOpen = isOpen
        self.origins = origins
    }

    /// `*` and origins such as `https://app.example.org`, with commas or spaces between; nothing stands for nobody. Nil
    /// when one is none (RFC 6454, section 6.2).
    public init?(_ text: String) {
        var (isOpen, origins): (Bool, Set<String>) = (false, [])
        for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map({ $0.lowercased() }) {
            if word == "*" {
                isOpen = true
            } else if Self.isOrigin(word) {
                origins.insert(word)
            } else {
                return nil
            }
        }
        self.init(isOpen: isOpen, origins: origins)
    }

    private static func isOrigin(_ text: String) -> Bool {
        guard let end = text.range(of: "://")?.upperBound, ["http://", "https://"].contains(text[..<end]) else {
            return false
        }
        return !text[end...].isEmpty
            && text[end...].utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || [45, 46, 58, 91, 93].contains($0)
            }
    }

    /// Tells the browser whether the page that asks may read an answer.
    func mark(_ response: inout Response, to request: Request) {
        if !origins.isEmpty { response.headers[.vary] = [response.headers[.vary], "Origin"].joinedList }
        guard let origin = allowed(request, isReading: Self.isReading(request)) else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = Self.exposed
    }

    /// The head of the answer to a browser that asks whether a page's script may send a request.
    /// - Parameter methods: those that the address takes.
    func preflight(_ request: Request, methods: [HTTPRequest.Method]) -> HTTPFields {
        guard request.headers[.origin] != nil,
            let wanted = request.headers[.accessControlRequestMethod].flatMap({ HTTPRequest.Method($0) })
        else { return [:] }
        let names = (request.headers[.accessControlRequestHeaders] ?? "").lowercased()
        let isReading = Gate.isSafe(wanted) && !names.contains("authorization")
        guard let origin = allowed(request, isReading: isReading) else { return [:] }
        let isNamed = origin != "*"
        let taken = isNamed ? methods : methods.filter(Gate.isSafe)
        return [
            .accessControlAllowOrigin: origin,
            .accessControlAllowMethods: taken.map(\.rawValue).joined(separator: ", "),
            .accessControlAllowHeaders: (isNamed ? Self.fields : Self.readerFields).joined(separator: ", "),
            .accessControlMaxAge: "\(Self.maxAge)",
        ]
    }

    /// The origin that may go on; nil for none.
    private func allowed(_ request: Request, isReading: Bool) -> String? {
        if let origin = request.headers[.origin], origins.contains(origin.lowercased()) { return origin }
        return isOpen && isReading ? "*" : nil
    }

    private static func isReading(_ request: Request) -> Bool {
        request.headers[.authorization] == nil && Gate.isSafe(request.method)
    }
}

extension [String?] {
    /// Those that are there, as a header lists them.
    fileprivate var joinedList: String { compactMap { $0 }.joined(separator: ", ") }
}
