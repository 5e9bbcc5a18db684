import CXML
import Foundation

/// Cuts an export into its records without believing that it is XML: what is broken in one record can't hide the next.
///
/// Knows only start tags, end tags, comments and CDATA sections. Memory stays at one record, bounded.
struct WXRScanner {
    /// The largest record that is taken, in bytes.
    static let maxRecordBytes = 16 << 20

    private let source: WXRSource
    private var buffer: [UInt8] = []
    /// Where the search goes on in the buffer.
    private var cursor = 0
    /// The line at the cursor.
    private var line = 1
    private var isAtEnd = false

    init(_ source: WXRSource) {
        self.source = source
    }

    /// The elements that are records, by the name behind the prefix.
    private static let prefixedRecords: Set<String> = [
        "author", "wp_author", "category", "tag", "term", "wxr_version", "base_site_url", "base_blog_url",
    ]
    private static let plainRecords: Set<String> = ["item", "title", "link", "description", "language"]

    /// The next record; nil at the end of the file.
    mutating func next() throws -> WXRRecord? {
        while let start = try find(UInt8(ascii: "<"), from: cursor) {
            advance(to: start)
            try need(64)
            if starts(with: "<!--") {
                try skip(past: "-->", from: cursor + 4)
            } else if starts(with: "<![CDATA[") {
                try skip(past: "]]>", from: cursor + 9)
            } else if let name = tagName(at: cursor), isRecord(name) {
                return try record(name)
            } else {
                advance(to: cursor + 1)
            }
        }
        return nil
    }

    private func isRecord(_ name: String) -> Bool {
        guard let colon = name.firstIndex(of: ":") else { return Self.plainRecords.contains(name) }
        return Self.prefixedRecords.contains(String(name[name.index(after: colon)...]))
    }

    /// Reads from the start tag at the cursor to the matching end tag.
    private mutating func record(_ name: String) throws -> WXRRecord {
        let firstLine = line
        var index = cursor + 1 + name.utf8.count
        let isItem = name == "item"
        // `<title/>` is a whole record.
        if let end = try find(UInt8(ascii: ">"), from: index), buffer[end - 1] == UInt8(ascii: "/") {
            return take(upTo: end + 1, name, firstLine)
        }
        if cursor == 0 { index = 1 + name.utf8.count }
        while let mark = try find(UInt8(ascii: "<"), from: index) {
            if mark - cursor > Self.maxRecordBytes { return try oversized(name, firstLine) }
            try need(mark - cursor + 64)
            if starts(with: "<![CDATA[", at: mark) {
                guard let end = try endOfCDATA(from: mark + 9) else { break }
                index = end
            } else if starts(with: "<!--", at: mark) {
                guard let end = try find("-->", from: mark + 4) else { break }
                index = end + 3
            } else if starts(with: "</\(name)", at: mark), !isNameByte(at: mark + 2 + name.utf8.count) {
                guard let end = try find(UInt8(ascii: ">"), from: mark) else { break }
                return take(upTo: end + 1, name, firstLine)
            } else if tagName(at: mark) == "item" {
                let what = isItem ? "The item is cut off: another begins before it ends." : "<\(name)> never ends."
                return take(upTo: mark, name, firstLine, damage: what)
            } else if !isItem, starts(with: "</channel", at: mark) {
                return take(upTo: mark, name, firstLine, damage: "<\(name)> never ends.")
            } else {
                index = mark + 1
            }
        }
        return take(upTo: buffer.count, name, firstLine, damage: "The file ends in the middle of <\(name)>.")
    }

    /// Where a CDATA section ends, behind its `]]>`. One that misses its end and runs on into the next fields ends where
    /// the body's end tag stands.
    private mutating func endOfCDATA(from start: Int) throws -> Int? {
        let end = try find("]]>", from: start)
        let limit = end ?? buffer.count
        if let tag = position(of: "</content:encoded>", from: start, to: limit),
            end.map({ !starts(with: "</content:encoded>", at: $0 + 3) }) ?? true
        {
            return tag
        }
        return end.map { $0 + 3 }
    }

    private mutating func take(upTo end: Int, _ name: String, _ line: Int, damage: String? = nil) -> WXRRecord {
        let bytes = Array(buffer[cursor..<end])
        advance(to: end)
        return WXRRecord(
            name: name,
            line: line,
            bytes: damage == nil ? bytes : Array(bytes.prefix(4096)),
            damage: damage
        )
    }

