/// A text of a locale file.
enum Message: Sendable {
    /// The same for every count.
    case plain(MessagePattern)
    /// One for each plural form; `other` is always there.
    case plural([PluralForm: MessagePattern], other: MessagePattern)

    /// The names of the places that have to be filled.
    var parameters: Set<String> {
        switch self {
        case .plain(let pattern): pattern.parameters
        case .plural(let forms, let other):
            forms.values.reduce(into: other.parameters.union(["count"])) { $0.formUnion($1.parameters) }
        }
    }

    /// The text in the form for the count, which stands at `{count}`.
    func filled(count: Int, language: String, _ value: (String) -> String?) -> String {
        let pattern =
            switch self {
            case .plain(let only): only
            case .plural(let forms, let other): forms[PluralForm.form(for: count, in: language)] ?? other
            }
        return pattern.filled { name in name == "count" ? String(count) : value(name) }
    }

    /// Whether it has plural forms.
    var isPlural: Bool {
        if case .plural = self { true } else { false }
    }
}
