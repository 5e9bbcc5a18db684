import Foundation

/// Passwords that are tried first: one common word with digits and signs around it, walks over the keyboard, numbers, and
/// anything of that said again and again.
enum CommonPasswords {
    /// So many digits and signs around a word are guessed with it.
    private static let maxAround = 8
    /// A walk goes over so many keys at least.
    private static let minWalk = 3

    /// Letters that stand beside each other, on keyboards in rows and columns, and in the alphabet.
    private static let walks: [[Character]] = [
        "qwertyuiop", "asdfghjkl;", "asdfghjkln", "zxcvbnm,./", "1234567890", "abcdefghijklmnopqrstuvwxyz", "azerty",
        "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/", "!@#$%^&*()", "01234567890",
    ].map(Array.init)
    private static let steps = walks.reduce(into: Set<String>()) { steps, walk in
        for (one, next) in zip(walk, walk.dropFirst()) { steps.formUnion(["\(one)\(next)", "\(next)\(one)"]) }
    }

    /// What digits and signs stand for among letters.
    private static let letters: [[Character: Character]] = [
        ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "!": "i"],
        ["0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "l"],
    ]

    /// Whether a password is one of them.
    static func contains(_ password: String) -> Bool {
        let bare = folded(password)
        return isPlain(bare) || unit(of: bare).map(isPlain) ?? false
    }

    /// A text without capitals, accents and the forms of letters that only look different.
    static func folded(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping
            .folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    private static func isPlain(_ bare: String) -> Bool {
        if bare.allSatisfy({ $0.isASCII && !$0.isLetter }) || isWalk(bare) { return true }
        if isWord(bare) { return true }
        return letters.contains { table in
            let end = bare.reversed().prefix { !$0.isLetter }.count
            // The digits at the end may be letters, too: `passw0rd1` and `p4ssw0r0`.
            return (0...min(end, maxAround)).contains { rest in
                let core = String(bare.dropLast(rest).map { table[$0] ?? $0 })
                return isWord(core + bare.suffix(rest))
            }
        }
    }

    /// Whether it is a common word with a few digits and signs before, behind, or between its letters.
    private static func isWord(_ text: String) -> Bool {
        let core = text.drop { !$0.isLetter }
        let end = core.reversed().prefix { !$0.isLetter }.count
        let word = core.dropLast(end)
        let (before, behind) = (text.dropLast(core.count), core.suffix(end))
        guard before.count + behind.count <= maxAround || [before, behind].allSatisfy({ isWalk(String($0)) }) else {
            return false
        }
        let plain = String(word.filter(\.isLetter))
        return [plain, unit(of: plain) ?? ""].contains { CommonWords.all.contains($0) || !$0.isEmpty && isWalk($0) }
    }

    /// Whether a text is made of walks alone: `qwerty12345`, `1qaz2wsx`, and `1q2w3e4r5t`, which are two at once.
    private static func isWalk(_ text: String) -> Bool {
        let letters = Array(text)
        if isOneWalk(letters) { return true }
        let halves = [0, 1].map { start in stride(from: start, to: letters.count, by: 2).map { letters[$0] } }
        return letters.count >= 2 * minWalk && halves.allSatisfy(isOneWalk)
    }

    private static func isOneWalk(_ letters: [Character]) -> Bool {
        var length = 1
        for (one, next) in zip(letters, letters.dropFirst()) {
            if steps.contains("\(one)\(next)") || one == next {
                length += 1
            } else if length < minWalk {
                return false
            } else {
                length = 1
            }
        }
        return letters.isEmpty || length >= minWalk
    }

    /// What a text says again and again; nil when it doesn't.
    private static func unit(of text: String) -> String? {
        let letters = Array(text)
        return (1..<max(1, letters.count / 2 + 1)).first { length in
            letters.count.isMultiple(of: length) && letters.indices.allSatisfy { letters[$0] == letters[$0 % length] }
        }.map { String(letters[..<$0]) }
    }
}
