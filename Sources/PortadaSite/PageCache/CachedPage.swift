import Crypto
import NIOCore
import PortadaCore
import Synchronization

/// A page's own part: rendered once, good until one of its own questions has another answer.
final class OwnPage: Sendable {
    let answer: Answer
    /// One more than there are slots.
    let segments: [Piece]
    let contents: [SlotContent]
    let related: RelatedStories?
    let origins: [Origin]

    init(_ answer: Answer, origins: [Origin]) {
        switch answer.body {
        case .page(let page):
            segments = page.segments.map { Piece($0) }
            contents = page.cuts.map { SlotContent($0.slot, of: page) }
            related = page.related
        case .bytes(let bytes):
            (segments, contents, related) = ([Piece(bytes)], [], nil)
        case .file:
            (segments, contents, related) = ([], [], nil)
        }
        var head = answer
        // The bytes live in the pieces.
        head.body = .bytes([])
        self.answer = head
        self.origins = origins
    }

    /// How many bytes of memory it takes now, with its share of the tables.
    var cost: Int { segments.reduce(1024) { $0 + $1.cost } + origins.reduce(0) { $0 + 24 * $1.tags.count } }
}

/// A page put together: its own pieces and the blocks in their places, good while all that they came from is.
final class AssembledPage: Sendable {
    let own: OwnPage
    let pieces: [Piece]
    let origins: [Origin]
    private let prepared = Mutex<[PreparedAnswer?]>([nil, nil])

    init(_ own: OwnPage, pieces: [Piece], origins: [Origin]) {
        self.own = own
        self.pieces = pieces
        self.origins = origins
    }

    /// What a server may send before it hears from the reader: ten packets (RFC 6928), less the head of the answer.
    private static let firstWindow = 13 * 1024
    /// Smaller bodies fit one packet anyway.
    private static let minimumCompressed = 860

    /// Whether its bytes are worth compressing.
    private var isCompressible: Bool {
        MediaTypes.isText(own.answer.contentType) && pieces.reduce(0) { $0 + $1.count } >= Self.minimumCompressed
    }

    /// The answer in an encoding, when it can be had without work.
    func ready(_ encoding: ContentEncoding) -> PreparedAnswer? {
        prepared.withLock { $0[encoding.rawValue] }
    }

    /// Whether preparing the answer takes no more than putting pieces side by side.
    func isCheap(_ encoding: ContentEncoding) -> Bool {
        let encoding = isCompressible ? encoding : .identity
        guard pieces.allSatisfy({ $0.isReady(encoding) }) else { return false }
        return encoding == .identity || pieces.reduce(0) { $0 + $1.compressedCount } <= Self.firstWindow
    }

    /// The answer in an encoding.
    func prepare(_ encoding: ContentEncoding, security: SecurityHeaders) -> PreparedAnswer {
        if let ready = ready(encoding) { return ready }
        let made = make(isCompressible ? encoding : .identity, security: security)
        return prepared.withLock { answers in
            answers[encoding.rawValue] = made
            return made
        }
    }

    private func make(_ wanted: ContentEncoding, security: SecurityHeaders) -> PreparedAnswer {
        let segments = wanted == .gzip ? pieces.compactMap { $0.segment() } : []
        let encoding: ContentEncoding = wanted == .gzip && segments.count == pieces.count ? .gzip : .identity
        let body = encoding == .gzip ? gzip(segments) : pieces.compactMap { $0.whole() }.filter { $0.readableBytes > 0 }
        let answer = own.answer
        let isCompared = answer.status == 200 && answer.keeping != .never
        let tag = isCompared ? entityTag(encoding) : nil
        return PreparedAnswer(
            status: answer.status,
            headers: headers(encoding, tag: tag, isCompared: isCompared),
            body: body,
            entityTag: tag,
            lastModified: isCompared ? answer.lastModified : nil,
            security: security
        )
    }

    /// Joined pieces are a quarter larger than the page compressed as a whole, which takes forty times as long. It is
    /// worth it only where a reader would wait a round trip more.
    private func gzip(_ segments: [GzipSegment]) -> [ByteBuffer] {
        let size = segments.reduce(0) { $0 + $1.bytes.readableBytes }
        if size > Self.firstWindow {
            var whole = ByteBuffer()
            for piece in pieces.compactMap({ $0.whole() }) { whole.writeImmutableBuffer(piece) }
            if let one = GzipSegment(whole, .standard) { return stream([one]) }
        }
        return stream(segments)
    }

    private func stream(_ segments: [GzipSegment]) -> [ByteBuffer] {
        [GzipSegment.header] + segments.filter { $0.count > 0 }.map(\.bytes) + [GzipSegment.trailer(of: segments)]
    }

    private func headers(
        _ encoding: ContentEncoding,
        tag: String?,
        isCompared: Bool
    ) -> [(name: String, value: String)] {
        let answer = own.answer
        var headers: [(name: String, value: String)] = [("Content-Type", answer.contentType)]
        if let location = answer.location { headers.append(("Location", location)) }
        if answer.isUnlisted { headers.append(("X-Robots-Tag", "noindex")) }
        headers.append(("Cache-Control", answer.keeping.cacheControl))
        if isCompressible { headers.append(("Vary", "Accept-Encoding")) }
        if encoding == .gzip { headers.append(("Content-Encoding", "gzip")) }
        if let tag { headers.append(("ETag", tag)) }
        if isCompared, let moment = answer.lastModified { headers.append(("Last-Modified", HTTPDate.text(moment))) }
        return headers
    }

    /// Strong: pages with the same bytes in the same encoding have the same, others don't.
    private func entityTag(_ encoding: ContentEncoding) -> String {
        var hash = SHA256()
        for piece in pieces where piece.count > 0 { hash.update(data: piece.digest) }
        return Validators.entityTag(of: hash.finalize(), encoding: encoding)
    }
}

extension Answer.Keeping {
    /// What `Cache-Control` says (RFC 9111, section 5.2.2).
    var cacheControl: String {
        switch self {
        case .revalidated: "no-cache"
        case .immutable: "public, max-age=31536000, immutable"
        case .never: "no-store"
        }
    }
}
