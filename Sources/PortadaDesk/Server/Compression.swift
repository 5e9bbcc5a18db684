import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore

/// Compresses the desk's pages and what programs are answered, for those who take gzip: a list of stories has a seventh
/// of its bytes then. What is in a page and secret must look different each time, as forms' keys do (`Token`).
enum Compression {
    /// Smaller bodies fit into a packet as they are; larger ones are sent as they come.
    private static let sizes = 1024...8 * 1024 * 1024
    private static let types = ["text/html", "application/json", "application/problem+json"]

    /// The answer as it is sent.
    static func apply(to answer: Response, for request: Request) async throws -> Response {
        var answer = answer
        if answer.status == .notModified {
            // The tag of what the client has: its bytes in one form or the other.
            if let tag = answer.headers[.eTag].map(EntityTag.compressed),
                request.headers[.ifNoneMatch]?.contains(tag) == true
            {
                answer.headers[.eTag] = tag
            }
            return answer
        }
        guard let type = answer.headers[.contentType], types.contains(where: type.hasPrefix),
            answer.headers[.contentEncoding] == nil
        else { return answer }
        answer.headers[.vary] = [answer.headers[.vary], "Accept-Encoding"].compactMap { $0 }.joined(separator: ", ")
        guard let length = answer.body.contentLength, sizes.contains(length),
            Gzip.isAccepted(by: request.headers[.acceptEncoding])
        else { return answer }
        let whole = Gathered()
        try await answer.body.write(Gathering(whole: whole))
        guard let small = GzipMember.make(whole.bytes, level: .quick) else {
            answer.body = ResponseBody(byteBuffer: ByteBuffer(bytes: whole.bytes))
            return answer
        }
        answer.body = ResponseBody(byteBuffer: small)
        answer.headers[.contentEncoding] = "gzip"
        answer.headers[.contentLength] = "\(small.readableBytes)"
        answer.headers[.eTag] = answer.headers[.eTag].map(EntityTag.compressed)
        return answer
    }

    /// The bytes of a body.
    private final class Gathered {
        var bytes: [UInt8] = []
    }

    /// Takes a body's bytes instead of a connection.
    private struct Gathering: ResponseBodyWriter {
        let whole: Gathered

        mutating func write(_ buffer: ByteBuffer) { whole.bytes.append(contentsOf: buffer.readableBytesView) }

        consuming func finish(_ trailingHeaders: HTTPFields?) {}
    }
}
