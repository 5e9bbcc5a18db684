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
        /// The parts of a gzip stream, or a small file: few bytes together.
        case segments([ArraySlice<UInt8>])
        /// A file of the disk, which is sent from there.
        case file(OpenFile)

        /// How many bytes there are.
        var count: Int {
            switch self {
            case .wholes(let parts): parts.reduce(0) { $0 + $1.readableBytes }
            case .segments(let parts): parts.reduce(0) { $0 + $1.count }
            case .file(let file): file.size
            }
        }

        /// All of them behind what a buffer holds; those of a file are not in memory.
        func write(to buffer: inout ByteBuffer) {
            switch self {
            case .wholes(let parts): for part in parts { buffer.writeImmutableBuffer(part) }
            case .segments(let parts): for part in parts { buffer.writeBytes(part) }
            case .file: break
            }
        }

        /// Buffers to be sent one after the other; none of a file.
        var buffers: [ByteBuffer] {
            switch self {
            case .wholes(let parts): return parts
            case .segments:
                var all = ByteBufferAllocator().buffer(capacity: count)
                write(to: &all)
                return [all]
            case .file: return []
            }
        }

        /// Some of the bytes; all of a file.
        func part(_ range: Range<Int>) -> Body {
            if case .file = self { return self }
            var place = 0
            return .wholes(
                buffers.compactMap { buffer in
                    defer { place += buffer.readableBytes }
                    let start = max(range.lowerBound, place)
                    let end = min(range.upperBound, place + buffer.readableBytes)
                    return start < end
                        ? buffer.getSlice(at: buffer.readerIndex + start - place, length: end - start) : nil
                }
            )
        }
    }

    let status: Int
    /// The headers that go with a part, as its lines say them; without `Date`.
    func headers(_ part: Part) -> [(name: String, value: String)] {
        lines(part).flatMap { String(buffer: $0).split(separator: "\r\n") }.compactMap { line in
            let parts = line.split(separator: ": ", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }
    /// The headers of the whole answer.
    var headers: [(name: String, value: String)] { headers(.whole) }
    let body: Body
    /// How many bytes the body has.
    let count: Int
    /// How many bytes of memory it takes that nothing else counts.
    let cost: Int
    /// The strong entity tag; nil where nothing is to be compared.
    let entityTag: String?
    let lastModified: Timestamp?
    /// The headers that every answer of its sort has.
    let security: SecurityHeaders
    /// Whether parts of the body are given.
    private let takesRanges: Bool
    /// Status line and headers as HTTP/1.1 writes them: the length, those of the body, the others.
    private let head: ByteBuffer
    /// Where the headers begin that a part of the body has too.
    private let ofPart: Int
    /// Where the headers begin that a 304 has too.
    private let common: Int

    /// What of an answer a request gets.
    enum Part: Equatable {
        /// All of it.
        case whole
        /// Nothing: the client's copy is good.
        case notModified
        /// Some of its bytes.
        case range(Range<Int>)
        /// Nothing: there are no such bytes.
        case unsatisfiable
        /// Nothing: the answer is not the one that the client made it a condition of.
        case failed

        /// The status of the answer to it.
        func status(of answer: PreparedAnswer) -> Int {
            switch self {
            case .whole: answer.status
            case .notModified: 304
            case .range: 206
            case .unsatisfiable: 416
            case .failed: 412
            }
        }

        /// Whether nothing of the answer is given, and the client's copy isn't good either.
        var isRefusal: Bool { self == .unsatisfiable || self == .failed }

        /// What `Content-Range` says, of a body with `count` bytes; nil where it stands for nothing.
        func contentRange(of count: Int) -> String? {
            switch self {
            case .whole, .notModified, .failed: nil
            case .range(let range): "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(count)"
            case .unsatisfiable: "bytes */\(count)"
            }
        }
    }

    /// What a request gets (RFC 9110, section 13.2.2).
    func part(for conditions: Conditions?, isHead: Bool) -> Part {
        guard let conditions, let entityTag else { return .whole }
        if fails(conditions, entityTag) { return .failed }
        if conditions.ifNoneMatch != nil || conditions.ifModifiedSince != nil {
            let validators = Validators(entityTag: entityTag, lastModified: lastModified)
            if validators.match(ifNoneMatch: conditions.ifNoneMatch, ifModifiedSince: conditions.ifModifiedSince) {
                return .notModified
            }
        }
        guard takesRanges, !isHead, let range = conditions.range, isSame(as: conditions.ifRange) else {
            return .whole
        }
        return switch ByteRange(range, size: count) {
        case .whole: .whole
        case .part(let range): .range(range)
        case .unsatisfiable: .unsatisfiable
        }
    }

    /// Whether the client asks for another answer than this (RFC 9110, sections 13.1.1 and 13.1.4); compared strongly.
    private func fails(_ conditions: Conditions, _ entityTag: String) -> Bool {
        if let wanted = conditions.ifMatch {
            return wanted != "*"
                && !wanted.split(separator: ",").contains { $0.drop { $0 == " " || $0 == "\t" } == entityTag }
        }
        guard let lastModified, let since = conditions.ifUnmodifiedSince.flatMap(HTTPDate.parse) else { return false }
        return lastModified.rawValue / 1000 > since.rawValue / 1000
    }

    /// Whether the copy that a part belongs to is this answer, which only a strong validator says for sure (RFC 9110,
    /// section 13.1.5).
    private func isSame(as ifRange: String?) -> Bool {
        guard let ifRange else { return true }
        return ifRange == entityTag || lastModified.map { HTTPDate.text($0) == ifRange } ?? false
    }

    /// Status line and headers as HTTP/1.1 writes them, up to where the date begins.
    func lines(_ part: Part) -> [ByteBuffer] {
        if part == .whole { return [head, security.lines] }
        let status = part.status(of: self)
        var text = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
        if part != .notModified { text += "Content-Length: \(range(of: part)?.count ?? 0)\r\n" }
        if let range = part.contentRange(of: count) { text += "Content-Range: \(range)\r\n" }
        if part.isRefusal { return [ByteBuffer(string: text + Self.unkept), security.lines] }
        let place = range(of: part) == nil ? common : ofPart
        let rest = head.getSlice(at: place, length: head.writerIndex - place) ?? ByteBuffer()
        return [ByteBuffer(string: text), rest, security.lines]
    }

    /// What a refusal says instead of what the answer does: nobody may keep it in its place.
    private static let unkept = "Cache-Control: no-store\r\n"

    /// Which bytes of the body go with a part; nil for none.
    func range(of part: Part) -> Range<Int>? {
        switch part {
        case .whole: 0..<count
        case .range(let range): range
        case .notModified, .unsatisfiable, .failed: nil
        }
    }

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

    /// The whole answer with its date; nil while it isn't hot, and for what lies on the disk.
    /// - Parameters:
    ///   - number: the second, since 1970.
    ///   - lines: the end of the head in this second.
    ///   - begin: called when it becomes hot in this second.
    func hot(_ number: Int, _ lines: ByteBuffer, onBegin begin: (PreparedAnswer) -> Void = { _ in }) -> HotAnswer? {
        if case .file = body { return nil }
        return second.withLock { second in
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
        let head = self.lines(.whole) + [lines]
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

    /// - Parameters:
    ///   - unshared: how many bytes of the body are in memory for this answer alone.
    ///   - takesRanges: whether parts of the body are given.
    init(
        status: Int,
        headers: [(name: String, value: String)],
        body: Body,
        unshared: Int,
        entityTag: String?,
        lastModified: Timestamp?,
        security: SecurityHeaders,
        takesRanges: Bool = false
    ) {
        self.status = status
        self.body = body
        count = body.count
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.security = security
        self.takesRanges = takesRanges
        var text = "HTTP/1.1 \(status) \(Self.reason(status))\r\nContent-Length: \(count)\r\n"
        text.reserveCapacity(512)
        ofPart = text.utf8.count
        for header in headers where Self.ofContent.contains(header.name) { Self.add(header, to: &text) }
        common = text.utf8.count
        for header in headers where !Self.ofContent.contains(header.name) { Self.add(header, to: &text) }
        if takesRanges { Self.add(("Accept-Ranges", "bytes"), to: &text) }
        head = ByteBuffer(string: text)
        cost = unshared + text.utf8.count
    }

    /// Headers that describe a body, which a 304 does not have (RFC 9110, section 15.4.5).
    private static let ofContent = ["Content-Type", "Content-Encoding"]

    private static func add(_ header: (name: String, value: String), to text: inout String) {
        text += header.name
        text += ": "
        text += header.value
        text += "\r\n"
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 206: "Partial Content"
        case 301: "Moved Permanently"
        case 304: "Not Modified"
        case 404: "Not Found"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 416: "Range Not Satisfiable"
        case 503: "Service Unavailable"
        default: "Internal Server Error"
        }
    }
}
