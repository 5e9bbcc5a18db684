import Crypto
import NIOCore
import PortadaCore

/// An answer ready to be sent: every header but the date, and the body in pieces that are shared with other answers.
final class PreparedAnswer: Sendable {
    let status: Int
    /// Names in lower case where HTTP/2 wants them so, in the order in which they are sent; without `Date`.
    let headers: [(name: String, value: String)]
    let body: [ByteBuffer]
    /// How many bytes the body has.
    let count: Int
    /// The strong entity tag; nil where nothing is to be compared.
    let entityTag: String?
    let lastModified: Timestamp?
    /// Status line and headers as HTTP/1.1 writes them, up to where the date begins.
    let head: ByteBuffer
    /// The same of a 304.
    let notModifiedHead: ByteBuffer

    init(
        status: Int,
        headers: [(name: String, value: String)],
        body: [ByteBuffer],
        entityTag: String?,
        lastModified: Timestamp?
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        count = body.reduce(0) { $0 + $1.readableBytes }
        self.entityTag = entityTag
        self.lastModified = lastModified
        head = Self.head(status, headers + [("Content-Length", String(count))])
        notModifiedHead = Self.head(304, headers.filter { !Self.ofContent.contains($0.name) })
    }

    /// Headers that describe a body, which a 304 does not have (RFC 9110, section 15.4.5).
    static let ofContent: Set<String> = ["Content-Type", "Content-Encoding"]

    private static func head(_ status: Int, _ headers: [(name: String, value: String)]) -> ByteBuffer {
        var head = ByteBuffer(string: "HTTP/1.1 \(status) \(reason(status))\r\n")
        for (name, value) in headers { head.writeString("\(name): \(value)\r\n") }
        return head
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 301: "Moved Permanently"
        case 304: "Not Modified"
        case 404: "Not Found"
        case 410: "Gone"
        default: "Internal Server Error"
        }
    }
}
