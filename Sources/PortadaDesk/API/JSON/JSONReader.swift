import PortadaCore

/// Reads a JSON text (RFC 8259) byte by byte, in time that grows with its length alone. Depth, the number of values and of
/// what each holds are bounded while reading, before anything is made of them.
struct JSONReader {
    /// Why a text is not read.
    enum Fault: Error {
        /// It is no JSON, or nested too deeply.
        case malformed
        /// It holds too many values.
        case tooMany
    }

    /// How deep a text may be nested.
    static let maxDepth = 32
    /// How many values and names a text may hold: a story has some dozens, the longest list of a request some thousands.
    static let maxValues = 50_000
    /// The longest number, in bytes.
    private static let maxNumberBytes = 400

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var values = 0

    /// Reads a whole text.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> JSONValue {
        var reader = JSONReader(bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == bytes.count else { throw .malformed }
        return value
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    /// Passes over a byte, spaces before it; whether it is there.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        index += 1
        return true
    }

    private mutating func count() throws(Fault) {
        values += 1
        guard values <= Self.maxValues else { throw .tooMany }
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        try count()
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try list(depth: depth + 1)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count, (index..<end).allSatisfy({ bytes[$0] == word.utf8Start[$0 - index] }) else {
            throw .malformed
        }
        index = end
        return value
    }

    private mutating func list(depth: Int) throws(Fault) -> JSONValue {
        guard depth <= Self.maxDepth else { throw .malformed }
        index += 1
        var items: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .list(items) }
        repeat { items.append(try value(depth: depth)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw .malformed }
        return .list(items)
    }

    /// A name that an object has twice counts once, as it stands last.
    private mutating func object(depth: Int) throws(Fault) -> JSONValue {
        guard depth <= Self.maxDepth else { throw .malformed }
        index += 1
        var members: [JSONValue.Member] = []
        var places: [String: Int] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw .malformed }
            let name = try text()
            guard take(UInt8(ascii: ":")) else { throw .malformed }
            let member = JSONValue.Member(name: name, value: try value(depth: depth))
            if let place = places.updateValue(members.count, forKey: name) {
                members[place] = member
                places[name] = place
            } else {
                members.append(member)
            }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw .malformed }
        return .object(members)
    }

    // MARK: Numbers

    /// A whole number that `Int64` holds is one; every other number is the nearest that a program reads (section 6).
    private mutating func number() throws(Fault) -> JSONValue {
        let start = index
        if next == UInt8(ascii: "-") { index += 1 }
        guard let first = next, Self.isDigit(first) else { throw .malformed }
        index += 1
        if first != UInt8(ascii: "0") { skipDigits() }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            index += 1
            guard skipDigits() else { throw .malformed }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            guard skipDigits() else { throw .malformed }
        }
        guard index - start <= Self.maxNumberBytes else { throw .malformed }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .whole(number) }
        guard let number = Double(text) else { throw .malformed }
        return .real(number)
    }

    /// Whether there was one.
    @discardableResult
    private mutating func skipDigits() -> Bool {
        let start = index
        while let byte = next, Self.isDigit(byte) { index += 1 }
        return index > start
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    // MARK: Texts

    private mutating func text() throws(Fault) -> String {
        index += 1
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            guard byte >= 0x20 else { throw .malformed }
            index += 1
        }
        if next == UInt8(ascii: "\"") {
            defer { index += 1 }
            return try Self.string(bytes[start..<index])
        }
        var letters = Array(bytes[start..<index])
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return try Self.string(letters[...])
            case UInt8(ascii: "\\"): try escape(into: &letters)
            case 0..<0x20: throw .malformed
            default: letters.append(byte)
            }
        }
        throw .malformed
    }

    private static func string(_ letters: some Collection<UInt8>) throws(Fault) -> String {
        guard let text = String(validating: letters, as: UTF8.self) else { throw .malformed }
        return text
    }

    private mutating func escape(into letters: inout [UInt8]) throws(Fault) {
        guard let byte = next else { throw .malformed }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letters.append(byte)
        case UInt8(ascii: "b"): letters.append(0x08)
        case UInt8(ascii: "f"): letters.append(0x0C)
        case UInt8(ascii: "n"): letters.append(0x0A)
        case UInt8(ascii: "r"): letters.append(0x0D)
        case UInt8(ascii: "t"): letters.append(0x09)
        case UInt8(ascii: "u"): letters.append(contentsOf: String(try scalar()).utf8)
        default: throw .malformed
        }
    }

    /// A character by its number; two that stand for one beyond the first 65,536 (section 7). Half of such a pair is none.
    private mutating func scalar() throws(Fault) -> Character {
        let first = try unit()
        var value = UInt32(first)
        if UTF16.isLeadSurrogate(first) {
            guard next == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else {
                throw .malformed
            }
            index += 2
            let second = try unit()
            guard UTF16.isTrailSurrogate(second) else { throw .malformed }
            value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw .malformed }
        return Character(scalar)
    }

    private mutating func unit() throws(Fault) -> UInt16 {
        guard index + 4 <= bytes.count else { throw .malformed }
        var unit: UInt16 = 0
        for byte in bytes[index..<index + 4] {
            guard let digit = HexDigit.value(byte) else { throw .malformed }
            unit = unit << 4 | UInt16(digit)
        }
        index += 4
        return unit
    }
}
