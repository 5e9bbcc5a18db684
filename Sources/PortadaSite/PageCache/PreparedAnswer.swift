import Crypto
import NIOCore
import PortadaCore
import Synchronization

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

    /// The whole answer in one run of bytes, for pages that are asked for all the time.
    private struct Run {
        var second = 0
        var uses = 0
        var bytes: ByteBuffer?
    }

    /// A page asked for more often than this in a second is sent in one run of bytes until the second ends.
    private static let hotUses = 8
    private let run = Mutex(Run())

    /// The whole answer in one run, with its date; nil while the page isn't hot.
    func run(_ second: Int, _ lines: ByteBuffer) -> ByteBuffer? {
        run.withLock { run in
            if run.second != second { run = Run(second: second, uses: run.uses > Self.hotUses ? Self.hotUses : 0) }
            run.uses += 1
            guard run.uses > Self.hotUses else { return nil }
            if run.bytes == nil {
                var bytes = ByteBufferAllocator().buffer(capacity: head.readableBytes + lines.readableBytes + count)
                for part in [head, lines] + body { bytes.writeImmutableBuffer(part) }
                run.bytes = bytes
            }
            return run.bytes
        }
    }

    /// Lets go of a run of a second that has passed.
    func letGo(before second: Int) {
        run.withLock { run in
            if run.second < second { run.bytes = nil }
        }
    }

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
