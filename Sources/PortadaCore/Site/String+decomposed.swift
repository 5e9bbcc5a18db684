import Foundation

extension String {
    /// The text with accents as characters of their own (Unicode NFD, UAX #15).
    package var decomposed: String { decomposedStringWithCanonicalMapping }

    /// The text without accents and capitals, for comparing what people type.
    package var folded: String {
        if utf8.allSatisfy({ $0 < 128 }) { return lowercased() }
        var text = ""
        text.unicodeScalars = decomposed.lowercased().unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }
        return text
    }
}
