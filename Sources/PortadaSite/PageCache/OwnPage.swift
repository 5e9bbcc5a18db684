import Crypto
import NIOCore
import PortadaCore
import Synchronization

/// A page's own part: rendered once, good until one of its own questions has another answer.
final class OwnPage: Sendable {
    private struct Forms {
        var whole: ByteBuffer?
        var segments: [GzipSegment]?
    }

    let answer: Answer
    let contents: [SlotContent]
    let related: RelatedStories?
    /// The stories that it lists.
    let listed: [Identifier<Article>]
    let origins: [Origin]
    /// How many bytes it has, uncompressed.
    let count: Int
    /// SHA-256 of its bytes and of where the slots stand.
    let digest: SHA256.Digest
    /// Where its parts end: one more than there are slots.
    private let ends: [Int]
    private let forms: Mutex<Forms>

    init(_ answer: Answer, origins: [Origin]) {
        let bytes: [UInt8]
        switch answer.body {
        case .page(let page):
            (bytes, ends) = (page.bytes, page.cuts.map(\.offset) + [page.bytes.count])
            contents = page.cuts.map { SlotContent($0.slot, of: page) }
            (related, listed) = (page.related, page.listed)
        case .bytes(let all): (bytes, ends, contents, related, listed) = (all, [all.count], [], nil, [])
        }
        count = bytes.count
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        ends.withUnsafeBytes { hash.update(bufferPointer: $0) }
        digest = hash.finalize()
        forms = Mutex(Forms(whole: ByteBuffer(bytes: bytes)))
        var head = answer
        head.body = .bytes([])
        self.answer = head
        self.origins = origins
    }

    /// What a page takes besides its bytes: objects, entries of tables, room that the allocator rounds up to (measured).
    private static let overhead = 4 * 1024

    /// How many bytes of memory it takes now, with its share of the tables.
    var cost: Int {
        let bytes = forms.withLock { forms in
            (forms.whole?.storageCapacity ?? 0)
                + (forms.segments?.reduce(0) { $0 + $1.bytes.count + MemoryLayout<GzipSegment>.stride } ?? 0)
        }
        return bytes + Self.overhead + MemoryLayout<Identifier<Article>>.stride * listed.count
            + origins.reduce(0) { $0 + MemoryLayout<QueryTag>.stride * $1.tags.count }
    }

    /// How many bytes of memory its parts take as they are, for somebody who holds on to them when they are not kept here:
    /// a power of two, like every buffer.
    var inflatedCost: Int {
        let isKept = forms.withLock { $0.whole != nil }
        return isKept || count == 0 ? 0 : 1 << (Int.bitWidth - count.leadingZeroBitCount)
    }

    /// Whether it can be had in an encoding without work.
    func isReady(_ encoding: ContentEncoding) -> Bool {
        forms.withLock { encoding == .gzip ? $0.segments != nil : $0.whole != nil }
    }

    /// How many bytes it has compressed; 0 while nobody asked for that.
    var compressedCount: Int {
        forms.withLock { $0.segments?.reduce(0) { $0 + $1.bytes.count } ?? 0 }
    }

    /// Its parts as they are, in one run of memory; it is not kept where the compressed ones are. Empty when they are
    /// damaged, which can't be.
    func wholes() -> [ByteBuffer] {
        let whole = forms.withLock { forms in
            forms.whole ?? forms.segments.flatMap { GzipSegment.inflated($0, count: count) }
        }
        return whole.map(parts) ?? []
    }

    /// Its parts as parts of a gzip stream, in one run of memory. Browsers take nothing else, so the bytes themselves
    /// are let go. Nil when there is no memory.
    func segments() -> [GzipSegment]? {
        forms.withLock { forms in
            if forms.segments == nil {
                forms.segments = forms.whole.flatMap { GzipSegment.several(parts(of: $0)) }
                if forms.segments != nil { forms.whole = nil }
            }
            return forms.segments
        }
    }

    private func parts(of whole: ByteBuffer) -> [ByteBuffer] {
        zip([0] + ends, ends).compactMap { whole.getSlice(at: whole.readerIndex + $0, length: $1 - $0) }
    }
}
