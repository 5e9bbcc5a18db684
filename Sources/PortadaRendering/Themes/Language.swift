/// The texts of one language, from `locales/CODE.yaml`.
public struct Language: Sendable {
    /// The language's code: `es`.
    public let code: String
    /// The language's own name: `Español`.
    public let name: String
    /// How dates are written.
    let dates: DateWords
    /// The texts by key, groups with dots: `share.copy`.
    let messages: [String: Message]

    init(code: String, name: String, dates: DateWords, messages: [String: Message]) {
        self.code = code
        self.name = name
        self.dates = dates
        self.messages = messages
    }

    /// The text of that key with the values in its places. A key that does not exist is its own text: a registry's
    /// texts are checked when the theme is loaded, so that this is never seen.
    public func text(_ key: String, _ values: [String: String] = [:]) -> String {
        switch messages[key] {
        case .plain(let pattern): pattern.filled { values[$0] }
        case .plural(_, let other): other.filled { values[$0] }
        case nil: key
        }
    }

    /// The text of that key in the form for the count, which stands at `{count}`.
    public func text(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
        messages[key]?.filled(count: count, language: code) { values[$0] } ?? key
    }

    /// Whether there is a text of that key.
    public func has(_ key: String) -> Bool {
        messages[key] != nil
    }
}
