import Foundation

/// Takes `multipart/form-data` apart as it arrives (RFC 7578; RFC 2046, section 5.1). Bytes go in, in pieces of any size;
/// heads and contents of parts come out. It holds no more than a part's head or a line's beginning.
struct MultipartReader: Sendable {
    /// What a body may cost.
    struct Limits: Sendable {
        /// The most parts.
        var parts = 300
        /// The longest head of a part, and the longest text before the first one, in bytes.
        var headBytes = 8 * 1024
    }

    /// What came.
    enum Event: Equatable {
        /// A part begins.
        case head(MultipartHead)
        /// More of its content.
        case content(ArraySlice<UInt8>)
        /// It ends.
        case end
    }

    /// Why a body can't be read.
    enum Fault: Error, Hashable {
        /// The media type names no boundary, or one that is none.
        case noBoundary
        /// It does not hold what its boundary promises.
        case malformed
        /// The head of a part is too long.
        case headTooLong
        /// There are too many parts.
        case tooManyParts
        /// A part has parts itself (RFC 7578, section 4.3, lets nobody send that any more).
        case nested
        /// A part is encoded (RFC 7578, section 4.7, neither).
        case encoded
        /// It ended before its last boundary.
        case cutOff
    }

    private enum State {
        case preamble, boundary, head, content, over
    }

    private static let headEnd = Array("\r\n\r\n".utf8)

    private let limits: Limits
    /// What ends a content: the line break before a boundary belongs to it.
    private let delimiter: [UInt8]
    private var state = State.preamble
    /// What came and isn't understood yet. At first a line break, so that a boundary in the first line is one.
    private var pending = Array("\r\n".utf8)
    private var passedOver = 0
    private var parts = 0

    /// Reads bodies of this media type, such as `multipart/form-data; boundary=x`.
    init(mediaType: String, limits: Limits = Limits()) throws(Fault) {
        guard let boundary = MultipartHead.boundary(in: mediaType) else { throw .noBoundary }
        delimiter = Array("\r\n--".utf8) + boundary
        self.limits = limits
    }

    /// Whether a media type is for this reader.
    static func reads(_ mediaType: String) -> Bool {
        mediaType.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
            == "multipart/form-data"
    }

    /// Takes the next bytes, and tells what is in them.
    mutating func read(_ bytes: some Sequence<UInt8>, _ tell: (Event) throws -> Void) throws {
        pending.append(contentsOf: bytes)
        var start = 0
        while let next = try step(from: start, tell) { start = next }
        pending.removeFirst(start)
    }

    /// Takes note that no more bytes come.
    func finish() throws(Fault) {
        if state != .over { throw .cutOff }
    }

    /// Understands one thing; where the next begins, or nil when more bytes are needed.
    private mutating func step(from start: Int, _ tell: (Event) throws -> Void) throws -> Int? {
        switch state {
        case .preamble: return try preamble(from: start)
        case .boundary: return try boundary(from: start)
        case .head: return try head(from: start, tell)
        case .content: return try content(from: start, tell)
        // What follows the last boundary means nothing.
        case .over: return start < pending.count ? pending.count : nil
        }
    }

    private mutating func preamble(from start: Int) throws -> Int? {
        let end = position(of: delimiter, from: start)
        let next = end ?? max(start, pending.count - delimiter.count + 1)
        passedOver += next - start
        guard passedOver <= limits.headBytes else { throw Fault.malformed }
        if end != nil {
            state = .boundary
            return next + delimiter.count
        }
        return next > start ? next : nil
    }

    /// Behind a boundary stands a line break (spaces before it count for nothing), or two hyphens behind the last one.
    private mutating func boundary(from start: Int) throws -> Int? {
        var index = start
        while index < pending.count, pending[index] == UInt8(ascii: " ") || pending[index] == UInt8(ascii: "\t") {
            index += 1
        }
        guard index - start <= limits.headBytes else { throw Fault.malformed }
        guard index + 2 <= pending.count else { return nil }
        switch (pending[index], pending[index + 1]) {
        case (UInt8(ascii: "-"), UInt8(ascii: "-")) where index == start: state = .over
        case (UInt8(ascii: "\r"), UInt8(ascii: "\n")):
            state = .head
            parts += 1
            guard parts <= limits.parts else { throw Fault.tooManyParts }
        default: throw Fault.malformed
        }
        return index + 2
    }

    private mutating func head(from start: Int, _ tell: (Event) throws -> Void) throws -> Int? {
        guard let end = position(of: Self.headEnd, from: start) else {
            guard pending.count - start <= limits.headBytes else { throw Fault.headTooLong }
            return nil
        }
        guard end - start <= limits.headBytes else { throw Fault.headTooLong }
        try tell(.head(try MultipartHead(pending[start..<end])))
        state = .content
        return end + Self.headEnd.count
    }

    private mutating func content(from start: Int, _ tell: (Event) throws -> Void) throws -> Int? {
        let end = position(of: delimiter, from: start)
        // The last bytes may be the beginning of a boundary.
        let next = end ?? max(start, pending.count - delimiter.count + 1)
        if next > start { try tell(.content(pending[start..<next])) }
        guard end != nil else { return next > start ? next : nil }
        try tell(.end)
        state = .boundary
        return next + delimiter.count
    }

    private func position(of pattern: [UInt8], from start: Int) -> Int? {
        pending.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var index = start
            while index + pattern.count <= buffer.count {
                let room = buffer.count - pattern.count + 1 - index
                guard let hit = memchr(base + index, Int32(pattern[0]), room) else { return nil }
                index = base.distance(to: UnsafeRawPointer(hit))
                if memcmp(base + index, pattern, pattern.count) == 0 { return index }
                index += 1
            }
            return nil
        }
    }
}
