import PortadaCore
import Testing

@testable import PortadaStore

@Suite("What somebody who acts saw")
struct SeenTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func seen(_ subjects: SeenSubject...) async throws -> Seen {
        try await newspaper.store.read { try $0.seen(subjects) }
    }

    private func changes(since seen: Seen) async throws -> [SeenChange] {
        try await newspaper.store.read { try $0.changes(since: seen) }
    }

    /// The story, the tag and whatever else hangs together with each subject.
    private func subjects() async throws -> [SeenSubject] {
        let story = try await newspaper.publish("Nota")
        return [
            .article(story.id), .plans(story.id), .section(try await newspaper.section("Nacional")), .sectionOrder,
            .person(try await newspaper.person("Ana")), .tag(try await newspaper.tag("puerto")),
            .picture(try await newspaper.picture("muelle")), .redirect("/a ñ;=, b:c/"), .redirects, .menu(.header),
            .blocks(.rail), .settings, .commentDays, .look, .breaking, .account(Identifier(9)), .token(Identifier(9)),
            .webhook(Identifier(9)), .comment(Identifier(9)),
        ]
    }

    @Test("is carried by forms as text, whatever it is about")
    func text() async throws {
        let subjects = try await subjects()
        let seen = try await newspaper.store.read { try $0.seen(subjects) }
        #expect(Seen([seen.text]) == seen)
        #expect(subjects.allSatisfy { SeenSubject($0.text) == $0 })
        #expect(try await changes(since: Seen([seen.text])).isEmpty)
        #expect(try await changes(since: seen.only(subjects.filter { seen[$0] != nil })).isEmpty)
    }

    @Test(
        "is nothing where the text was made up",
        arguments: [
            "", ";", ";;", "tag:0;1;name=a", "tag:-1;1;name=a", "tag:9223372036854775808;1;", "tag:1;x;", "menu:x;1;",
            "otro:1;1;name=a", "tag:1",
        ]
    )
    func foreign(text: String) {
        #expect(Seen([text]) == Seen())
    }

    @Test("is compared with what there is; who changed which part since is told")
    func compared() async throws {
        let id = try await newspaper.tag("puerto")
        let seen = try await seen(.tag(id))
        var tag = try #require(try await newspaper.store.read { try $0.tags([id]).first })
        tag.description = "Lo que se dice de él"
        _ = try await newsroom.basedOn(seen).save(tag, id: id, by: .program("ana"), at: noon)
        let change = try #require(try await changes(since: seen).first)
        #expect(change.fields == [.description])
        #expect(change.state?[.description] == "Lo que se dice de él")
        #expect(change.acts.map(\.actor) == ["program: ana"])
        #expect(change.name == "puerto")
        let error = await #expect(throws: Seen.Stale.self) {
            try await newsroom.basedOn(seen).save(tag, id: id, by: .program("beto"), at: noon)
        }
        #expect(error?.changes.map(\.subject) == [.tag(id)])
        #expect(try await changes(since: change.present).isEmpty)
    }

    @Test("is missed where an act needs it, and not missed where there is nothing")
    func unknown() async throws {
        let id = try await newspaper.tag("puerto")
        let unknown = Seen().only([.tag(id), .redirect("/nada/"), .breaking])
        let changes = try await changes(since: unknown)
        #expect(changes.map(\.subject) == [.tag(id)])
        #expect(changes.first?.isUnknown == true)
        let redirect = Redirect(path: "/nada/", target: "/algo/")
        let blind = newsroom.basedOn(Seen().only([.redirect("/nada/")]))
        _ = try await blind.saveRedirects([redirect], by: newspaper.editor, at: noon)
        await #expect(throws: Seen.Stale.self) {
            _ = try await blind.saveRedirects([redirect], by: newspaper.editor, at: noon)
        }
    }

    @Test("may be gone by now")
    func gone() async throws {
        let (one, two) = (try await newspaper.tag("uno"), try await newspaper.tag("dos"))
        let seen = try await seen(.tag(one))
        try await newsroom.mergeTags([one], into: two, by: newspaper.editor, at: noon)
        let change = try #require(try await changes(since: seen).first)
        #expect(change.state == nil)
        #expect(change.fields.isEmpty)
    }

    @Test("of a story is its version; a reader's comment is no change of it")
    func story() async throws {
        let story = try await newspaper.publish("Nota")
        let seen = try await seen(.article(story.id), .plans(story.id))
        let comment = PortadaCore.Comment(
            id: Identifier(0),
            article: story.id,
            parent: nil,
            author: "Lector",
            text: .empty,
            time: noon,
            status: .pending
        )
        _ = try await newsroom.addComment(comment, by: .program("readers"), at: noon)
        #expect(try await changes(since: seen).isEmpty)
        _ = try await newsroom.planChange(
            .unpublish,
            of: story.id,
            at: TemporaryNewspaper.time(9),
            by: newspaper.editor,
            at: noon
        )
        #expect(try await changes(since: seen).map(\.subject) == [.plans(story.id)])
        _ = try await newsroom.unpublish(story.id, by: newspaper.editor, at: noon)
        let changes = try await changes(since: seen)
        #expect(changes.map(\.subject) == [.article(story.id)])
        #expect(changes.first?.acts.first?.action == "unpublish")
    }

    @Test("of the sections is their order, which moves one place at a time")
    func order() async throws {
        var ids: [Identifier<Section>] = []
        for name in ["Uno", "Dos", "Tres"] { ids.append(try await newspaper.section(name)) }
        let seen = try await seen(.sectionOrder)
        func order() async throws -> [Identifier<Section>] {
            try await newspaper.store.read { try $0.sectionTree().roots.map(\.id) }
        }
        let before = try await order()
        try await newsroom.basedOn(seen).moveSection(before[2], up: true, by: newspaper.editor, at: noon)
        #expect(try await order() == [before[0], before[2], before[1]])
        await #expect(throws: Seen.Stale.self) {
            try await newsroom.basedOn(seen).moveSection(before[0], up: false, by: newspaper.editor, at: noon)
        }
        try await newsroom.moveSection(before[0], up: true, by: newspaper.editor, at: noon)
        #expect(try await order() == [before[0], before[2], before[1]])
    }

    @Test("some settings are changed without those that others changed")
    func settings() async throws {
        try await newsroom.saveSettings(NewspaperSettings(name: "El Faro"), by: newspaper.editor, at: noon)
        let days = try await seen(.commentDays)
        try await newsroom.changeSettings(by: newspaper.editor, at: noon) { $0.tagline = "Desde 1904" }
        try await newsroom.basedOn(days).changeSettings(by: newspaper.editor, at: noon) { $0.commentDays = 7 }
        let settings = try await newspaper.store.read { try $0.settings() }
        #expect(settings.tagline == "Desde 1904")
        #expect(settings.commentDays == 7)
    }
}
