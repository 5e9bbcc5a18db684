import Foundation
import NIOCore
import PortadaCore

/// A complete, ordinary request for a page, read from the raw bytes: GET or HEAD, HTTP/1.1, one Host, no body, nothing
/// that changes how the connection is used. Everything else is left to the full parser.
struct PlainRequest {
    /// What the bytes at the beginning of a buffer are.
    enum Reading {
        /// A plain request that takes so many bytes.
        case plain(PlainRequest, length: Int)
        /// The beginning of what may become one.
        case incomplete
        /// Something for the full parser.
        case other
        /// A request with a method that nobody here knows.
        case unknownMethod
    }

    /// The largest head that is looked at here, in bytes; a longer one goes to the full parser with its limits.
    static let maxBytes = 16 * 1024
    private static let maxFields = 80

    /// Whether only the head of the answer is wanted.
    var isHead = false
    /// The path, percent-encoded, as it came.
    var path = ""
    /// Whether a query string follows it.
    var hasQuery = false
    /// What its fields say.
    var fields = Fields()

    /// What matters of a request's fields.
    struct Fields {
        /// Whether the client closes the connection after this answer.
        var closes = false
        /// Whether the answer may be compressed with gzip.
        var takesGzip = false
        /// What the client says of its copy, and of the part that it wants; nil when it says nothing of it.
        var conditions: Conditions? {
            get { boxed?.value }
            set { boxed = newValue.map { Box($0) } }
        }
        /// In a box: fields are copied with each request, and most clients say nothing.
        private var boxed: Box?
        /// For whom proxies say that they ask, where that is kept.
        var forwarded: [String] = []
        /// Whether it has the cookie of those who run the newspaper; good or not, nobody knows yet.
        var isFromStaff = false
        /// The bytes that say so, with the empty line that ends them: the next request of a connection mostly has the
        /// same, and then they need not be read again.
        fileprivate var bytes: [UInt8] = []

        private final class Box: Sendable {
            let value: Conditions

            init(_ value: Conditions) { self.value = value }
        }
    }

    /// Reads the request at the beginning of a buffer.
    /// - Parameters:
    ///   - last: the fields of the connection's last request; then of this one.
    ///   - rules: what is looked at besides.
    static func read(_ buffer: ByteBuffer, _ last: inout Fields, _ rules: FrontRules = FrontRules()) -> Reading {
        buffer.withUnsafeReadableBytes { bytes in
            var reader = PlainRequestReader(bytes, rules)
            let reading = reader.read(maxFields: maxFields, last)
            if case .plain(let request, _) = reading { last = request.fields }
            if case .other = reading, namesUnknownMethod(bytes) { return .unknownMethod }
            return reading
        }
    }

    /// Whether a target is one of those that are looked at here.
    static func isTarget(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "/") && text.utf8.count <= maxBytes
            && text.utf8.allSatisfy { Bytes.target[Int($0)] }
    }

    /// Those of RFC 9110, section 9.3, and PATCH.
    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
    ]

    /// Whether the bytes begin with a well-formed request line whose method isn't one that HTTP defines.
    private static func namesUnknownMethod(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let end = bytes.prefix(maxBytes).firstIndex(of: 0x0D), end + 1 < bytes.count, bytes[end + 1] == 0x0A
        else {
            return false
        }
        let line = bytes[..<end].split(separator: 0x20, omittingEmptySubsequences: false)
        guard line.count == 3, !line[0].isEmpty, line[0].allSatisfy({ Bytes.token[Int($0)] }), line[1].first == 0x2F,
            line[2].elementsEqual("HTTP/1.1".utf8)
        else { return false }
        return !methods.contains(String(decoding: line[0], as: UTF8.self))
    }
}

extension PlainRequest.Fields {
    /// Whether a buffer goes on with the very same fields.
    fileprivate func isSame(as buffer: UnsafeRawBufferPointer, from start: Int) -> Bool {
        guard !bytes.isEmpty, buffer.count - start >= bytes.count, let base = buffer.baseAddress else { return false }
        return bytes.withUnsafeBytes { known in
            known.baseAddress.map { memcmp($0, base + start, bytes.count) == 0 } ?? false
        }
    }
}

/// Walks over the bytes of a head once.
private struct PlainRequestReader {
    private enum Fault: Error {
        /// The head goes on beyond the buffer.
        case incomplete
        /// Not a plain request.
        case other
    }

    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    private var request = PlainRequest()
    private var hosts = 0
    private let rules: FrontRules

    init(_ bytes: UnsafeRawBufferPointer, _ rules: FrontRules) {
        self.bytes = bytes
        self.rules = rules
    }

    mutating func read(maxFields: Int, _ last: PlainRequest.Fields) -> PlainRequest.Reading {
        do {
            try readRequestLine()
            let start = place
            if last.isSame(as: bytes, from: start) {
                request.fields = last
                return .plain(request, length: start + last.bytes.count)
            }
            var fields = 0
            while try !takesEmptyLine() {
                fields += 1
                guard fields <= maxFields else { return .other }
                try readField()
            }
            request.fields.bytes = Array(bytes[start..<place])
            return hosts == 1 ? .plain(request, length: place) : .other
        } catch Fault.incomplete {
            return bytes.count < PlainRequest.maxBytes ? .incomplete : .other
        } catch {
            return .other
        }
    }

