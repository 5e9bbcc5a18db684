/// The attributes of a tag, read from the markup each time they are asked for.
package struct HTMLAttributes {
    private let bytes: [UInt8]
    private let start: Int
    private let isThere: Bool

    /// - Parameter tag: where the tag stands; empty for an element without one.
    init(_ bytes: [UInt8], tag: Range<Int>) {
        self.bytes = bytes
        isThere = !tag.isEmpty
        var start = tag.lowerBound
        while start < tag.upperBound, !Self.isNameEnd(bytes[start]) { start += 1 }
        self.start = start
    }

    /// Those of a tag that stands by itself.
    /// - Parameter tag: from `<` to `>`.
    package init(_ tag: Substring) {
        let bytes = Array(tag.utf8)
        self.init(bytes, tag: 0..<bytes.count)
    }

    private static func isNameEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || HTMLTagScanner.isSpace(byte)
    }

    /// The value of an attribute, by its name in lower case; the first counts.
    package subscript(name: StaticString) -> String? {
        guard isThere else { return nil }
        var scanner = HTMLTagScanner(bytes, from: start)
        while let attribute = scanner.next() {
            if has(name, attribute.name) { return HTMLReferences.text(of: bytes, attribute.value, isAttribute: true) }
        }
        return nil
    }

    /// The names, in lower case, as written; at most so many.
    func names(atMost limit: Int) -> [String] {
        guard isThere else { return [] }
        var scanner = HTMLTagScanner(bytes, from: start)
        var names: [String] = []
        while names.count < limit, let attribute = scanner.next() {
            names.append(String(decoding: bytes[attribute.name.prefix(64)], as: UTF8.self).lowercased())
        }
        return names
    }

    private func has(_ name: StaticString, _ range: Range<Int>) -> Bool {
        guard name.utf8CodeUnitCount == range.count else { return false }
        return name.withUTF8Buffer { name in
            for (offset, byte) in name.enumerated() where lowercased(bytes[range.lowerBound + offset]) != byte {
                return false
            }
            return true
        }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
