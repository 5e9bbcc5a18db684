import Crypto
import NIOCore
import Synchronization

/// Some bytes of pages, whole and compressed; shared by all pages that show them.
final class Piece: Sendable {
    private struct Forms {
        var whole: ByteBuffer?
        var segment: GzipSegment?
    }

    /// How many bytes it has, uncompressed.
    let count: Int
    /// SHA-256 of the bytes: pieces with the same bytes have the same.
    let digest: SHA256.Digest
    private let forms: Mutex<Forms>

    init(_ bytes: [UInt8]) {
        let whole = ByteBuffer(bytes: bytes)
        count = whole.readableBytes
        digest = whole.withUnsafeReadableBytes { SHA256.hash(data: $0) }
        forms = Mutex(Forms(whole: whole))
    }

    /// How many bytes of memory it takes now.
    var cost: Int {
        forms.withLock { ($0.whole?.storageCapacity ?? 0) + ($0.segment?.bytes.count ?? 0) }
    }

    /// How many bytes it has compressed; 0 while nobody asked for that.
    var compressedCount: Int { forms.withLock { $0.segment?.bytes.count ?? 0 } }

    /// Whether it can be had in an encoding at once, without work.
    func isReady(_ encoding: ContentEncoding) -> Bool {
        forms.withLock { encoding == .gzip ? $0.segment != nil : $0.whole != nil }
    }

    /// The bytes as they are. Nil when they are damaged, which can't be.
    func whole() -> ByteBuffer? {
        forms.withLock { forms in
            if forms.whole == nil { forms.whole = forms.segment.flatMap { GzipSegment.inflated([$0], count: count) } }
            return forms.whole
        }
    }

    /// The bytes as a part of a gzip stream. Browsers take nothing else, so the bytes themselves are let go.
    /// Nil when there is no memory.
    func segment() -> GzipSegment? {
        forms.withLock { forms in
            if forms.segment == nil {
                forms.segment = forms.whole.flatMap { GzipSegment($0, .best) }
                if forms.segment != nil { forms.whole = nil }
            }
            return forms.segment
        }
    }
}

/// How a body is encoded (RFC 9110, section 8.4).
enum ContentEncoding: Int, Sendable, CaseIterable {
    /// As it is.
    case identity
    /// RFC 1952.
    case gzip
}
