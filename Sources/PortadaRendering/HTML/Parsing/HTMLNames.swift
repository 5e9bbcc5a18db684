/// The names of the elements of one text, as numbers.
struct HTMLNames {
    /// Elements without a tag of their own that are told apart; all beyond count as one.
    private static let maxOthers = 250
    private static let maxBytes = 64
    private static let firstOther: UInt16 = 256

    private var numbers: [String: UInt16] = [:]
    private var others: [String] = []

    /// The number of a name, in lower case, and the tag that it means.
    mutating func name(of bytes: [UInt8], _ range: Range<Int>) -> (HTMLTag, UInt16) {
        let name = Self.lowercased(bytes, range.prefix(Self.maxBytes))
        if let tag = HTMLTag.byName[name] { return (tag, UInt16(tag.rawValue)) }
        if let number = numbers[name] { return (.other, number) }
        guard others.count < Self.maxOthers else { return (.other, 0) }
        let number = Self.firstOther + UInt16(others.count)
        others.append(name)
        numbers[name] = number
        return (.other, number)
    }

    /// The name with a number.
    subscript(number: UInt16) -> String {
        if number < Self.firstOther { return HTMLTag.names[Int(number)] }
        let index = Int(number - Self.firstOther)
        return index < others.count ? others[index] : ""
    }

    private static func lowercased(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { buffer in
            var count = 0
            for index in range {
                let byte = bytes[index]
                // What is no ASCII need not be told apart, and a name cut in the middle of a letter is no text.
                buffer[count] = byte >= 0x80 || byte == 0 ? UInt8(ascii: "?") : lowercased(byte)
                count += 1
            }
            return count
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
