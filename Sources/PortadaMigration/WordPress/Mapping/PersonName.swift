import PortadaCore

/// Names of people as readers may see them: an e-mail address never is one.
enum PersonName {
    /// The first of some names that is one; of addresses alone, the words before the sign.
    static func forReaders(_ names: [String]) -> String {
        let given = names.map(\.trimmed).filter { !$0.isEmpty }
        if let name = given.first(where: { !isAddress($0) }) { return name }
        let words = (given.first ?? "").prefix { $0 != "@" }.split { !$0.isLetter }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    /// Whether a text is an e-mail address.
    static func isAddress(_ text: String) -> Bool {
        text.wholeMatch(of: /\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*/) != nil
    }
}
