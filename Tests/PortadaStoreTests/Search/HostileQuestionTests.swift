import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Any text is a question to the search")
struct HostileQuestionTests {
    static let texts: [String] =
        [
            "", " ", "\n\t", "\"", "\"\"", "\"\"\"", "\" \"", "'", "''", "`", "\\", "/", "%", "_", "%%", "*", "**", "^",
            "^puerto",
            "puerto*", "*puerto", "puerto^", "-", "--", "---", "-\"", "\"-\"", "-\"puerto", "-puerto", "+puerto",
            "puerto +mar",
            "(", ")", "((", "()", "(puerto", "puerto)", "(puerto OR mar)", "{", "}", "{headline}",
            "{headline} : puerto",
            "headline:puerto", "headline : puerto", "places : s1", "- headline : puerto", "rowid:1",
            "search_index:puerto",
            "AND", "OR", "NOT", "NEAR", "AND AND", "puerto AND", "AND puerto", "puerto OR", "NOT puerto", "puerto NOT",
            "puerto AND OR NOT mar", "NEAR(puerto mar)", "NEAR(puerto mar, 2)", "NEAR/3", "puerto NEAR mar",
            "or and not",
            "puerto LIKE '%'", "x' OR '1'='1", "'; DROP TABLE article; --", "\"; DROP TABLE article; --", "1=1", "?1",
            ":a",
            "@a", "$a", "??", "0", "-0", "1e999", "0x00", "NULL", "null", "true", "<script>alert(1)</script>", "&amp;",
            "<mark>",
            "el", "de la que", "\"de la\"", "-el", "el -la", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
            "😀", "👩‍👩‍👧‍👦", "🏳️‍🌈 puerto", "\u{FE0F}", "\u{200D}", "\u{200B}", "\u{202E}puerto", "\u{FEFF}", "\u{FFFD}",
            "\u{FFFE}",
            "مرحبا بالعالم", "السلام عليكم", "שלום", "新闻", "報紙 新聞", "日本語の新聞", "한국어 신문", "Привет мир", "Ελληνικά",
            "हिन्दी समाचार", "ไทย",
            "\u{0}", "puerto\u{0}", "\u{0}puerto", "pu\u{0}erto", "\"pu\u{0}erto\"", "\u{1}\u{2}\u{3}", "puerto\u{2}",
            "\r\n", "\u{85}",
            "\u{301}", "\u{301}\u{301}", "a\u{301}\u{302}\u{303}", "n\u{303}\u{303}", "\"\u{301}", "-\u{301}puerto",
            "\u{D4E}\"", "\u{D4E}\" OR \"", "x\u{D4E}\"y", "\u{111C2}\"", "\u{600}\"", "\u{110BD}\"", "\u{D4E}\u{0}",
            "\u{10D40}", "\u{16AC0}", "\u{1E900}", "\u{1FBF0}", "\u{E000}", "\u{F0000}", "\u{10FFFF}", "²", "½", "Ⅷ",
            "ª º", "ß", "ŉ", "Ĳ", "İ",
            "ﬁn", "ǅ", "Å", "ſ", "puerto\"mar", "puerto\"mar\"sol", "\"puerto\"\"mar\"", "\"puerto\" \"mar",
            "puerto-mar-sol",
            "puerto--mar", "-puerto-mar", "O'Higgins", "AT&T", "C++", "a.b.c", "ley 1.234/2024", "50%", "#puerto",
            "@puerto",
            "https://puerto.example/?a=b&c=d#e", "info@puerto.example", "\\u0000", "%00", "%ff", "\u{7F}", "\u{80}",
            "\u{9F}",
        ] + long

    /// Texts of 100 KB, made of one part again and again; and phrases of many words.
    private static let long: [String] =
        [
            ("a", 100_000), ("puerto ", 15_000), ("\"", 100_001), ("-", 100_000), ("(", 100_000), ("\"a\" ", 25_000),
            ("-a ", 33_000), ("a\u{301}", 33_000), ("\u{301}", 50_000), ("😀", 25_000), ("新", 33_000),
            ("\u{0}", 100_000), ("a AND ", 17_000), ("NEAR(", 20_000), ("a-", 50_000), ("\u{D4E}\"", 20_000),
            (" ", 100_000), ("x y-z \"", 14_000),
        ].map { (part: String, count: Int) in String(repeating: part, count: count) } + numbered

    private static let numbered: [String] = {
        let numbers: [String] = (0..<20_000).map { String($0) }
        let words: String = numbers.joined(separator: " p")
        return [
            words, numbers.joined(separator: "-"), "\"\(words)\"", "a" + String(repeating: "\u{301}", count: 50_000),
        ]
    }()

    @Test("and is answered, in every order and with every filter")
    func answers() async throws {
        let newspaper = try TemporaryNewspaper()
        let section = try await newspaper.section("Nacional")
        for (number, text) in Self.texts.enumerated() where text.utf8.count < 400 {
            // Stories as odd as the questions, so that there is something to find.
            _ = try await newspaper.publish("Puerto \(number): \(text)", minutes: Int64(number)) { article in
                article.path = "/\(number)/"
                article.primarySection = section
                article.body = CleanHTML(vouchedFor: "<p>El mar y el puerto. \(text)</p>")
            }
        }
        for text in Self.texts {
            let asked = text.prefix(40)
            await #expect(throws: Never.self, "\(asked.debugDescription)") {
                try await newspaper.store.read { reader in
                    for sort in [SearchQuery.Sort.relevance, .newest] {
                        for place in [nil, section] {
                            let query = SearchQuery(
                                text: text,
                                section: place,
                                since: TemporaryNewspaper.noon,
                                sort: sort
                            )
                            let results = try reader.search(query)
                            #expect(results.hits.count <= query.length && results.hits.count <= results.total)
                        }
                    }
                    _ = try reader.suggest(text, limit: 8)
                }
            }
        }
        #expect(try await newspaper.contradictions().isEmpty)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM article") > 100)
    }

    @Test("has at most sixteen words, of at most four hundred characters")
    func limits() {
        for text in Self.texts {
            let terms = SearchTerms(text)
            #expect(terms.wanted.count + terms.unwanted.count <= SearchTerms.maxTerms)
            let texts = (terms.wanted + terms.unwanted).flatMap(\.forms)
            #expect(texts.allSatisfy { $0.unicodeScalars.count <= SearchTerms.maxLength })
            #expect(!texts.contains { $0.unicodeScalars.contains("\"") })
        }
    }
}