    /// Leaves a record that is too large, without keeping it.
    private mutating func oversized(_ name: String, _ firstLine: Int) throws -> WXRRecord {
        let head = Array(buffer[cursor..<min(cursor + 4096, buffer.count)])
        advance(to: cursor + 1)
        while let mark = try find(UInt8(ascii: "<"), from: cursor) {
            advance(to: mark)
            try need(64)
            if starts(with: "</\(name)>") || tagName(at: cursor) == "item" { break }
            advance(to: cursor + 1)
        }
        return WXRRecord(
            name: name,
            line: firstLine,
            bytes: head,
            damage: "<\(name)> is larger than \(Self.maxRecordBytes >> 20) MB."
        )
    }

    // MARK: The buffer

    /// Moves the cursor on, counts the lines on the way, and forgets what lies behind once that pays.
    private mutating func advance(to position: Int) {
        buffer.withUnsafeBufferPointer { bytes in
            guard var from = bytes.baseAddress.map({ $0 + cursor }) else { return }
            var rest = position - cursor
            while rest > 0, let found = memchr(from, 0x0A, rest) {
                line += 1
                let next = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
                rest -= next - from
                from = next
            }
        }
        cursor = position
    }

    /// Brings the next piece into the buffer; false at the end of the file. Positions stay valid while a record is read.
    private mutating func fill() throws -> Bool {
        guard !isAtEnd, let piece = try source.next() else {
            isAtEnd = true
            return false
        }
        buffer.append(contentsOf: piece)
        return true
    }

    /// Makes sure that so many bytes lie behind the cursor, when the file has them.
    private mutating func need(_ count: Int) throws {
        while buffer.count - cursor < count, try fill() {}
    }

    private mutating func find(_ byte: UInt8, from start: Int) throws -> Int? {
        var start = start
        if cursor > 4 << 20, start >= cursor {
            buffer.removeFirst(cursor)
            start -= cursor
            cursor = 0
        }
        return try search(from: start, keeping: 0) { bytes, from in
            memchr(bytes + from.lowerBound, Int32(byte), from.count).map {
                bytes.distance(to: $0.assumingMemoryBound(to: UInt8.self))
            }
        }
    }

    private mutating func find(_ text: String, from start: Int) throws -> Int? {
        let sought = Array(text.utf8)
        return try search(from: start, keeping: sought.count - 1) { bytes, range in
            portada_find(bytes + range.lowerBound, range.count, sought, sought.count)
                .map { bytes.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
        }
    }

    /// Searches the buffer, and the pieces behind it. Gives up at the end of the file or behind the largest record.
    private mutating func search(
        from start: Int,
        keeping overlap: Int,
        _ found: (UnsafePointer<UInt8>, Range<Int>) -> Int?
    ) throws -> Int? {
        var start = start
        while true {
            if start < buffer.count {
                let position = buffer.withUnsafeBufferPointer { bytes in
                    bytes.baseAddress.flatMap { found($0, start..<bytes.count) }
                }
                if let position { return position }
                start = max(start, buffer.count - overlap)
            }
            // A section that never ends must not bring the whole file into memory.
            if buffer.count - cursor > 2 * Self.maxRecordBytes { return nil }
            guard try fill() else { return nil }
        }
    }

    private func position(of text: String, from start: Int, to end: Int) -> Int? {
        guard end > start else { return nil }
        let sought = Array(text.utf8)
        return buffer.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            return portada_find(base + start, end - start, sought, sought.count)
                .map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
        }
    }

    private mutating func skip(past text: String, from start: Int) throws {
        guard let end = try find(text, from: start) else {
            // What opens and never closes is no reason to lose the rest.
            advance(to: cursor + 1)
            return
        }
        advance(to: end + text.utf8.count)
    }

    private func starts(with text: String, at position: Int? = nil) -> Bool {
        let start = position ?? cursor
        var text = text
        return text.withUTF8 { sought in
            start + sought.count <= buffer.count
                && buffer.withUnsafeBufferPointer { bytes in
                    guard let base = bytes.baseAddress, let other = sought.baseAddress else { return false }
                    return memcmp(base + start, other, sought.count) == 0
                }
        }
    }

    private func isNameByte(at index: Int) -> Bool {
        guard index < buffer.count else { return false }
        return Self.isNameByte(buffer[index])
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x2D, 0x2E: true
        default: false
        }
    }

    /// The name of the start tag at a position; nil when there is none.
    private func tagName(at position: Int) -> String? {
        var end = position + 1
        while end < buffer.count, end - position < 64, Self.isNameByte(buffer[end]) { end += 1 }
        guard end > position + 1, end < buffer.count else { return nil }
        switch buffer[end] {
        case 0x20, 0x09, 0x0A, 0x0D, 0x3E, 0x2F: return String(decoding: buffer[(position + 1)..<end], as: UTF8.self)
        default: return nil
        }
    }
}
