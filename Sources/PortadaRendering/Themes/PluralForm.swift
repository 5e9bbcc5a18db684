/// The forms that a text may have for different counts (Unicode CLDR, plural rules).
enum PluralForm: String, Sendable, CaseIterable {
    case zero, one, two, few, many, other

    /// The form for a count in a language. Languages that are not listed have one and other, like English.
    static func form(for count: Int, in language: String) -> PluralForm {
        switch language.prefix(2) {
        case "fr", "pt": count == 0 || count == 1 ? .one : .other
        case "ja", "zh", "ko", "vi", "th", "id": .other
        default: count == 1 ? .one : .other
        }
    }

    /// The forms that a text with a count must have in a language.
    static func forms(in language: String) -> Set<PluralForm> {
        Set((0...2).map { form(for: $0, in: language) })
    }
}
