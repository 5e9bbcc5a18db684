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
        guard let made = GzipMember.make(asset.bytes, level: .best), made.readableBytes < asset.bytes.count else {
            return nil
        }
        compressed.withLock { $0[asset.address] = made }
        return made
    }
}
