import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Lists of the desk")
struct StoryListTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func headlines(
        _ filter: StoryFilter,
        after cursor: StoryCursor? = nil,
        limit: Int = 50
    ) async throws -> [String] {
        try await newspaper.store.read { try $0.storyPage(filter, after: cursor, limit: limit).rows.map(\.headline) }
    }

    /// A story that was saved last so many minutes after noon.
    private func saved(
        _ headline: String,
        _ minutes: Int64,
        _ edit: (inout Article) -> Void = { _ in }
    ) async throws -> Article {
        let draft = TemporaryNewspaper.draft(headline, edit)
        return try await newsroom.create(draft, by: newspaper.editor, at: TemporaryNewspaper.time(minutes))
    }

    @Test("show all states but the bin, the last saved first; published ones by publication")
    func order() async throws {
        _ = try await saved("Borrador", 1)
        let thrown = try await saved("Tirada", 2)
        _ = try await newsroom.moveAlong(thrown.id, to: .trashed, by: newspaper.editor, at: noon)
        // Published long ago, and touched today.
        _ = try await saved("Vieja", 9) { article in
            (article.status, article.times.published) = (.published, TemporaryNewspaper.time(-900))
        }
        _ = try await saved("Nueva", 3) { article in
            (article.status, article.times.published) = (.published, TemporaryNewspaper.time(2))
        }
        #expect(try await headlines(StoryFilter()) == ["Vieja", "Nueva", "Borrador"])
        #expect(try await headlines(StoryFilter(status: .published)) == ["Nueva", "Vieja"])
        #expect(try await headlines(StoryFilter(status: .trashed)) == ["Tirada"])
        let span = StoryFilter(status: .published, from: TemporaryNewspaper.time(0), until: TemporaryNewspaper.time(3))
        #expect(try await headlines(span) == ["Nueva"])
        #expect(try await headlines(StoryFilter(from: TemporaryNewspaper.time(4))) == ["Vieja"])
    }

    @Test("a section's hold those below it and those that it lists besides, each once")
    func sections() async throws {
        let national = try await newspaper.section("Nacional")
        let politics = try await newspaper.section("Política", under: national)
        let world = try await newspaper.section("Mundo")
        _ = try await saved("De la nación", 1) { $0.primarySection = national }
        _ = try await saved("Del congreso", 2) { article in
            (article.primarySection, article.furtherSections) = (politics, [national])
        }
        _ = try await saved("Del mundo", 3) { article in
            (article.primarySection, article.furtherSections) = (world, [politics])
        }
        _ = try await saved("Del mundo solo", 4) { $0.primarySection = world }
        #expect(
            try await headlines(StoryFilter(section: national)) == ["Del mundo", "Del congreso", "De la nación"]
        )
        #expect(try await headlines(StoryFilter(status: .draft, section: politics)) == ["Del mundo", "Del congreso"])
    }

    @Test("one's own are those that one began or signs")
    func mine() async throws {
        let person = try await newspaper.person("Amaya")
        var account = Account(id: Identifier(0), email: "a@faro.example", name: "Amaya", role: .reporter)
        account.person = person
        let amaya = PortadaCore.Actor(account: try await newsroom.addAccount(account, by: newspaper.editor, at: noon))
        _ = try await newsroom.create(TemporaryNewspaper.draft("Empezada"), by: amaya, at: TemporaryNewspaper.time(1))
        _ = try await saved("Firmada", 2) { $0.bylines = [person] }
        _ = try await saved("Ajena", 3)
        let published = try await saved("Firmada y publicada", 4) { article in
            (article.bylines, article.status, article.times.published) = ([person], .published, noon)
        }
        let owner = try #require(amaya.account)
        #expect(
            try await headlines(StoryFilter(owner: owner)) == ["Firmada y publicada", "Firmada", "Empezada"]
        )
        #expect(try await headlines(StoryFilter(status: .published, owner: owner)) == [published.headline])
        #expect(try await headlines(StoryFilter(owner: owner, people: [person])).count == 2)
        #expect(try await headlines(StoryFilter(status: .published, people: [person])) == [published.headline])
    }

    @Test("are found by words anywhere in them, drafts included, and no longer once the words are gone")
    func words() async throws {
        _ = try await saved("El acueducto", 1) { $0.body = CleanHTML(vouchedFor: "<p>Falta agua en Maracaibo.</p>") }
        let second = try await saved("Otra cosa", 2) { $0.summary = "Maracaibo sin luz" }
        _ = try await saved("Del lago", 3) { article in
            (article.status, article.times.published) = (.published, noon)
            article.body = CleanHTML(vouchedFor: "<p>Maracaibo celebra.</p>")
        }
        _ = try await saved("Contacto", 4) { article in
            (article.kind, article.status, article.times.published) = (.page, .published, noon)
            article.body = CleanHTML(vouchedFor: "<p>Escriba a Maracaibo.</p>")
        }
        #expect(try await headlines(StoryFilter(text: "maracaibo")).count == 4)
        #expect(try await headlines(StoryFilter(status: .draft, text: "Maracai")) == ["Otra cosa", "El acueducto"])
        #expect(
            try await headlines(StoryFilter(status: .published, text: "maracaibo")).sorted() == [
                "Contacto", "Del lago",
            ]
        )
        #expect(try await headlines(StoryFilter(text: "maracaibo agua")) == ["El acueducto"])
        var changed = second
        changed.summary = "Sin luz"
        changed = try await newsroom.save(changed, by: newspaper.editor, at: TemporaryNewspaper.time(5))
        #expect(try await headlines(StoryFilter(status: .draft, text: "maracaibo")) == ["El acueducto"])
        _ = try await newsroom.kill(changed.id, reason: "juzgado", by: newspaper.editor, at: noon)
        #expect(try await headlines(StoryFilter(text: "luz")).isEmpty)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("turn page after page without leaving out or repeating any, whatever is asked")
    func pages() async throws {
        let section = try await newspaper.section("Nacional")
        let ana = try await newspaper.person("Ana")
        for number in 1...23 {
            _ = try await saved("Nota \(number)", Int64(number / 3)) { article in
                (article.primarySection, article.bylines) = (section, [ana])
                if number % 2 == 0 {
                    (article.status, article.times.published) = (.published, TemporaryNewspaper.time(Int64(number / 4)))
                }
            }
        }
        let filters = [
            StoryFilter(), StoryFilter(section: section), StoryFilter(people: [ana]),
            StoryFilter(section: section, people: [ana]), StoryFilter(status: .draft),
            StoryFilter(status: .published), StoryFilter(status: .published, section: section, people: [ana]),
        ]
        for filter in filters {
            var (seen, cursor): ([String], StoryCursor?) = ([], nil)
            repeat {
                let after = cursor
                let page = try await newspaper.store.read { try $0.storyPage(filter, after: after, limit: 5) }
                seen += page.rows.map(\.headline)
                cursor = page.next
            } while cursor != nil
            #expect(Set(seen).count == seen.count)
            #expect(seen.count == (filter.status == .published ? 11 : filter.status == .draft ? 12 : 23))
            let counted = try await newspaper.store.read { try $0.storyCount(filter, upTo: 10) }
            #expect(counted == (10, false))
            #expect(try await newspaper.store.read { try $0.storyCount(filter, upTo: 50) } == (seen.count, true))
        }
    }

    @Test("saved views keep their order; only those who answer for the newspaper share theirs")
    func views() async throws {
        func member(_ role: Role) async throws -> PortadaCore.Actor {
            let account = Account(id: Identifier(0), email: "\(role)@faro.example", name: role.rawValue, role: role)
            return PortadaCore.Actor(account: try await newsroom.addAccount(account, by: newspaper.editor, at: noon))
        }
        let (editor, chief) = (try await member(.editor), try await member(.chief))
        func view(_ name: String, _ actor: PortadaCore.Actor, shared: Bool = false) throws -> StoryView {
            StoryView(owner: try #require(actor.account), name: name, query: "state=draft", isShared: shared)
        }
        _ = try await newsroom.saveView(view("Una", editor), by: editor, at: noon)
        let second = try await newsroom.saveView(view("Dos", editor), by: editor, at: noon)
        try await newsroom.moveView(second, toLeft: true, by: editor, at: noon)
        await #expect(throws: StoreError.self) {
            try await newsroom.saveView(view("Todos", editor, shared: true), by: editor, at: noon)
        }
        await #expect(throws: StoreError.self) {
            try await newsroom.saveView(view("Ajena", chief), by: editor, at: noon)
        }
        _ = try await newsroom.saveView(view("De la jefa", chief, shared: true), by: chief, at: noon)
        await #expect(throws: StoreError.self) { try await newsroom.removeView(second, by: chief, at: noon) }
        let account = try #require(editor.account)
        #expect(
            try await newspaper.store.read { try $0.views(for: account).map(\.name) } == ["Dos", "Una", "De la jefa"]
        )
        // The same name saves over the former.
        let again = try await newsroom.saveView(view("Dos", editor), by: editor, at: noon)
        #expect(again == second)
        try await newsroom.removeView(second, by: editor, at: noon)
        #expect(try await newspaper.store.read { try $0.views(for: account).map(\.name) } == ["Una", "De la jefa"])
    }
}
