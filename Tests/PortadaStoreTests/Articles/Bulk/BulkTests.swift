import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The same done to many stories")
struct BulkTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func member(_ role: Role) async throws -> PortadaCore.Actor {
        let account = Account(id: Identifier(0), email: "\(role)@faro.example", name: role.rawValue, role: role)
        return PortadaCore.Actor(account: try await newsroom.addAccount(account, by: newspaper.editor, at: noon))
    }

    private func story(_ id: Identifier<Article>) async throws -> Article {
        try #require(try await newspaper.store.read { try $0.article(id) })
    }

    @Test("goes by the rules of each story, and says which stayed as they were and why")
    func rules() async throws {
        let reporter = try await member(.reporter)
        let own = try await newsroom.create(TemporaryNewspaper.draft("Propia"), by: reporter, at: noon)
        let foreign = try await newspaper.create("Ajena")
        let published = try await newspaper.publish("Publicada")
        let waiting = try await newsroom.create(TemporaryNewspaper.draft("Espera"), by: reporter, at: noon)
        _ = try await newsroom.moveAlong(waiting.id, to: .inReview, by: reporter, at: noon)
        let ids = [own.id, foreign.id, published.id, waiting.id, Identifier(999)]
        let result = try await newsroom.changeMany(ids, .move(.inReview), by: reporter, at: noon)
        #expect(result.done == [own.id])
        #expect(
            Dictionary(uniqueKeysWithValues: result.refused.map { ($0.story, $0.reason) }) == [
                foreign.id: .forbidden, published.id: .forbidden, waiting.id: .unchanged, Identifier(999): .notFound,
            ]
        )
        #expect(try await story(own.id).status == .inReview)
        #expect(try await story(foreign.id).status == .draft)
        let known = try await newspaper.store.read { try $0.bulkResult(result.id, of: try #require(reporter.account)) }
        #expect(known == result)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("moves, tags and files stories; one audit entry and revision each, and readers' lists follow")
    func acts() async throws {
        let chief = try await member(.chief)
        let (section, tag) = (try await newspaper.section("Regiones"), try await newspaper.tag("puerto"))
        let stories = [try await newspaper.publish("Una"), try await newspaper.publish("Otra", minutes: 1)]
        let ids = stories.map(\.id)
        for act in [BulkAct.addTag(tag), .setSection(section)] {
            let result = try await newsroom.changeMany(ids, act, by: chief, at: noon)
            #expect(result.done == ids)
        }
        let listed = try await newspaper.store.read { reader in
            (try reader.latest(.tag(tag), limit: 9).count, try reader.latest(.section(section), limit: 9).count)
        }
        #expect(listed == (2, 2))
        let details = try await newspaper.texts("SELECT detail FROM audit WHERE action = 'change-many' ORDER BY id")
        #expect(details == ["tag puerto", "tag puerto", "section Regiones", "section Regiones"])
        let untagged = try await newsroom.changeMany(ids, .removeTag(tag), by: chief, at: noon)
        #expect(untagged.done.count == 2)
        #expect(try await newsroom.changeMany(ids, .removeTag(tag), by: chief, at: noon).done.isEmpty)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("is taken back for exactly those stories, unless somebody changed one since; once, by who did it")
    func undo() async throws {
        let (reporter, editor) = (try await member(.reporter), try await member(.editor))
        let drafts = try await ["Una", "Dos", "Tres"].asyncMap { headline in
            try await newsroom.create(TemporaryNewspaper.draft(headline), by: reporter, at: noon)
        }
        _ = try await newsroom.moveAlong(drafts[1].id, to: .inReview, by: reporter, at: noon)
        // A reporter may throw away what is theirs, and so bring it back at once, but not what lies in the bin otherwise.
        let act = try await newsroom.changeMany(drafts.map(\.id), .move(.trashed), by: reporter, at: noon)
        #expect(act.done.count == 3)
        _ = try await newsroom.moveAlong(drafts[2].id, to: .draft, by: newspaper.editor, at: noon)
        await #expect(throws: StoreError.self) { try await newsroom.undoMany(act.id, by: editor, at: noon) }
        let result = try await newsroom.undoMany(act.id, by: reporter, at: noon)
        #expect(result.done == [drafts[0].id, drafts[1].id])
        #expect(result.refused.map(\.reason) == [.changedSince])
        #expect(try await story(drafts[0].id).status == .draft)
        #expect(try await story(drafts[1].id).status == .inReview)
        await #expect(throws: StoreError.self) { try await newsroom.undoMany(act.id, by: reporter, at: noon) }
        let known = try await newspaper.store.read { try $0.bulkResult(act.id, of: try #require(reporter.account)) }
        #expect(known?.isUndone == true)
        #expect(known?.undoRefused.map(\.story) == [drafts[2].id])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("taken back brings tags, sections and schedules as they were")
    func formerValues() async throws {
        let editor = try await member(.chief)
        let (first, second) = (try await newspaper.section("Nacional"), try await newspaper.section("Mundo"))
        let (one, two) = (try await newspaper.tag("uno"), try await newspaper.tag("dos"))
        let story = try await newspaper.create("Nota") { article in
            (article.primarySection, article.furtherSections, article.tags) = (first, [second], [one, two])
        }
        _ = try await newsroom.schedule(story.id, for: TemporaryNewspaper.time(60), by: editor, at: noon)
        for act in [BulkAct.setSection(second), .removeTag(one), .move(.draft)] {
            let result = try await newsroom.changeMany([story.id], act, by: editor, at: noon)
            #expect(result.done == [story.id])
            #expect(try await newsroom.undoMany(result.id, by: editor, at: noon).done == [story.id])
        }
        let now = try await self.story(story.id)
        #expect(now.primarySection == first)
        #expect(now.furtherSections == [second])
        #expect(now.tags == [one, two])
        #expect(now.status == .scheduled)
        #expect(now.times.scheduled == TemporaryNewspaper.time(60))
    }

    @Test("taken back leaves a story without primary section without one, at the address that it had")
    func noSection() async throws {
        let editor = try await member(.chief)
        let (first, second) = (try await newspaper.section("Nacional"), try await newspaper.section("Mundo"))
        let filed = try await newspaper.publish("Con otra") { $0.furtherSections = [first, second] }
        let bare = try await newspaper.publish("Sin ninguna")
        let act = try await newsroom.changeMany([filed.id, bare.id], .setSection(second), by: editor, at: noon)
        #expect(try await story(filed.id).path == "/mundo/con-otra/")
        let undone = try await newsroom.undoMany(act.id, by: editor, at: noon)
        #expect(undone.done == [filed.id, bare.id])
        for former in [filed, bare] {
            let now = try await story(former.id)
            #expect(now.primarySection == nil)
            #expect(now.furtherSections == former.furtherSections)
            #expect(now.path == former.path)
            #expect(now.slug == former.slug)
        }
        // Whoever read it at the other address meanwhile still gets there.
        let resolution = try await newspaper.store.read { try $0.resolve(path: "/mundo/con-otra/") }
        #expect(resolution == .redirect(to: filed.path, isPermanent: true))
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("taken back says of which stories it can't: their minute, address or section is over")
    func impossible() async throws {
        let editor = try await member(.chief)
        let (from, to) = (try await newspaper.section("Sucesos"), try await newspaper.section("Mundo"))
        let minute = Timestamp(milliseconds: TemporaryNewspaper.time(5).rawValue + 123)
        let late = try await newspaper.create("Tardía")
        let timely = try await newspaper.create("Puntual")
        for (id, due) in [(late.id, TemporaryNewspaper.time(1)), (timely.id, minute)] {
            _ = try await newsroom.schedule(id, for: due, by: editor, at: noon)
        }
        let moved = try await newsroom.changeMany([late.id, timely.id], .move(.draft), by: editor, at: noon)
        let undone = try await newsroom.undoMany(moved.id, by: editor, at: TemporaryNewspaper.time(2))
        #expect(undone.done == [timely.id])
        #expect(undone.refused.map(\.reason) == [.minutePassed])
        #expect(try await story(late.id).status == .draft)
        #expect(try await story(timely.id).times.scheduled == minute)
        #expect(try await newspaper.store.read { try $0.due(at: TemporaryNewspaper.time(3), limit: 9).isEmpty })

        let inOld = try await newspaper.create("De sucesos") { $0.primarySection = from }
        let byAddress = try await newspaper.create("Con dirección")
        let filed = try await newsroom.changeMany([inOld.id, byAddress.id], .setSection(to), by: editor, at: noon)
        #expect(filed.done.count == 2)
        try await newsroom.removeSection(from, by: editor, at: noon)
        _ = try await newspaper.create("Con dirección")
        let unfiled = try await newsroom.undoMany(filed.id, by: editor, at: noon)
        #expect(unfiled.done.isEmpty)
        #expect(unfiled.refused.map(\.reason) == [.sectionGone, .addressTaken])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("killed stories are not there for those who may not kill")
    func killed() async throws {
        let editor = try await member(.editor)
        let story = try await newspaper.publish("Secreta")
        _ = try await newsroom.kill(story.id, reason: "juzgado", by: newspaper.editor, at: noon)
        let tag = try await newspaper.tag("uno")
        let result = try await newsroom.changeMany([story.id], .addTag(tag), by: editor, at: noon)
        #expect(result.refused.map(\.reason) == [.notFound])
    }
}

extension Array {
    /// The results of a body for each element, one after the other.
    func asyncMap<Result>(_ body: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
