import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Arranging the front, pins that end, the strip")
struct FrontOperationTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }
    private var store: Store { newspaper.store }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func member(_ name: String) async throws -> PortadaCore.Actor {
        let account = Account(id: Identifier(0), email: "\(name)@faro.example", name: name, role: .editor)
        return PortadaCore.Actor(account: try await newsroom.addAccount(account, by: newspaper.editor, at: noon))
    }

    /// Stories `1` … `n`, the newest last.
    private func publish(_ count: Int) async throws -> [Article] {
        var stories: [Article] = []
        for number in 1...count { stories.append(try await newspaper.publish("\(number)", minutes: Int64(number))) }
        return stories
    }

    private func headlines(_ slot: FrontSlot) async throws -> [String] {
        try await store.read { try $0.articles(try $0.front().stories(in: slot)) }.map(\.headline)
    }

    private func arranged(_ outcome: FrontOutcome) throws -> FrontVersion {
        guard case .arranged(let version, _) = outcome else {
            Issue.record("\(outcome)")
            return .none
        }
        return version
    }

    @Test("publishes pins with who and since when; what was held already keeps that")
    func arrange() async throws {
        let stories = try await publish(6)
        let (ana, beto) = (try await member("Ana"), try await member("Beto"))
        let first = FrontArrangement(onTop: [stories[0].id, stories[1].id])
        let one = try arranged(try await newsroom.arrangeFront(first, base: 0, by: ana, at: noon))
        #expect(one.number == 1 && one.actor == "Ana" && one.account == ana.account)
        #expect(try await headlines(.lead) == ["1"])
        #expect(try await headlines(.second) == ["2", "6", "5"])
        let later = TemporaryNewspaper.time(9)
        let second = FrontArrangement(onTop: [stories[0].id, stories[2].id])
        let two = try arranged(try await newsroom.arrangeFront(second, base: 1, by: beto, at: later))
        #expect(two.arrangement.pins.map(\.by) == ["Ana", "Beto"])
        #expect(two.arrangement.pins.map(\.since) == [noon, later])
        let details = try await newspaper.texts("SELECT detail FROM audit WHERE subject = 'front' ORDER BY id")
        #expect(details.last == "+3 second, -2 second")
        // The same again is nothing new.
        let again = try arranged(try await newsroom.arrangeFront(second, base: 2, by: ana, at: later))
        #expect(again.number == 2)
        #expect(try await store.read { try $0.frontHistory(limit: 9) }.map(\.number) == [2, 1])
    }

    @Test("two editors never overwrite each other: other slots come together, the same is told")
    func conflict() async throws {
        let ids = try await publish(6).map(\.id)
        let (ana, beto) = (try await member("Ana"), try await member("Beto"))
        let base = try arranged(
            try await newsroom.arrangeFront(FrontArrangement(onTop: [ids[0], ids[1]]), base: 0, by: ana, at: noon)
        )
        let layout = try await store.read { try $0.frontLayout() }
        var (anas, betos) = (base.arrangement, base.arrangement)
        let (lead, second) = (try #require(layout.place(.lead)), try #require(layout.place(.second)))
        anas.put(ids[2], in: lead, at: 0)
        betos.put(ids[3], in: second, at: 1)
        _ = try await newsroom.arrangeFront(anas, base: 1, by: ana, at: noon)
        guard case .arranged(let both, let merged) = try await newsroom.arrangeFront(betos, base: 1, by: beto, at: noon)
        else { throw StoreError(.conflict, "The slots were different.") }
        #expect(merged.map(\.actor) == ["Ana"])
        #expect(both.arrangement.pins.map(\.story) == [ids[2], ids[1], ids[3]])
        betos.put(ids[4], in: lead, at: 0)
        guard
            case .conflict(let current, let since, let slots) = try await newsroom.arrangeFront(
                betos,
                base: 1,
                by: beto,
                at: noon
            )
        else { throw StoreError(.conflict, "Both changed the lead.") }
        #expect(current == both)
        #expect(since.map(\.actor) == ["Beto", "Ana"])
        #expect(slots == [.lead])
        #expect(try await headlines(.lead) == ["3"])
    }

    @Test("undo brings any earlier arrangement back, as a new one")
    func restore() async throws {
        let ids = try await publish(6).map(\.id)
        let editor = newspaper.editor
        _ = try await newsroom.arrangeFront(FrontArrangement(onTop: [ids[0]]), base: 0, by: editor, at: noon)
        _ = try await newsroom.arrangeFront(FrontArrangement(onTop: [ids[1]]), base: 1, by: editor, at: noon)
        let back = try arranged(try await newsroom.restoreFront(1, base: 2, by: editor, at: noon))
        #expect(back.number == 3 && back.cause == .restored(1))
        #expect(try await headlines(.lead) == ["1"])
        let bare = try arranged(try await newsroom.restoreFront(0, base: 3, by: editor, at: noon))
        #expect(bare.arrangement == .empty)
        await #expect(throws: StoreError.self) { try await newsroom.restoreFront(77, base: 4, by: editor, at: noon) }
    }

    @Test("a story that readers no longer see leaves the front by itself, and does not come back by itself")
    func leaving() async throws {
        let stories = try await publish(9)
        let editor = newspaper.editor
        let ids = stories.map(\.id)
        _ = try await newsroom.arrangeFront(
            FrontArrangement(onTop: Array(ids.prefix(4))),
            base: 0,
            by: editor,
            at: noon
        )
        _ = try await newsroom.unpublish(ids[0], by: editor, at: noon)
        #expect(try await headlines(.lead) != ["1"])
        _ = try await newsroom.publish(ids[0], by: editor, at: noon)
        #expect(try await headlines(.lead) != ["1"])
        _ = try await newsroom.withdraw(ids[1], by: editor, at: noon)
        _ = try await newsroom.kill(ids[2], reason: "juzgado", by: editor, at: noon)
        var page = stories[3]
        page.kind = .page
        _ = try await newsroom.save(page, by: editor, at: noon)
        let version = try await store.read { try $0.frontVersion() }
        #expect(version.arrangement.pins.isEmpty)
        #expect(version.cause == .left)
        // A draft is not pinned either, whoever asks.
        let draft = try await newspaper.create("borrador")
        let outcome = try await newsroom.arrangeFront(
            FrontArrangement(onTop: [draft.id, Identifier(999)]),
            base: version.number,
            by: editor,
            at: noon
        )
        #expect(try arranged(outcome).arrangement == .empty)
    }

    @Test("who arranged while a pin ended or a story left meets no conflict")
    func automaticChanges() async throws {
        let ids = try await publish(9).map(\.id)
        let (editor, end) = (newspaper.editor, TemporaryNewspaper.time(1))
        var wanted = FrontArrangement(onTop: [ids[0], ids[1]])
        wanted.change(ids[0], in: .lead) { $0.until = end }
        let base = try arranged(try await newsroom.arrangeFront(wanted, base: 0, by: editor, at: noon))
        var mine = base.arrangement
        mine.put(ids[2], in: try #require(try await store.read { try $0.frontLayout() }.place(.second)), at: 1)
        _ = try await newsroom.endPins(by: editor, at: end)
        _ = try await newsroom.unpublish(ids[1], by: editor, at: end)
        let version = try arranged(try await newsroom.arrangeFront(mine, base: 1, by: editor, at: end))
        #expect(version.arrangement.pins.map(\.story) == [ids[2]])
    }

    @Test("pins end at their time, each once, also when no program ran then")
    func ending() async throws {
        let ids = try await publish(6).map(\.id)
        let (editor, end) = (newspaper.editor, TemporaryNewspaper.time(10))
        var wanted = FrontArrangement(onTop: [ids[0], ids[1]])
        wanted.change(ids[0], in: .lead) { $0.until = end }
        _ = try await newsroom.arrangeFront(wanted, base: 0, by: editor, at: noon)
        try await newsroom.setBreaking(BreakingNews(text: "Sismo", until: end), by: editor, at: noon)
        let perform = { @Sendable (time: Timestamp) in
            try await Scheduler(store: store, clock: { time }) { _ in }.performDue()
        }
        try await perform(Timestamp(milliseconds: end.rawValue - 1))
        #expect(try await headlines(.lead) == ["1"])
        #expect(try await store.read { try $0.breakingNews() } != nil)
        let mark = try await store.read { try $0.changeNumber }
        try await perform(end)
        #expect(try await headlines(.lead) == ["6"])
        #expect(try await headlines(.second).first == "2")
        #expect(try await store.read { try $0.breakingNews() } == nil)
        let changes = try await store.read { try $0.changes(after: mark, limit: 99) }
        #expect(Set(changes.compactMap(\.tag)) == [.front, .breaking])
        try await perform(TemporaryNewspaper.time(60))
        #expect(try await store.read { try $0.frontVersion().number } == 2)
        #expect(try await store.read { try $0.frontVersion().cause } == .ended)
    }

    @Test("the strip is bounded, follows its story, and ends with it")
    func strip() async throws {
        let story = try await newspaper.publish("Sismo")
        let (editor, end) = (newspaper.editor, TemporaryNewspaper.time(10))
        func refused(_ news: BreakingNews) async -> Bool {
            do {
                try await newsroom.setBreaking(news, by: editor, at: noon)
                return false
            } catch { return true }
        }
        #expect(await refused(BreakingNews(text: " ", until: end)))
        #expect(await refused(BreakingNews(text: String(repeating: "a", count: 161), until: end)))
        #expect(await refused(BreakingNews(text: "Tarde", until: noon)))
        #expect(await refused(BreakingNews(text: "Nadie", target: .article(Identifier(77)), until: end)))
        let news = BreakingNews(text: "Sismo en la costa", target: .article(story.id), until: end)
        try await newsroom.setBreaking(news, by: editor, at: noon)
        #expect(try await store.read { try $0.breakingNews() }?.by == "program: test")
        _ = try await newsroom.withdraw(story.id, by: editor, at: noon)
        #expect(try await store.read { try $0.breakingNews() } == nil)
    }

    @Test("stories that lay on top of an older newspaper's lists become its first pins")
    func migration() async throws {
        let stories = try await publish(6)
        let draft = try await newspaper.create("borrador")
        let held = stories.prefix(5).map(\.id) + [draft.id]
        try await store.database.pool.write { database in
            for sql in [
                "DROP TABLE front_version", "DROP TABLE breaking",
                "ALTER TABLE article ADD COLUMN is_pinned BIGINT NOT NULL DEFAULT 0",
                "CREATE INDEX article_pinned ON article (published_at) WHERE is_pinned = 1",
                "UPDATE article SET is_pinned = 1 WHERE id IN (\(held.map(\.description).joined(separator: ",")))",
            ] + Migration.front.statements { try database.execute(sql: sql) }
        }
        #expect(try await headlines(.lead) == ["5"])
        #expect(try await headlines(.second) == ["4", "3", "2"])
        #expect(try await store.read { try $0.frontVersion().arrangement.pins.count } == 4)
    }
}
