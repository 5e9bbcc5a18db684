import CZlib
import NIOCore

/// Bytes as one member of a gzip file (RFC 1952).
enum GzipMember {
    /// How much work is put into it.
    enum Level: Int32 {
        /// For what is compressed while somebody waits.
        case quick = 5
        /// For what is kept.
        case best = 9
    }

    /// Compresses bytes; nil when there is no memory.
    static func make(_ bytes: [UInt8], level: Level) -> ByteBuffer? {
        var stream = z_stream()
        guard portada_deflate_init(&stream, level.rawValue, 31) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        var input = bytes
        var output = ByteBufferAllocator().buffer(capacity: room)
        var isWhole = false
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { space in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = space.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(room)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
            return room - Int(stream.avail_out)
        }
        return isWhole ? output : nil
    }
}
