import CNghttp2
import HTTPTypes
import NIOCore

/// The fields of an answer as libnghttp2 takes them: all in one run of bytes, names in lower case.
struct HTTP2Fields {
    private var bytes: [UInt8] = []
    private var pairs: [(name: Range<Int>, value: Range<Int>)] = []

    /// - Parameter status: the answer's status.
    init(status: Int) {
        bytes.reserveCapacity(1024)
        pairs.reserveCapacity(16)
        add(":status", "\(status)")
    }

    /// The same answer as HTTP/1.1 writes it.
    /// - Parameters:
    ///   - lines: its status line and fields, a line each.
    ///   - date: the value of `Date`.
    init(status: Int, lines: [ByteBuffer], date: String) {
        self.init(status: status)
        for (index, part) in lines.enumerated() {
            part.withUnsafeReadableBytes { add(lines: $0, skipsFirst: index == 0) }
        }
        add("date", date)
    }

    /// An answer of those behind.
    init(_ head: HTTPResponse) {
        self.init(status: head.status.code)
        for field in head.headerFields where !Self.ofConnection.contains(field.name.canonicalName) {
            add(field.name.canonicalName, field.value)
        }
    }

    /// What belongs to a connection of HTTP/1.1 alone (RFC 9113, section 8.2.2).
    private static let ofConnection: Set<String> = [
        "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade",
    ]

    /// Adds a field; its name is in lower case.
    mutating func add(_ name: String, _ value: String) {
        let start = bytes.count
        bytes.append(contentsOf: name.utf8)
        let middle = bytes.count
        bytes.append(contentsOf: value.utf8)
        pairs.append((start..<middle, middle..<bytes.count))
    }

    /// Lines end in CR LF, and a colon and a blank stand between name and value, since the program wrote them itself.
    private mutating func add(lines: UnsafeRawBufferPointer, skipsFirst: Bool) {
        var rest = lines[...]
        var isFirst = skipsFirst
        while let end = rest.firstIndex(of: 0x0D) {
            if !isFirst, let colon = rest[..<end].firstIndex(of: 0x3A), colon + 2 <= end {
                add(rest[rest.startIndex..<colon], rest[(colon + 2)..<end])
            }
            isFirst = false
            rest = rest[min(end + 2, rest.endIndex)...]
        }
    }

    private mutating func add(_ name: Slice<UnsafeRawBufferPointer>, _ value: Slice<UnsafeRawBufferPointer>) {
        let start = bytes.count
        for byte in name { bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        let middle = bytes.count
        bytes.append(contentsOf: value)
        pairs.append((start..<middle, middle..<bytes.count))
    }

    /// Gives the fields to a call, which copies them.
    func withPairs(_ body: (UnsafeBufferPointer<nghttp2_nv>) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress.map({ UnsafeMutablePointer(mutating: $0) }) else { return }
            let all = pairs.map { pair in
                nghttp2_nv(
                    name: base + pair.name.lowerBound,
                    value: base + pair.value.lowerBound,
                    namelen: pair.name.count,
                    valuelen: pair.value.count,
                    flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)
                )
            }
            all.withUnsafeBufferPointer(body)
        }
    }
}
