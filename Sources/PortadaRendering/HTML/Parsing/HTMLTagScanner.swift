/// Reads the attributes of one tag, as the states of the HTML Standard do (sections 13.2.5.32 to 13.2.5.40).
struct HTMLTagScanner {
    /// Where an attribute's name and value stand; the value is empty where there is none.
    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
    }

    private let bytes: [UInt8]
    /// Just behind what was read: at the end of the tag behind its `>`.
    private(set) var index: Int
    /// Whether the tag ended with `/>`.
    private(set) var isSelfClosing = false
    /// Whether the text ended within the tag, which then counts for nothing.
    private(set) var isCut = false

    /// - Parameter index: just behind the tag's name.
    init(_ bytes: [UInt8], from index: Int) {
        self.bytes = bytes
        self.index = index
    }

    /// The next attribute; nil at the end of the tag.
    mutating func next() -> Attribute? {
        while true {
            skipSpace()
            guard index < bytes.count else { return cut() }
            switch bytes[index] {
            case UInt8(ascii: ">"):
                index += 1
                return nil
            case UInt8(ascii: "/"):
                index += 1
                guard index < bytes.count else { return cut() }
                if bytes[index] == UInt8(ascii: ">") {
                    index += 1
                    isSelfClosing = true
                    return nil
                }
            default: return attribute()
            }
        }
    }

    private mutating func attribute() -> Attribute? {
        let start = index
        // A name may begin with "=", not hold one.
        index += 1
        while index < bytes.count, !isNameEnd(bytes[index]) { index += 1 }
        let name = start..<index
        skipSpace()
        guard index < bytes.count else { return cut() }
        guard bytes[index] == UInt8(ascii: "=") else { return Attribute(name: name, value: index..<index) }
        index += 1
        skipSpace()
        guard index < bytes.count else { return cut() }
        let first = bytes[index]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            index += 1
            let value = index
            while index < bytes.count, bytes[index] != first { index += 1 }
            guard index < bytes.count else { return cut() }
            index += 1
            return Attribute(name: name, value: value..<(index - 1))
        }
        let value = index
        while index < bytes.count, bytes[index] != UInt8(ascii: ">"), !Self.isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return cut() }
        return Attribute(name: name, value: value..<index)
    }

    private mutating func cut() -> Attribute? {
        isCut = true
        return nil
    }

    private mutating func skipSpace() {
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    }

    private func isNameEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || Self.isSpace(byte)
    }

    /// What HTML takes for white space.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }
}
