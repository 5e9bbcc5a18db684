import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Suggestions while a reader types")
struct SuggestionTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func suggest(_ text: String, limit: Int = 8) async throws -> [String] {
        try await newspaper.store.read { try $0.suggest(text, limit: limit) }.map(\.headline)
    }

    @Test(
        "come for every unfinished word, the newest first",
        arguments: ["p", "pu", "puer", "Puerto", "PUÉR", "el puer"]
    )
    func unfinishedWords(text: String) async throws {
        _ = try await newspaper.publish("El puerto cierra", minutes: 1)
        _ = try await newspaper.publish("El Puerto reabre", minutes: 2)
        _ = try await newspaper.publish("El mercado", minutes: 3)
        _ = try await newspaper.create("El puerto en borrador")
        #expect(try await suggest(text) == ["El Puerto reabre", "El puerto cierra"])
        #expect(try await suggest(text, limit: 1) == ["El Puerto reabre"])
        #expect(try await suggest(text, limit: 0).isEmpty)
    }

    @Test("take words without their accents, but ñ for itself")
    func accents() async throws {
        _ = try await newspaper.publish("Pingüinos en Ávila", minutes: 1)
        _ = try await newspaper.publish("La peña celebra", minutes: 2)
        for text in ["pingui", "pingüi", "avi", "ávi", "pingu\u{308}i"] {
            #expect(try await suggest(text) == ["Pingüinos en Ávila"], "\(text)")
        }
        #expect(try await suggest("peñ") == ["La peña celebra"])
        #expect(try await suggest("pena").isEmpty)
    }

    @Test("look further when the headlines have too few")
    func further() async throws {
        _ = try await newspaper.publish("El puerto", minutes: 1)
        _ = try await newspaper.publish("Comercio", minutes: 2) { $0.summary = "Crece el puerto" }
        #expect(try await suggest("puerto") == ["El puerto", "Comercio"])
        #expect(try await suggest("puerto", limit: 1) == ["El puerto"])
    }

    @Test("know no story that was taken back or renamed")
    func state() async throws {
        var story = try await newspaper.publish("El puerto")
        story.headline = "El muelle"
        let renamed = story
        _ = try await newspaper.newsroom.save(renamed, by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await suggest("puer").isEmpty)
        #expect(try await suggest("mue") == ["El muelle"])
        _ = try await newspaper.newsroom.unpublish(story.id, by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await suggest("mue").isEmpty)
    }

    @Test(
        "all stand on the first page of what the search finds for the same words",
        arguments: ["san", "el san", "puerto"]
    )
    func onFirstPage(text: String) async throws {
        // Many that the question finds, and better ones than those that begin with it.
        try await newspaper.newsroom.importBatch(by: newspaper.editor, at: TemporaryNewspaper.noon) { importer in
            for number in 0..<90 {
                let story = TemporaryNewspaper.draft("San Juan, el puerto de San Juan \(number)") { article in
                    article.status = .published
                    article.summary = "San Juan y San Juan, puerto"
                    article.times.published = TemporaryNewspaper.time(Int64(number))
                }
                let origin = Importer.Origin(source: "test", kind: "article", id: "\(number)")
                _ = try importer.article(story, origin: origin, fingerprint: 1)
            }
        }
        for (minute, headline) in [
            "El Sánchez gana", "Santos, el puertorriqueño", "Sangre de puerto y otras cosas el lunes",
        ].enumerated() {
            _ = try await newspaper.publish(headline, minutes: Int64(200 + minute))
        }
        let suggested = try await suggest(text, limit: SearchQuery.mostSuggestions)
        let found = try await newspaper.store.read { try $0.search(SearchQuery(text: text)) }
        #expect(suggested.count == SearchQuery.mostSuggestions)
        #expect(Set(suggested).isSubset(of: found.hits.map(\.article.headline)))
        #expect(found.hits.count == 20)
        // No story stands on two pages.
        var all: [String] = []
        for page in 1...found.pageCount {
            all += try await newspaper.store.read { try $0.search(SearchQuery(text: text, page: page)) }.hits.map(
                \.article.headline
            )
        }
        #expect(all.count == found.total && Set(all).count == all.count)
    }
}
