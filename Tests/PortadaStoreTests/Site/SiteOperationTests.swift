import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Newsroom operations on the site: settings, menus, blocks, comments, shares")
struct SiteOperationTests {
    private let newspaper: TemporaryNewspaper
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    @Test("settings are kept, and change the question for settings")
    func settings() async throws {
        var settings = NewspaperSettings(name: "El Faro", tagline: "Desde 1903", language: "es", listLength: 12)
        settings.profiles = ["https://social.example/faro"]
        let saved = settings
        try await newsroom.saveSettings(saved, by: editor, at: noon)
        #expect(try await newspaper.store.read { try $0.settings() } == saved)
        #expect(try await newspaper.texts("SELECT tag FROM change") == ["settings"])
        #expect(try await newspaper.texts("SELECT action || ' ' || subject FROM audit") == ["save settings"])
    }

    @Test("a menu is empty until it is arranged, then as it was arranged last", arguments: Menu.Place.allCases)
    func menus(place: Menu.Place) async throws {
        #expect(try await newspaper.store.read { try $0.menu(place) } == Menu())
        let child = Menu.Entry(label: "Sucesos", target: .section(Identifier(4)))
        let menus = [
            Menu(entries: [Menu.Entry(label: "Viejo", target: .address("/viejo/"))]),
            Menu(entries: [
                Menu.Entry(target: .section(Identifier(3)), children: [child]),
                Menu.Entry(label: "Contacto", target: .article(Identifier(8))),
                Menu.Entry(label: "Radio «Faro» & más", target: .address("https://radio.example/")),
            ]),
        ]
        for menu in menus { try await newsroom.setMenu(place, menu, by: editor, at: noon) }
        #expect(try await newspaper.store.read { try $0.menu(place) } == menus[1])
        #expect(try await newspaper.texts("SELECT DISTINCT tag FROM change") == ["menu:\(place.rawValue)"])
    }

    @Test("the blocks of a zone are as they were arranged last", arguments: Block.Zone.allCases)
    func blocks(zone: Block.Zone) async throws {
        #expect(try await newspaper.store.read { try $0.blocks(zone) }.isEmpty)
        let blocks = [
            Block(title: "Opinión", source: .kind(.opinion), count: 3), Block(source: .latest, count: 99),
            Block(source: .section(Identifier(2))),
        ]
        try await newsroom.setBlocks(zone, [], by: editor, at: noon)
        try await newsroom.setBlocks(zone, blocks, by: editor, at: noon)
        #expect(try await newspaper.store.read { try $0.blocks(zone) } == blocks)
        #expect(blocks[1].count == 12)
        #expect(try await newspaper.texts("SELECT DISTINCT tag FROM change") == ["blocks:\(zone.rawValue)"])
    }

    private func comment(
        _ text: String,
        under article: Identifier<Article>,
        minutes: Int64 = 0,
        status: PortadaCore.Comment.Status = .approved,
        parent: Identifier<PortadaCore.Comment>? = nil
    ) -> PortadaCore.Comment {
        PortadaCore.Comment(
            id: Identifier(0),
            article: article,
            parent: parent,
            author: "Lectora",
            text: CleanHTML(vouchedFor: text),
            time: TemporaryNewspaper.time(minutes),
            status: status
        )
    }

    @Test("readers see the approved comments of a story, the oldest first")
    func comments() async throws {
        let (story, other) = (try await newspaper.publish("Nota"), try await newspaper.publish("Otra"))
        let late = try await newsroom.addComment(comment("tarde", under: story.id, minutes: 9), by: editor, at: noon)
        let early = try await newsroom.addComment(comment("pronto", under: story.id, minutes: 1), by: editor, at: noon)
        let answer = try await newsroom.addComment(
            comment("respuesta", under: story.id, minutes: 9, parent: late.id),
            by: editor,
            at: noon
        )
        for status in [PortadaCore.Comment.Status.pending, .rejected, .spam] {
            _ = try await newsroom.addComment(comment("no", under: story.id, status: status), by: editor, at: noon)
        }
        _ = try await newsroom.addComment(comment("ajeno", under: other.id), by: editor, at: noon)
        let shown = try await newspaper.store.read { reader in
            #expect(try reader.commentOrder(of: story.id).map(\.parent) == [nil, nil, late.id])
            return try reader.comments(of: story.id)
        }
        #expect(shown == [early, late, answer])
        #expect(try await newspaper.store.read { try $0.commentCount(of: story.id) } == 3)
        #expect(try await newspaper.store.read { try $0.commentCount(of: Identifier(99)) } == 0)
    }

    @Test("a decision about a comment shows or hides it, and changes the story's comments")
    func decision() async throws {
        let story = try await newspaper.publish("Nota")
        let added = try await newsroom.addComment(
            comment("hola", under: story.id, status: .pending),
            by: editor,
            at: noon
        )
        let count = { @Sendable in try await newspaper.store.read { try $0.commentCount(of: story.id) } }
        #expect(try await count() == 0)
        let mark = try await newspaper.store.read { try $0.changeNumber }
        try await newsroom.decide(added.id, .approved, by: editor, at: noon)
        #expect(try await count() == 1)
        let changes = try await newspaper.store.read { try $0.changes(after: mark, limit: 9) }
        #expect(changes.map(\.tag) == [.comments(story.id)])
        try await newsroom.decide(added.id, .spam, by: editor, at: noon)
        #expect(try await count() == 0)
    }

    @Test("comments on nothing, and decisions about nothing, are refused")
    func orphans() async throws {
        let error = await #expect(throws: StoreError.self) {
            try await newsroom.addComment(comment("hola", under: Identifier(99)), by: editor, at: noon)
        }
        #expect(error?.code == .notFound)
        let second = await #expect(throws: StoreError.self) {
            try await newsroom.decide(Identifier(99), .approved, by: editor, at: noon)
        }
        #expect(second?.code == .notFound)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM audit") == 0)
    }

    @Test("shares add up; those of unknown stories and those below one are left out")
    func shares() async throws {
        let (story, other) = (try await newspaper.publish("Nota"), try await newspaper.publish("Otra"))
        try await newsroom.countShares([story.id: 2, other.id: 0, Identifier(99): 5], at: noon)
        try await newsroom.countShares([story.id: 3, other.id: -7], at: noon)
        #expect(try await newspaper.store.read { try $0.shareCount(story.id) } == 5)
        #expect(try await newspaper.store.read { try $0.shareCount(other.id) } == 0)
        #expect(try await newspaper.store.read { try $0.shareCount(Identifier(99)) } == 0)
        let draft = try await newspaper.create("Borrador")
        let changes = try await newspaper.number("SELECT COUNT(*) FROM change")
        try await newsroom.countShares([draft.id: 1, Identifier(98): 5], at: noon)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM change") == changes)
        #expect(try await newspaper.store.read { try $0.shareCount(draft.id) } == 0)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("changes are numbered in order, and can be read on from any number")
    func changes() async throws {
        for headline in ["a", "b", "c"] { _ = try await newspaper.publish(headline) }
        let all = try await newspaper.store.read { try $0.changes(after: 0, limit: 1000) }
        #expect(all.map(\.number) == all.map(\.number).sorted())
        #expect(try await newspaper.store.read { try $0.changeNumber } == all.last?.number)
        let (mark, limit) = (all[3].number, 2)
        let rest = try await newspaper.store.read { try $0.changes(after: mark, limit: limit) }
        #expect(rest.map(\.tag) == all[4..<6].map(\.tag))
    }
}
