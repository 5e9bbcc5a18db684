import CZlib
import NIOCore

/// A part of a gzip stream: raw deflate (RFC 1951) that ends in a full flush, so that parts can stand one after the other
/// in any order, with what the stream's end needs to know of it.
struct GzipSegment: Sendable {
    /// The deflated bytes; they end on a byte's boundary and refer to nothing before them.
    let bytes: ByteBuffer
    /// The checksum of the bytes as they were.
    let checksum: UInt
    /// How many there were.
    let count: Int

    /// The beginning of every stream: no name, no time, unknown system.
    static let header = ByteBuffer(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    /// How hard zlib tries. Lower levels are a third faster, but then a long story no longer fits TCP's first window.
    enum Effort: Int32 {
        /// For what is compressed for one page.
        case standard = 6
        /// For what many pages share.
        case best = 9
    }

    /// An empty last block.
    private static let end: [UInt8] = [0x03, 0x00]

    /// Deflates bytes; nil when zlib has no memory.
    init?(_ whole: ByteBuffer, _ effort: Effort) {
        var stream = z_stream()
        guard portada_deflate_init(&stream, effort.rawValue, -15) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        // A full flush adds an empty stored block of 5 bytes.
        let room = Int(deflateBound(&stream, UInt(whole.readableBytes))) + 16
        var output = ByteBufferAllocator().buffer(capacity: room)
        var isWhole = false
        var sum: UInt = 0
        whole.withUnsafeReadableBytes { input in
            guard let start = input.bindMemory(to: UInt8.self).baseAddress else { return }
            sum = crc32(0, start, UInt32(input.count))
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { space in
                // zlib declares its input mutable, but does not write to it (zlib.h, `z_const`).
                stream.next_in = UnsafeMutablePointer(mutating: start)
                stream.avail_in = UInt32(input.count)
                stream.next_out = space.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(space.count)
                isWhole = deflate(&stream, Z_FULL_FLUSH) == Z_OK && stream.avail_in == 0 && stream.avail_out > 0
                return space.count - Int(stream.avail_out)
            }
        }
        guard isWhole || whole.readableBytes == 0 else { return nil }
        // Without the room that the compression saved.
        bytes = ByteBuffer(bytes: output.readableBytesView)
        checksum = sum
        count = whole.readableBytes
    }

    /// The end of a stream of such parts: an empty last block, the checksum of all and their length (RFC 1952,
    /// section 2.3.1).
    static func trailer(of segments: [GzipSegment]) -> ByteBuffer {
        var checksum: UInt = 0
        var count = 0
        for segment in segments where segment.count > 0 {
            checksum = count == 0 ? segment.checksum : crc32_combine(checksum, segment.checksum, segment.count)
            count += segment.count
        }
        var buffer = ByteBuffer(bytes: end)
        buffer.writeInteger(UInt32(truncatingIfNeeded: checksum), endianness: .little)
        buffer.writeInteger(UInt32(truncatingIfNeeded: count), endianness: .little)
        return buffer
    }

    /// The bytes as they were; nil when these are no deflated bytes of that length.
    func inflated(count: Int) -> ByteBuffer? {
        var stream = z_stream()
        guard portada_inflate_init(&stream, -15) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var output = ByteBufferAllocator().buffer(capacity: count + 1)
        let written = bytes.withUnsafeReadableBytes { input in
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: count + 1) { space in
                stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = space.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(space.count)
                _ = inflate(&stream, Z_SYNC_FLUSH)
                return space.count - Int(stream.avail_out)
            }
        }
        return written == count ? output : nil
    }
}