    private func byte(at index: Int) throws -> UInt8 {
        guard index < bytes.count else { throw Fault.incomplete }
        return bytes[index]
    }

    private mutating func expect(_ text: StaticString) throws {
        for offset in 0..<text.utf8CodeUnitCount {
            guard try byte(at: place + offset) == text.utf8Start[offset] else { throw Fault.other }
        }
        place += text.utf8CodeUnitCount
    }

    private mutating func readRequestLine() throws {
        if try byte(at: 0) == UInt8(ascii: "G") {
            try expect("GET ")
        } else {
            try expect("HEAD ")
            request.isHead = true
        }
        let start = place
        guard try byte(at: start) == UInt8(ascii: "/") else { throw Fault.other }
        var end: Int?
        while true {
            let byte = try byte(at: place)
            if byte == 0x20 { break }
            if byte == UInt8(ascii: "?"), end == nil { end = place }
            guard Bytes.target[Int(byte)] else { throw Fault.other }
            place += 1
        }
        request.hasQuery = end != nil
        request.path = String(decoding: bytes[start..<(end ?? place)], as: UTF8.self)
        try expect(" HTTP/1.1\r\n")
    }

    private mutating func takesEmptyLine() throws -> Bool {
        guard try byte(at: place) == 0x0D else { return false }
        guard try byte(at: place + 1) == 0x0A else { throw Fault.other }
        place += 2
        return true
    }

    private mutating func readField() throws {
        let nameStart = place
        while Bytes.token[Int(try byte(at: place))] { place += 1 }
        guard place > nameStart, bytes[place] == UInt8(ascii: ":") else { throw Fault.other }
        let name = UnsafeRawBufferPointer(rebasing: bytes[nameStart..<place])
        place += 1
        while try isBlank(byte(at: place)) { place += 1 }
        let start = place
        while Bytes.value[Int(try byte(at: place))] { place += 1 }
        guard bytes[place] == 0x0D, try byte(at: place + 1) == 0x0A else { throw Fault.other }
        var end = place
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        place += 2
        try take(name, UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Looks at the fields that matter, told apart by their length first.
    private mutating func take(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws {
        switch name.count {
        case 2 where name.equals("te"): throw Fault.other
        case 4 where name.equals("host"):
            hosts += 1
            guard !value.isEmpty, value.allSatisfy({ Bytes.host[Int($0)] }),
                rules.oneAddress?.isNamed(by: value) ?? true
            else { throw Fault.other }
        case 6 where name.equals("expect"): throw Fault.other
        case 6 where name.equals("cookie"):
            if let staffCookie = rules.staffCookie, String(decoding: value, as: UTF8.self).contains(staffCookie + "=") {
                request.fields.isFromStaff = true
            }
        case 7 where name.equals("upgrade") || name.equals("trailer"): throw Fault.other
        case 10 where name.equals("connection"):
            if value.equals("close") {
                request.fields.closes = true
            } else if !value.equals("keep-alive") {
                throw Fault.other
            }
        case 5 where name.equals("range"): try note(value, in: \.range)
        case 8 where name.equals("if-range"): try note(value, in: \.ifRange)
        case 8 where name.equals("if-match"): try note(value, in: \.ifMatch)
        case 19 where name.equals("if-unmodified-since"): try note(value, in: \.ifUnmodifiedSince)
        case 13 where name.equals("if-none-match"): try note(value, in: \.ifNoneMatch)
        case 14 where name.equals("content-length"): throw Fault.other
        case 15 where name.equals("accept-encoding"):
            request.fields.takesGzip = Gzip.isAccepted(by: String(decoding: value, as: UTF8.self))
        case 15 where rules.keepsForwarded && name.equals("x-forwarded-for"):
            request.fields.forwarded.append(String(decoding: value, as: UTF8.self))
        case 16 where name.equals("proxy-connection"): throw Fault.other
        case 17 where name.equals("if-modified-since"): try note(value, in: \.ifModifiedSince)
        case 17 where name.equals("transfer-encoding"): throw Fault.other
        default: break
        }
    }
}

extension PlainRequestReader {
    /// Takes note of a field that may stand once only.
    private mutating func note(
        _ value: UnsafeRawBufferPointer,
        in field: WritableKeyPath<Conditions, String?>
    ) throws {
        var conditions = request.fields.conditions ?? Conditions()
        guard conditions[keyPath: field] == nil else { throw Fault.other }
        conditions[keyPath: field] = String(decoding: value, as: UTF8.self)
        request.fields.conditions = conditions
    }
}

/// Which bytes may stand where.
private enum Bytes {
    /// `token` of RFC 9110, section 5.6.2.
    static let token = table { byte in
        byte.isAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
    /// A field's value: visible, blank, or beyond ASCII.
    static let value = table { $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }
    /// A target: what RFC 3986 allows, without what browsers and proxies read differently.
    static let target = table { byte in
        byte.isAlphanumeric || "/?-._~%!$&'()*+,;=:@".utf8.contains(byte)
    }
    /// A host with its port.
    static let host = table { byte in byte.isAlphanumeric || "-._:[]".utf8.contains(byte) }

    private static func table(_ isAllowed: (UInt8) -> Bool) -> [Bool] { (0...255).map { isAllowed(UInt8($0)) } }
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are a text in ASCII letters of any case; the text is in lower case.
    fileprivate func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count {
            let byte = self[index]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if lower != text.utf8Start[index] { return false }
        }
        return true
    }
}
