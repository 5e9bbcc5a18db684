import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The tops of lists")
struct TopTagTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    /// What readers see at the top of each list.
    private func tops(_ lists: [ArticleList]) async throws -> [[ArticleSummary]] {
        try await newspaper.store.read { reader in
            try lists.map { try reader.latest($0, limit: ArticleList.topLength) }
        }
    }

    @Test("change with their tag and never without, whatever happens to stories new and old; and not with every one")
    func changes() async throws {
        let sections = [try await newspaper.section("Nacional"), try await newspaper.section("Deportes")]
        let tags = [try await newspaper.tag("puerto"), try await newspaper.tag("faro")]
        let people = [try await newspaper.person("Ana"), try await newspaper.person("Beto")]
        let below = try await newspaper.section("Puertos", under: sections[0])
        let places = sections + [below]
        let editor = newspaper.editor
        var stories: [Identifier<Article>] = []
        for number in 0..<(ArticleList.topLength + 60) {
            let story = try await newspaper.publish("Nota \(number)", minutes: Int64(number)) { article in
                article.primarySection = places[number % 3]
                (article.tags, article.bylines) = ([tags[number % 2]], [people[number % 2]])
                article.summary = "Resumen"
            }
            stories.append(story.id)
        }
        let lists: [ArticleList] =
            [.newspaper, .kind(.news), .kind(.opinion)] + places.map { .section($0) } + tags.map { .tag($0) }
            + people.map { .person($0) }
        var generator = SystemRandomNumberGenerator()
        var untouched = 0
        for round in 0..<120 {
            let before = try await tops(lists)
            let mark = try await newspaper.store.read { try $0.changeNumber }
            let id = stories[Int.random(in: 0..<stories.count, using: &generator)]
            var story = try #require(try await newspaper.store.read { try $0.article(id) })
            let time = TemporaryNewspaper.time(Int64(round))
            switch Int.random(in: 0..<9, using: &generator) {
            case 0: story.headline = "Otra \(round)"
            case 1: story.body = CleanHTML(vouchedFor: "<p>Texto \(round).</p>")
            case 2: story.primarySection = places[round % 3]
            case 3: story.tags = round % 4 == 0 ? [] : [tags[round % 2]]
            case 4: story.bylines = [people[round % 2]]
            case 5: story.kind = round % 2 == 0 ? .opinion : .news
            case 6: story.summary = ""
            case 7 where story.status == .published:
                _ = try await newspaper.newsroom.unpublish(id, by: editor, at: time)
            default:
                if story.status == .published {
                    story.furtherSections = [places[(round + 1) % 3]].filter { $0 != story.primarySection }
                } else {
                    _ = try await newspaper.newsroom.publish(id, by: editor, at: time)
                }
            }
            if try await newspaper.store.read({ try $0.article(id) })?.version == story.version {
                _ = try await newspaper.newsroom.save(story, by: editor, at: time)
            }
            let after = try await tops(lists)
            let changes = try await newspaper.store.read { try $0.changes(after: mark, limit: 1000) }
            let touched = Set(changes.compactMap(\.tag))
            for (list, (old, new)) in zip(lists, zip(before, after)) where old != new {
                #expect(touched.isSuperset(of: list.topTags(1)), "\(list)")
            }
            if touched.allSatisfy({ $0.family != .top }) { untouched += 1 }
        }
        #expect(untouched > 10)
    }
}
