import Crypto
import NIOCore
import PortadaCore
import Synchronization

/// A page put together: its own pieces and the blocks in their places, good while all that they came from is.
final class AssembledPage: Sendable {
    let own: OwnPage
    /// What stands in its slots; nil where one stays empty.
    let blocks: [Piece?]
    let origins: [Origin]
    private let prepared = Mutex<(identity: PreparedAnswer?, gzip: PreparedAnswer?)>((nil, nil))

    init(_ own: OwnPage, blocks: [Piece?], origins: [Origin]) {
        self.own = own
        self.blocks = blocks
        self.origins = origins
    }

    /// How many bytes it has, uncompressed.
    private var count: Int { blocks.reduce(own.count) { $0 + ($1?.count ?? 0) } }

    /// Its own parts with the blocks between them.
    private func joined<Part>(_ parts: [Part], _ block: (Piece) -> Part?) -> [Part] {
        var all: [Part] = []
        all.reserveCapacity(parts.count + blocks.count)
        for (index, part) in parts.enumerated() {
            all.append(part)
            if index < blocks.count, let piece = blocks[index], let part = block(piece) { all.append(part) }
        }
        return all
    }

    /// Its bytes, in order.
    func wholes() -> [ByteBuffer] { joined(own.wholes()) { $0.whole() }.filter { $0.readableBytes > 0 } }

    /// Its bytes as parts of a gzip stream; nil when there is no memory.
    private func segments() -> [GzipSegment]? {
        guard let parts = own.segments() else { return nil }
        let all = joined(parts) { $0.segment() }
        return all.count == parts.count + blocks.count(where: { $0 != nil }) ? all : nil
    }

    /// What a server may send before it hears from the reader: ten packets (RFC 6928), less the head of the answer.
    private static let firstWindow = 13 * 1024
    /// Smaller bodies fit one packet anyway.
    private static let minimumCompressed = 860

    /// Whether its bytes are worth compressing.
    private var isCompressible: Bool {
        MediaTypes.isText(own.answer.contentType) && count >= Self.minimumCompressed
    }

    /// The answer in an encoding, when it can be had without work.
    func ready(_ encoding: ContentEncoding) -> PreparedAnswer? {
        prepared.withLock { encoding == .gzip ? $0.gzip : $0.identity }
    }

    /// How many bytes of memory it takes now: its own part, and what was prepared besides; blocks are counted elsewhere.
    var cost: Int {
        prepared.withLock { answers in
            // An answer in identity holds on to the bytes, when the own part has let them go.
            let held = answers.identity == nil ? 0 : own.inflatedCost
            return own.cost + held + (answers.identity?.cost ?? 0) + (answers.gzip?.cost ?? 0)
        }
    }

    /// Whether preparing the answer takes no more than putting pieces side by side.
    func isCheap(_ encoding: ContentEncoding) -> Bool {
        let encoding = isCompressible ? encoding : .identity
        guard own.isReady(encoding), blocks.allSatisfy({ $0?.isReady(encoding) ?? true }) else { return false }
        let compressed = blocks.reduce(own.compressedCount) { $0 + ($1?.compressedCount ?? 0) }
        return encoding == .identity || compressed <= Self.firstWindow
    }

    /// The answer in an encoding.
    func prepare(_ encoding: ContentEncoding, _ envelope: Envelope) -> PreparedAnswer {
        if let ready = ready(encoding) { return ready }
        let made = make(isCompressible ? encoding : .identity, envelope)
        return prepared.withLock { answers in
            if encoding == .gzip { answers.gzip = made } else { answers.identity = made }
            return made
        }
    }

    private func make(_ wanted: ContentEncoding, _ envelope: Envelope) -> PreparedAnswer {
        let segments = wanted == .gzip ? segments() : nil
        let encoding: ContentEncoding = segments == nil ? .identity : .gzip
        let whole = segments.flatMap(wholeGzip)
        let body =
            whole.map { PreparedAnswer.Body.wholes(PreparedAnswer.Body.segments(stream([$0])).buffers) }
            ?? segments.map { .segments(stream($0)) } ?? .wholes(wholes())
        let answer = own.answer
        let isCompared = answer.status == 200 && answer.keeping != .never
        let tag = isCompared ? entityTag(encoding) : nil
        return PreparedAnswer(
            status: answer.status,
            headers: headers(encoding, tag: tag, isCompared: isCompared) + sharing(envelope),
            body: body,
            unshared: whole?.bytes.count ?? 0,
            entityTag: tag,
            lastModified: isCompared ? answer.lastModified : nil,
            security: envelope.security,
            takesRanges: isCompared && answer.keeping == .immutable
        )
    }

    /// Joined pieces are a quarter larger than the page compressed as a whole, which takes far longer. It is
    /// worth it only where a reader would wait a round trip more; nil elsewhere.
    private func wholeGzip(_ segments: [GzipSegment]) -> GzipSegment? {
        guard segments.reduce(0, { $0 + $1.bytes.count }) > Self.firstWindow else { return nil }
        var whole = ByteBuffer()
        for part in wholes() { whole.writeImmutableBuffer(part) }
        return GzipSegment(whole, .best)
    }

    private func stream(_ segments: [GzipSegment]) -> [ArraySlice<UInt8>] {
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
        if let seconds = answer.retryAfter { headers.append(("Retry-After", "\(seconds)")) }
        headers.append(("Cache-Control", answer.keeping.cacheControl))
        if isCompressible { headers.append(("Vary", "Accept-Encoding")) }
        if encoding == .gzip { headers.append(("Content-Encoding", "gzip")) }
        if let tag { headers.append(("ETag", tag)) }
        if isCompared, let moment = answer.lastModified { headers.append(("Last-Modified", HTTPDate.text(moment))) }
        return headers
    }

    /// What a shared cache is told of a page that it may keep.
    private func sharing(_ envelope: Envelope) -> [(name: String, value: String)] {
        // A page whose own questions nobody noted, such as a search, could never be purged.
        guard let cache = envelope.sharedCache, own.answer.keeping == .revalidated, own.answer.status < 500,
            !own.origins.isEmpty
        else { return [] }
        return cache.headers(for: Set(origins.flatMap(\.tags)))
    }

    /// Strong: pages with the same bytes in the same encoding have the same, others don't.
    private func entityTag(_ encoding: ContentEncoding) -> String {
        var hash = SHA256()
        own.digest.withUnsafeBytes { hash.update(bufferPointer: $0) }
        for (slot, piece) in blocks.enumerated() {
            // Which slots stay empty says something too.
            guard let piece, piece.count > 0 else { continue }
            withUnsafeBytes(of: slot) { hash.update(bufferPointer: $0) }
            piece.digest.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
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
