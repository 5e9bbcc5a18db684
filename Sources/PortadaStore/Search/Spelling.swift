import PortadaCore

/// What somebody meant who mistyped a word, out of the words that stand in headlines.
///
/// All words at a distance of one letter too many, too few, wrong or in the wrong place are looked for by their names: some
/// hundred looks into one index, however many stories there are. The most common one is meant, where it is not the same
/// mistake in print.
struct Spelling {
    /// Shorter words are one letter away from too many others; longer ones are no words.
    private static let lengths = 4...24
    /// How many words of a question are looked at.
    private static let mostWords = 4
    /// How many words are compared by how common they are, and how far that is counted.
    private static let (mostFound, mostCounted): (Int, Int64) = (12, 200)
    /// A word that stands in stories itself gives way only to one that stands in so many times as many headlines.
    private static let advantage = 40
    private static let letters = Array("abcdefghijklmnñopqrstuvwxyz")
    /// What sounds the same: letters that are more often taken for one another than others.
    private static let sounds = [
        ("b", "v"), ("s", "c"), ("s", "z"), ("c", "z"), ("g", "j"), ("ll", "y"), ("k", "qu"), ("i", "y"),
    ]

    let reader: Reader
    private var connection: any Connection { reader.connection }

    /// Takes a headline's words in.
    static func add(_ headline: String, _ connection: any Connection) throws {
        let words = try bare(headline, connection).filter(isWord)
        guard !words.isEmpty else { return }
        try connection.execute(
            "INSERT OR IGNORE INTO spelling (word) SELECT value FROM json_each(?)",
            [.text(try StoredJSON.encode(words))]
        )
    }

    /// A question with its mistyped words put right; nil where none is.
    /// - Parameter frequency: in how many stories a word stands, about; nil for one that the index passes over.
    func correction(of text: String, frequency: (String) throws -> Int?) throws -> String? {
        var (isOther, looked) = (false, 0)
        let words = try text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let letters = word.drop { !$0.isLetter }
            let core = letters.prefix { $0.isLetter }
            let bare = try Self.bare(String(core), connection)
            guard looked < Self.mostWords, !core.isEmpty,
                letters.dropFirst(core.count).allSatisfy({ !$0.isLetter && !$0.isNumber }),
                word.allSatisfy({ !$0.isNumber }), bare.count == 1, let typed = bare.first, Self.isWord(typed)
            else { return String(word) }
            looked += 1
            guard let count = try frequency(String(core)), count * Self.advantage <= Self.mostCounted,
                let meant = try meant(by: typed, standingIn: count)
            else { return String(word) }
            isOther = true
            return word[..<core.startIndex] + meant + word[core.endIndex...]
        }
        return isOther ? words.joined(separator: " ") : nil
    }

    private func meant(by typed: String, standingIn count: Int) throws -> String? {
        let near = Self.near(typed)
        let found = try connection.query(
            "SELECT word FROM spelling WHERE word IN (SELECT value FROM json_each(?)) LIMIT 100",
            [.text(try StoredJSON.encode(Array(near.keys)))]
        ) { $0.text(0) }
        let likely = found.sorted { (near[$0] ?? 0, $1) > (near[$1] ?? 0, $0) }.prefix(Self.mostFound)
        var best: (word: String, weight: Int)?
        for word in likely {
            let headlines = try headlines(with: word)
            guard headlines > 0, headlines >= count * Self.advantage else { continue }
            let weight = headlines * (near[word] ?? 1)
            if best.map({ weight > $0.weight }) ?? true { best = (word, weight) }
        }
        return try best.map { try written($0.word) }
    }

    private func headlines(with word: String) throws -> Int {
        try connection.first(
            "SELECT COUNT(*) FROM (SELECT 1 FROM headline_index WHERE headline_index MATCH ? LIMIT ?) AS counted",
            [.text("\"\(word)\""), .int(Self.mostCounted)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// A word as the newest headline writes it, accents and all.
    private func written(_ word: String) throws -> String {
        let headline = try connection.first(
            """
            SELECT highlight(headline_index, 0, ?, ?) FROM headline_index WHERE headline_index MATCH ?
            ORDER BY rowid DESC LIMIT 1
            """,
            [.text(MarkedText.start), .text(MarkedText.end), .text("\"\(word)\"")]
        ) { $0.text(0) }
        guard let headline, let start = headline.firstRange(of: MarkedText.start)?.upperBound,
            let end = headline[start...].firstRange(of: MarkedText.end)?.lowerBound
        else { return word }
        return headline[start..<end].lowercased()
    }

    /// The words as the index of headlines knows them: lower case, without accents.
    private static func bare(_ text: String, _ connection: any Connection) throws -> [String] {
        try (connection as? SQLiteTransaction)?.stems(of: text, language: "none") ?? []
    }

    private static func isWord(_ word: String) -> Bool { lengths.contains(word.count) && word.allSatisfy(\.isLetter) }

    /// The words one mistake away, each with how likely the mistake is.
    static func near(_ typed: String) -> [String: Int] {
        let word = Array(typed)
        var near: [String: Int] = [:]
        func add(_ letters: [Character], _ likelihood: Int) {
            near[String(letters), default: 0] = max(near[String(letters)] ?? 0, likelihood)
        }
        for place in 0...word.count {
            let (head, tail) = (Array(word[..<place]), Array(word[place...]))
            // Hardly anybody mistakes the first letter.
            let likelihood = place == 0 ? 1 : 2
            for letter in letters {
                add(head + [letter] + tail, letter == "h" ? 6 : likelihood)
                if !tail.isEmpty { add(head + [letter] + tail.dropFirst(), likelihood) }
            }
            if let first = tail.first { add(head + tail.dropFirst(), first == "h" ? 6 : likelihood) }
            if tail.count > 1 { add(head + [tail[1], tail[0]] + tail.dropFirst(2), 4) }
            for (one, other) in sounds + sounds.map({ ($0.1, $0.0) }) where tail.starts(with: one) {
                add(head + Array(other) + tail.dropFirst(one.count), 6)
            }
        }
        near[typed] = nil
        return near
    }
}
