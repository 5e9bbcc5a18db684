import PortadaCore

/// Which bytes of an answer a client asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// All of them: nothing, nothing readable, or parts that don't lie side by side were asked for.
    case whole
    /// Those in one run.
    case part(Range<Int>)
    /// Only bytes that the answer does not have.
    case unsatisfiable

    /// So many ranges are looked at; a field with more is not heeded.
    private static let most = 16
    /// The longest field that is looked at, in bytes.
    private static let maxBytes = 512

    /// What a `Range` field says of an answer with `size` bytes. Several ranges that touch are joined.
    init(_ field: String, size: Int) {
        self = .whole
        guard let wishes = Self.wishes(field) else { return }
        let ranges = wishes.compactMap { $0.range(of: size) }.sorted { $0.lowerBound < $1.lowerBound }
        guard let first = ranges.first else {
            self = .unsatisfiable
            return
        }
        var joined = first
        for range in ranges.dropFirst() {
            guard range.lowerBound <= joined.upperBound else { return }
            joined = joined.lowerBound..<max(joined.upperBound, range.upperBound)
        }
        self = .part(joined)
    }

    /// One range as it was written.
    private enum Wish {
        /// From a byte to another one, both included.
        case span(from: Int, to: Int)
        /// So many bytes at the end.
        case suffix(Int)

        /// The bytes that there are; nil for none.
        func range(of size: Int) -> Range<Int>? {
            switch self {
            case .span(let from, let to): from < size ? from..<min(to, size - 1) + 1 : nil
            case .suffix(let count): count > 0 && size > 0 ? size - min(count, size)..<size : nil
            }
        }
    }

    private static func wishes(_ field: String) -> [Wish]? {
        guard field.utf8.count <= maxBytes, let equals = field.firstIndex(of: "="),
            field[..<equals].lowercased() == "bytes"
        else { return nil }
        let parts = field[field.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: true)
        guard (1...most).contains(parts.count) else { return nil }
        var wishes: [Wish] = []
        for part in parts {
            guard let wish = wish(part) else { return nil }
            wishes.append(wish)
        }
        return wishes
    }

    private static func wish(_ text: Substring) -> Wish? {
        let text = text.drop(while: isBlank)
        let ends = text[..<(text.lastIndex { !isBlank($0) }.map(text.index(after:)) ?? text.startIndex)]
            .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        if ends[0].isEmpty { return number(ends[1]).map { .suffix($0) } }
        guard let from = number(ends[0]) else { return nil }
        if ends[1].isEmpty { return .span(from: from, to: .max) }
        return number(ends[1]).flatMap { $0 >= from ? .span(from: from, to: $0) : nil }
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    /// A number of digits; one that is too large for any file is the largest.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text) ?? .max
    }
}
