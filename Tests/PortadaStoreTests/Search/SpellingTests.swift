import PortadaCore
import Testing

@testable import PortadaStore

@Suite("What a mistyped question may have meant")
struct SpellingTests {
    private let newspaper: TemporaryNewspaper

    init() async throws {
        newspaper = try TemporaryNewspaper()
        for number in 0..<3 {
            _ = try await newspaper.publish("La corrupción en las elecciones \(number)", minutes: Int64(number))
        }
        _ = try await newspaper.publish("Huracán sobre el puerto", minutes: 4)
        _ = try await newspaper.publish("El presidente Yajaira viajó", minutes: 5) {
            $0.body = CleanHTML(vouchedFor: "<p>Habló de la gobernación y de precios.</p>")
        }
    }

    private func correction(_ text: String) async throws -> String? {
        try await newspaper.store.read { try $0.search(SearchQuery(text: text)) }.correction
    }

    @Test(
        "is one letter away: missing, too many, wrong, in the wrong place, or of the same sound",
        arguments: [
            ("corrupcon", "corrupción"), ("eleccciones", "elecciones"), ("presidante", "presidente"),
            ("pureto", "puerto"), ("uracán", "huracán"), ("Yajayra", "yajaira"), ("elecsiones", "elecciones"),
            ("presidnete viajó", "presidente viajó"), ("«pureto»", "«puerto»"),
        ]
    )
    func near(text: String, meant: String) async throws { #expect(try await correction(text) == meant, "\(text)") }

    @Test(
        "is nothing where the words are right, short, numbers, stop words, or like no other",
        arguments: [
            "puerto", "corrupcion", "gobernación", "precios", "pur", "2023", "para", "xilófono", "", "\"", "covid-19",
            "presidente puerto", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        ]
    )
    func none(text: String) async throws { #expect(try await correction(text) == nil, "\(text)") }

    @Test("knows no word that stands in no headline any more")
    func gone() async throws {
        let story = try await newspaper.publish("Zafarrancho", minutes: 9)
        #expect(try await correction("zafarancho") == "zafarrancho")
        _ = try await newspaper.newsroom.withdraw(story.id, by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await correction("zafarancho") == nil)
    }

    @Test("a mistake that was printed once gives way to what is printed often")
    func printed() async throws {
        for number in 0..<45 {
            _ = try await newspaper.publish("Alcaldesa inaugura \(number)", minutes: Int64(20 + number))
        }
        _ = try await newspaper.publish("Alcadesa", minutes: 10)
        #expect(try await correction("alcadesa") == "alcaldesa")
        #expect(try await correction("alcaldesa") == nil)
    }

    @Test("looks at as many words as there are letters, not at the archive")
    func bounded() {
        #expect(Spelling.near("presidente").count < 700)
        #expect(Spelling.near(String(repeating: "a", count: 24)).count < 1500)
    }
}
