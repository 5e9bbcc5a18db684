import CZlib
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaRendering
import Synchronization

/// Styles, scripts and pictures of the desk, each at an address that changes with it, and may therefore be kept for ever.
final class DeskAssets: Sendable {
    private let theme: Theme
    /// What was compressed so far, by address; each once.
    private let compressed = Mutex<[String: ByteBuffer]>([:])

    init(_ theme: Theme) { self.theme = theme }

    /// The answer to a request.
    func answer(_ request: Request) throws -> Response {
        guard let asset = theme.asset(at: request.uri.path) else { throw DeskFault.notFound }
        var fields: HTTPFields = [
            .contentType: asset.contentType, .cacheControl: "public, max-age=31536000, immutable",
            .vary: "Accept-Encoding",
        ]
        fields[.eTag] = "\"\(asset.address)\""
        var body = ByteBuffer(bytes: asset.bytes)
        if Gzip.isAccepted(by: request.headers[.acceptEncoding]), let small = gzip(asset) {
            fields[.contentEncoding] = "gzip"
            body = small
        }
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: body))
    }

    private func gzip(_ asset: ThemeAsset) -> ByteBuffer? {
        if let known = compressed.withLock({ $0[asset.address] }) { return known }
        guard let made = Self.gzip(asset.bytes), made.readableBytes < asset.bytes.count else { return nil }
        compressed.withLock { $0[asset.address] = made }
        return made
    }

    /// One gzip member of zlib's best (RFC 1952); nil when there is no memory.
    private static func gzip(_ bytes: [UInt8]) -> ByteBuffer? {
        var stream = z_stream()
        guard portada_deflate_init(&stream, Z_BEST_COMPRESSION, 31) == Z_OK else { return nil }
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
