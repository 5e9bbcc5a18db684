import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The front, related stories, neighbours")
struct FrontAndRelatedTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func related(
        to story: Article,
        limit: Int = 3,
        excluding: Set<Identifier<Article>> = []
    ) async throws -> [String] {
        try await newspaper.store.read { try $0.related(to: story, limit: limit, excluding: excluding) }.map(\.headline)
    }

    @Test("the front begins with what the newsroom holds on top, then the newest, each once")
    func front() async throws {
        for (number, name) in ["a", "b", "c", "d"].enumerated() {
            _ = try await newspaper.publish(name, minutes: Int64(number)) { $0.isPinned = name == "a" || name == "b" }
        }
        _ = try await newspaper.create("borrador") { $0.isPinned = true }
        _ = try await newspaper.publish("página") { ($0.isPinned, $0.kind) = (true, .page) }
        let front = { @Sendable (limit: Int) in
            try await newspaper.store.read { try $0.front(limit: limit) }.map(\.headline)
        }
        #expect(try await front(10) == ["b", "a", "d", "c"])
        #expect(try await front(3) == ["b", "a", "d"])
        #expect(try await front(1) == ["b"])
        #expect(try await front(0).isEmpty)
    }

    @Test("related stories share a tag first, then the section, newest first")
    func related() async throws {
        let (section, tag) = (try await newspaper.section("Nacional"), try await newspaper.tag("puerto"))
        let story = try await newspaper.publish("La nota", minutes: 5) {
            ($0.primarySection, $0.tags) = (section, [tag])
        }
        _ = try await newspaper.publish("Vieja del puerto", minutes: 1) { $0.tags = [tag] }
        _ = try await newspaper.publish("Del puerto", minutes: 2) { ($0.primarySection, $0.tags) = (section, [tag]) }
        _ = try await newspaper.publish("De la sección", minutes: 9) { $0.primarySection = section }
        _ = try await newspaper.publish("Ajena", minutes: 9)
        #expect(try await related(to: story) == ["Del puerto", "Vieja del puerto", "De la sección"])
        #expect(try await related(to: story, limit: 2) == ["Del puerto", "Vieja del puerto"])
        #expect(try await related(to: story, limit: 0).isEmpty)
    }

    @Test("related stories are never the story itself nor one that is left out")
    func exclusion() async throws {
        let (section, tag) = (try await newspaper.section("Nacional"), try await newspaper.tag("puerto"))
        var stories: [Article] = []
        for number in 0..<30 {
            stories.append(
                try await newspaper.publish("Nota \(number)", minutes: Int64(number)) { article in
                    (article.primarySection, article.tags) = (section, number.isMultiple(of: 2) ? [tag] : [])
                }
            )
        }
        for number in [0, 15, 28, 29] {
            let shown = Set(stories.suffix(8).map(\.id))
            let found = try await newspaper.store.read { [story = stories[number]] reader in
                try reader.related(to: story, limit: 3, excluding: shown)
            }.map(\.id)
            #expect(found.count == 3)
            #expect(Set(found).count == 3)
            #expect(!found.contains(stories[number].id))
            #expect(shown.isDisjoint(with: found))
        }
    }

    @Test("a story without tags and section has no related ones")
    func nothingRelated() async throws {
        let story = try await newspaper.publish("Sola")
        _ = try await newspaper.publish("Otra", minutes: 1)
        #expect(try await related(to: story).isEmpty)
    }

    @Test("neighbours are the stories published just before and just after")
    func neighbours() async throws {
        let first = try await newspaper.publish("primera", minutes: 1)
        let second = try await newspaper.publish("segunda", minutes: 2)
        let twin = try await newspaper.publish("gemela", minutes: 2)
        let page = try await newspaper.publish("página", minutes: 2) { $0.kind = .page }
        let draft = try await newspaper.create("borrador")
        let around = { @Sendable (story: Article) in
            let (previous, next) = try await newspaper.store.read { try $0.neighbours(of: story) }
            return [previous?.headline, next?.headline]
        }
        #expect(try await around(first) == [nil, "segunda"])
        #expect(try await around(second) == ["primera", "gemela"])
        #expect(try await around(twin) == ["segunda", nil])
        #expect(try await around(page) == [nil, nil])
        #expect(try await around(draft) == [nil, nil])
    }
}
