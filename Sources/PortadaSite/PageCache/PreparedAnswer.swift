import Crypto
import NIOCore
import PortadaCore
import Synchronization

/// An answer ready to be sent: every header but the date, and the body in pieces that are shared with other answers.
final class PreparedAnswer: Sendable {
    /// The bytes behind the head.
    enum Body: Sendable {
        /// As they are, which may be many.
        case wholes([ByteBuffer])
        /// The parts of a gzip stream, few bytes together.
        case segments([ArraySlice<UInt8>])

        /// How many bytes there are.
        var count: Int {
            switch self {
            case .wholes(let parts): parts.reduce(0) { $0 + $1.readableBytes }
            case .segments(let parts): parts.reduce(0) { $0 + $1.count }
            }
        }

        /// All of them behind what a buffer holds.
        func write(to buffer: inout ByteBuffer) {
            switch self {
            case .wholes(let parts): for part in parts { buffer.writeImmutableBuffer(part) }
            case .segments(let parts): for part in parts { buffer.writeBytes(part) }
            }
        }

        /// Buffers to be sent one after the other.
        var buffers: [ByteBuffer] {
            if case .wholes(let parts) = self { return parts }
            var all = ByteBufferAllocator().buffer(capacity: count)
            write(to: &all)
            return [all]
        }
    }

    let status: Int
    /// The headers, without `Date`, `Content-Length` and those that every answer has.
    var headers: [(name: String, value: String)] {
        String(buffer: head).split(separator: "\r\n").dropFirst(Self.linesBefore).compactMap { line in
            let parts = line.split(separator: ": ", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }
    let body: Body
    /// How many bytes the body has.
    let count: Int
    /// How many bytes of memory it takes that nothing else counts.
    let cost: Int
    /// The strong entity tag; nil where nothing is to be compared.
    let entityTag: String?
    let lastModified: Timestamp?
    /// Status line and headers as HTTP/1.1 writes them; those of the body come first.
    private let head: ByteBuffer
    /// Where the headers begin that a 304 has too.
    private let common: Int
    /// The headers that every answer has.
    private let security: ByteBuffer

    /// Status line and headers as HTTP/1.1 writes them, up to where the date begins.
    func lines(isNotModified: Bool) -> [ByteBuffer] {
        guard isNotModified, let rest = head.getSlice(at: common, length: head.writerIndex - common) else {
            return [head, security]
        }
        return [Self.notModified, rest, security]
    }

    private static let notModified = ByteBuffer(string: "HTTP/1.1 304 Not Modified\r\n")

    /// How often the answer was asked for in a second, and what was made of it then.
    private struct Second {
        var number = 0
        /// With what is left of those of the seconds before, half of it in each.
        var uses = 0
        var hot: HotAnswer?
        var isFile = false
    }

    /// A page asked for more often than this in a second is sent in one run of bytes until the second ends. Uses of the
    /// second before count half, so that one asked for all the time is hot from a second's beginning.
    private static let hotUses = 16
    /// More often than this, and the run becomes a file, which costs as much as ten copies.
    private static let fileUses = 128
    private let second = Mutex(Second())

    /// The whole answer with its date; nil while the page isn't hot.
    /// - Parameters:
    ///   - number: the second, since 1970.
    ///   - lines: the end of the head in this second.
    ///   - begin: called when it becomes hot in this second.
    func hot(_ number: Int, _ lines: ByteBuffer, onBegin begin: (PreparedAnswer) -> Void = { _ in }) -> HotAnswer? {
        second.withLock { second in
            if second.number != number {
                second = Second(number: number, uses: second.uses >> max(1, number - second.number))
            }
            second.uses += 1
            guard second.uses > Self.hotUses else { return nil }
            let isFile = second.uses > Self.fileUses
            if let hot = second.hot, second.isFile == isFile { return hot }
            if second.hot == nil { begin(self) }
            let hot = HotAnswer(second.hot?.bytes ?? whole(lines), isFile: isFile)
            (second.hot, second.isFile) = (hot, isFile)
            return hot
        }
    }

    /// Head and body in one run of bytes.
    private func whole(_ lines: ByteBuffer) -> ByteBuffer {
        let head = self.lines(isNotModified: false) + [lines]
        var bytes = ByteBufferAllocator().buffer(capacity: head.reduce(count) { $0 + $1.readableBytes })
        for part in head { bytes.writeImmutableBuffer(part) }
        body.write(to: &bytes)
        return bytes
    }

    /// Lets go of what was made for a second that has passed.
    /// - Returns: whether something of the second that runs is left.
    func letGo(before number: Int) -> Bool {
        second.withLock { second in
            if second.number < number { second.hot = nil }
            return second.hot != nil
        }
    }

    /// - Parameter unshared: how many bytes of the body are in memory for this answer alone.
    init(
        status: Int,
        headers: [(name: String, value: String)],
        body: Body,
        unshared: Int,
        entityTag: String?,
        lastModified: Timestamp?,
        security: SecurityHeaders
    ) {
        self.status = status
        self.body = body
        count = body.count
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.security = security.lines
        var text = "HTTP/1.1 \(status) \(Self.reason(status))\r\nContent-Length: \(count)\r\n"
        text.reserveCapacity(512)
        for header in headers where Self.ofContent.contains(header.name) { Self.add(header, to: &text) }
        common = text.utf8.count
        for header in headers where !Self.ofContent.contains(header.name) { Self.add(header, to: &text) }
        head = ByteBuffer(string: text)
        cost = unshared + text.utf8.count
    }

    /// The status line, and `Content-Length`.
    private static let linesBefore = 2

    /// Headers that describe a body, which a 304 does not have (RFC 9110, section 15.4.5).
    static let ofContent = ["Content-Type", "Content-Encoding"]

    private static func add(_ header: (name: String, value: String), to text: inout String) {
        text += header.name
        text += ": "
        text += header.value
        text += "\r\n"
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 301: "Moved Permanently"
        case 304: "Not Modified"
        case 404: "Not Found"
        case 410: "Gone"
        case 503: "Service Unavailable"
        default: "Internal Server Error"
        }
    }
}
