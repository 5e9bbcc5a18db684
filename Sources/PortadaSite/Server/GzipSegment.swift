import CDeflate
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
    /// What the compression is for.
    enum Effort {
        /// One page, while its reader waits: ISA-L, which takes a sixth of zlib's time and makes a little more.
        case quick
        /// What many readers get and is made once: zlib's best.
        case best
    }

    /// An empty last block.
    private static let end: [UInt8] = [0x03, 0x00]

    /// Deflates bytes; nil when there is no memory.
    init?(_ whole: ByteBuffer, _ effort: Effort) {
        // What zlib can make of so many bytes at worst, and what a full flush and ISA-L's blocks add to it.
        let room = Int(compressBound(UInt(whole.readableBytes))) + 64
        var output = ByteBufferAllocator().buffer(capacity: room)
        var sum: UInt = 0
        var isWhole = false
        whole.withUnsafeReadableBytes { input in
            sum = crc32(0, input.bindMemory(to: UInt8.self).baseAddress, UInt32(input.count))
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { space in
                let written = effort == .quick ? Self.quick(input, space) : Self.best(input, space)
                isWhole = written != nil
                return written ?? 0
            }
        }
        guard isWhole || whole.readableBytes == 0 else { return nil }
        // Without the room that the compression saved.
        bytes = ByteBuffer(bytes: output.readableBytesView)
        checksum = sum
        count = whole.readableBytes
    }

    private init(bytes: ByteBuffer, checksum: UInt, count: Int) {
        self.bytes = bytes
        self.checksum = checksum
        self.count = count
    }

    /// Deflates several parts quickly, into one run of memory; nil when there is no memory.
    static func several(_ wholes: [ByteBuffer]) -> [GzipSegment]? {
        let parts = wholes.compactMap { GzipSegment($0, .quick) }
        guard parts.count == wholes.count else { return nil }
        var run = ByteBufferAllocator().buffer(capacity: parts.reduce(0) { $0 + $1.bytes.readableBytes })
        for part in parts { run.writeImmutableBuffer(part.bytes) }
        return parts.compactMap { part in
            run.readSlice(length: part.bytes.readableBytes).map {
                GzipSegment(bytes: $0, checksum: part.checksum, count: part.count)
            }
        }
    }

    private static func quick(_ input: UnsafeRawBufferPointer, _ space: UnsafeMutableRawBufferPointer) -> Int? {
        let written = portada_deflate(
            input.bindMemory(to: UInt8.self).baseAddress,
            UInt32(input.count),
            space.bindMemory(to: UInt8.self).baseAddress,
            UInt32(space.count)
        )
        return written < 0 ? nil : Int(written)
    }

    private static func best(_ input: UnsafeRawBufferPointer, _ space: UnsafeMutableRawBufferPointer) -> Int? {
        var stream = z_stream()
        guard portada_deflate_init(&stream, Z_BEST_COMPRESSION, -15) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        // zlib declares its input mutable, but does not write to it (zlib.h, `z_const`).
        stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = space.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(space.count)
        guard deflate(&stream, Z_FULL_FLUSH) == Z_OK, stream.avail_in == 0, stream.avail_out > 0 else { return nil }
        return space.count - Int(stream.avail_out)
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

    /// The bytes that several parts were made of; nil when they aren't so many.
    static func inflated(_ parts: [GzipSegment], count: Int) -> ByteBuffer? {
        var stream = z_stream()
        guard portada_inflate_init(&stream, -15) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var output = ByteBufferAllocator().buffer(capacity: count + 1)
        let written = output.writeWithUnsafeMutableBytes(minimumWritableBytes: count + 1) { space in
            stream.next_out = space.bindMemory(to: UInt8.self).baseAddress
            stream.avail_out = UInt32(space.count)
            for part in parts {
                part.bytes.withUnsafeReadableBytes { input in
                    stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
                    stream.avail_in = UInt32(input.count)
                    _ = inflate(&stream, Z_SYNC_FLUSH)
                }
            }
            return space.count - Int(stream.avail_out)
        }
        return written == count ? output : nil
    }
}
