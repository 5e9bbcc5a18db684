import CDeflate
import CZlib
import NIOCore

/// A part of a gzip stream: raw deflate (RFC 1951) that ends in a full flush, so that parts can stand one after the other
/// in any order, with what the stream's end needs to know of it.
struct GzipSegment: Sendable {
    /// The deflated bytes; they end on a byte's boundary and refer to nothing before them. An array and no `ByteBuffer`,
    /// which rounds its memory up to a power of two: that took 4 KB more for each page.
    let bytes: ArraySlice<UInt8>
    /// The checksum of the bytes as they were.
    let checksum: UInt
    /// How many there were.
    let count: Int

    /// The beginning of every stream: no name, no time, unknown system.
    static let header: ArraySlice<UInt8> = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

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
        guard let only = Self.several([whole], effort)?.first else { return nil }
        self = only
    }

    private init(bytes: ArraySlice<UInt8>, whole: ByteBuffer) {
        self.bytes = bytes
        checksum = whole.withUnsafeReadableBytes {
            crc32(0, $0.bindMemory(to: UInt8.self).baseAddress, UInt32($0.count))
        }
        count = whole.readableBytes
    }

    /// Deflates several parts, into one run of memory; nil when there is no memory.
    static func several(_ wholes: [ByteBuffer], _ effort: Effort = .quick) -> [GzipSegment]? {
        var ends = [0]
        let room = wholes.reduce(0) { $0 + self.room(for: $1.readableBytes) }
        let scratch = [UInt8](unsafeUninitializedCapacity: room) { space, count in
            for whole in wholes {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(space)[count...])
                guard let written = deflate(whole, effort, into: rest) else { return }
                count += written
                ends.append(count)
            }
        }
        guard ends.count == wholes.count + 1 else { return nil }
        // Without the room that the compression saved.
        let run = [UInt8](unsafeUninitializedCapacity: scratch.count) { space, count in
            UnsafeMutableRawBufferPointer(space).copyBytes(from: scratch)
            count = scratch.count
        }
        return zip(wholes, zip(ends, ends.dropFirst())).map { whole, ends in
            GzipSegment(bytes: run[ends.0..<ends.1], whole: whole)
        }
    }

    /// What zlib can make of so many bytes at worst, and what a full flush and ISA-L's blocks add to it.
    private static func room(for count: Int) -> Int { Int(compressBound(UInt(count))) + 64 }

    private static func deflate(
        _ whole: ByteBuffer,
        _ effort: Effort,
        into space: UnsafeMutableRawBufferPointer
    ) -> Int? {
        guard whole.readableBytes > 0 else { return 0 }
        return whole.withUnsafeReadableBytes { effort == .quick ? quick($0, space) : best($0, space) }
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
        let code = CZlib.deflate(&stream, Z_FULL_FLUSH)
        guard code == Z_OK, stream.avail_in == 0, stream.avail_out > 0 else { return nil }
        return space.count - Int(stream.avail_out)
    }

    /// The end of a stream of such parts: an empty last block, the checksum of all and their length (RFC 1952,
    /// section 2.3.1).
    static func trailer(of segments: [GzipSegment]) -> ArraySlice<UInt8> {
        var checksum: UInt = 0
        var count = 0
        for segment in segments where segment.count > 0 {
            checksum = count == 0 ? segment.checksum : crc32_combine(checksum, segment.checksum, segment.count)
            count += segment.count
        }
        var bytes = end[...]
        for number in [UInt32(truncatingIfNeeded: checksum), UInt32(truncatingIfNeeded: count)] {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
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
                part.bytes.withUnsafeBytes { input in
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
