/// Reads tables of text: RFC 4180, with commas, semicolons or tabs between fields, whichever the first line has most of.
public struct CSVReader: Sequence, IteratorProtocol {
    /// A row and the line on which it begins, counted from 1.
    public struct Row: Sendable, Hashable {
        /// The line.
        public let line: Int
        /// The fields, without their quotes.
        public let fields: [String]
    }

    /// The longest row, in bytes; what is more of it is left out.
    private static let maxRowBytes = 64 * 1024

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1

    /// Reads UTF-8; a byte-order mark is skipped, and bytes that are no UTF-8 are replaced.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let first = self.bytes.prefix { $0 != UInt8(ascii: "\n") }
        let candidates = [",", ";", "\t"].compactMap { $0.utf8.first }
        separator =
            candidates.max { one, other in first.count { $0 == one } < first.count { $0 == other } }
            ?? UInt8(ascii: ",")
    }

    /// The next row that is not empty; nil at the end.
    public mutating func next() -> Row? {
        while position < bytes.count {
            let start = line
            let fields = row()
            if fields != [""] { return Row(line: start, fields: fields) }
        }
        return nil
    }

    private mutating func row() -> [String] {
        var fields: [String] = []
        var room = Self.maxRowBytes
        while true {
            let (field, isLast) = field(&room)
            fields.append(field)
            if isLast { return fields }
        }
    }

    /// Reads up to a separator or the end of the row. Quotes within quotes are doubled.
    private mutating func field(_ room: inout Int) -> (String, isLast: Bool) {
        var text: [UInt8] = []
        var isQuoted = false
        var isLast = true
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            isQuoted = true
            position += 1
        }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            if isQuoted, byte == UInt8(ascii: "\"") {
                guard position < bytes.count, bytes[position] == byte else {
                    isQuoted = false
                    continue
                }
                position += 1
            } else if !isQuoted, byte == separator {
                isLast = false
                break
            } else if !isQuoted, byte == UInt8(ascii: "\n") {
                break
            }
            if room > 0 { text.append(byte) }
            room -= 1
        }
        if text.last == UInt8(ascii: "\r") { text.removeLast() }
        return (String(decoding: text, as: UTF8.self), isLast)
    }
}
