import PortadaCore
import Synchronization
import Testing

@testable import PortadaStore

@Suite("Planned changes")
struct PlanTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private let due = TemporaryNewspaper.time(10)
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func story(_ headline: String = "Elecciones") async throws -> Article {
        try await newspaper.publish(headline) { $0.body = CleanHTML(vouchedFor: "<p>Uno.</p><p>Entre.</p><p>Dos.</p>") }
    }

    private func read(_ id: Identifier<Article>) async throws -> Article {
        try #require(try await newspaper.store.read { try $0.article(id) })
    }

    private func plans(_ id: Identifier<Article>) async throws -> [PlannedChange] {
        try await newspaper.store.read { try $0.plans(of: id) }
    }

    /// Plans another first paragraph and another headline.
    private func planUpdate(_ story: Article, announces: Bool = false) async throws -> Identifier<PlannedChange> {
        let base = ArticleContent(story)
        var planned = base
        planned.headline = "Elecciones: cerraron las mesas"
        planned.body = CleanHTML(vouchedFor: "<p>Uno, y cerraron.</p><p>Entre.</p><p>Dos.</p>")
        return try await newsroom.planChange(
            .update(planned, base: base, announces: announces),
            of: story.id,
            at: due,
            by: editor,
            at: noon
        )
    }

    /// What the scheduler reports when it looks once, at a moment.
    @discardableResult
    private func look(at time: Timestamp) async throws -> [String] {
        let reports = Mutex<[String]>([])
        try await Scheduler(store: newspaper.store, clock: { time }) { report in
            let line =
                switch report {
                case .published(_, let late): "published \(late)"
                case .changed(_, let late): "changed \(late)"
                case .failed: "failed"
                }
            reports.withLock { $0.append(line) }
        }.performDue()
        return reports.withLock { $0 }
    }

    @Test("are made at their time and never before, once, and are gone then")
    func onTime() async throws {
        let story = try await story()
        _ = try await planUpdate(story)
        #expect(try await look(at: TemporaryNewspaper.time(9)).isEmpty)
        #expect(try await read(story.id).headline == "Elecciones")
        #expect(try await look(at: due) == ["changed 0.0"])
        let changed = try await read(story.id)
        #expect(changed.headline == "Elecciones: cerraron las mesas")
        #expect(changed.times.updated == nil)
        #expect(try await plans(story.id).isEmpty)
        #expect(try await look(at: TemporaryNewspaper.time(11)).isEmpty)
        let audit = try await newspaper.texts("SELECT detail FROM audit WHERE action = 'perform-plan'")
        #expect(audit == ["update, 0 s late"])
    }

    @Test("that were due while no program ran are made at the start, and the audit says how late")
    func afterAStop() async throws {
        let story = try await story()
        _ = try await newsroom.planChange(.unpublish, of: story.id, at: due, by: editor, at: noon)
        newspaper.store.close()
        let again = try Store.open(at: newspaper.folder)
        defer { again.close() }
        let late = due.advanced(bySeconds: 7_200)
        try await Scheduler(store: again, clock: { late }) { _ in }.performDue()
        #expect(try await again.read { try $0.article(story.id) }?.status == .draft)
        let audit = try await again.read { reader in
            try reader.connection.query("SELECT detail FROM audit WHERE action = 'perform-plan'", []) { $0.text(0) }
        }
        #expect(audit == ["unpublish, 7200 s late"])
    }

    @Test("are made once, however many programs look")
    func once() async throws {
        let story = try await story()
        let plan = try await planUpdate(story)
        let made = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { [newsroom, editor, due] in
                    try await newsroom.performPlan(plan, by: editor, at: due) != nil
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(made == 1)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM revision WHERE article_id = \(story.id)") == 2)
    }

    @Test("come together with what others changed where it doesn't touch")
    func merged() async throws {
        let story = try await story()
        _ = try await planUpdate(story, announces: true)
        var other = story
        other.body = CleanHTML(vouchedFor: "<p>Uno.</p><p>Entre.</p><p>Dos, corregido.</p>")
        _ = try await newsroom.save(other, by: editor, at: noon)
        #expect(try await look(at: due) == ["changed 0.0"])
        let changed = try await read(story.id)
        #expect(changed.body.markup == "<p>Uno, y cerraron.</p><p>Entre.</p><p>Dos, corregido.</p>")
        #expect(changed.times.updated == due)
    }

    @Test("that clash with what others changed are not made; the desk says why, and nothing is tried again by itself")
    func clashing() async throws {
        let story = try await story()
        let plan = try await planUpdate(story)
        var other = story
        other.headline = "Elecciones: se alargan"
        _ = try await newsroom.save(other, by: editor, at: noon)
        #expect(try await look(at: due) == ["failed"])
        #expect(try await read(story.id).headline == "Elecciones: se alargan")
        #expect(try await plans(story.id).map(\.refusal) == ["conflict"])
        #expect(try await look(at: TemporaryNewspaper.time(30)).isEmpty)
        // Prepared anew over what stands there now, it is made.
        let current = try await read(story.id)
        var planned = ArticleContent(current)
        planned.headline = "Elecciones: cerraron las mesas"
        _ = try await newsroom.planChange(
            .update(planned, base: ArticleContent(current), announces: false),
            of: story.id,
            at: TemporaryNewspaper.time(40),
            replacing: plan,
            by: editor,
            at: TemporaryNewspaper.time(31)
        )
        #expect(try await look(at: TemporaryNewspaper.time(40)) == ["changed 0.0"])
        #expect(try await read(story.id).headline == "Elecciones: cerraron las mesas")
    }

    @Test("stand in the agenda among what is scheduled, each at its time, with why it was not done")
    func agenda() async throws {
        let story = try await story()
        _ = try await planUpdate(story)
        let end = TemporaryNewspaper.time(30)
        _ = try await newsroom.planChange(.unpublish, of: story.id, at: end, by: editor, at: noon)
        let draft = try await newspaper.create("Sale después")
        _ = try await newsroom.schedule(draft.id, for: TemporaryNewspaper.time(20), by: editor, at: noon)
        var other = story
        other.headline = "Elecciones: se alargan"
        _ = try await newsroom.save(other, by: editor, at: noon)
        try await look(at: due)
        let (all, first, later) = try await newspaper.store.read { [noon] reader in
            (
                try reader.agenda(in: noon..<end.advanced(bySeconds: 1), limit: 9),
                try reader.agenda(in: noon..<end, limit: 1), try reader.agenda(in: end..<end, limit: 9)
            )
        }
        #expect(all.map(\.act) == [.update, .publication, .unpublish])
        #expect(all.map(\.due) == [due, TemporaryNewspaper.time(20), end])
        #expect(all.map(\.story.headline) == ["Elecciones: se alargan", "Sale después", "Elecciones: se alargan"])
        #expect(all.map(\.refusal) == ["conflict", nil, nil])
        #expect(first == [all[0]] && later.isEmpty)
    }

    @Test("go with the story when it is taken back")
    func takenBack() async throws {
        for act in ["unpublish", "withdraw", "kill"] {
            let story = try await story("Nota de \(act)")
            _ = try await planUpdate(story)
            switch act {
            case "unpublish": _ = try await newsroom.unpublish(story.id, by: editor, at: noon)
            case "withdraw": _ = try await newsroom.withdraw(story.id, by: editor, at: noon)
            default: _ = try await newsroom.kill(story.id, reason: "juzgado", by: editor, at: noon)
            }
            #expect(try await plans(story.id).isEmpty, "\(act)")
        }
    }

    @Test("are refused for a moment that has passed, and for a story that readers don't see")
    func refused() async throws {
        let story = try await story()
        await #expect(throws: StoreError.self) {
            _ = try await newsroom.planChange(.unpublish, of: story.id, at: noon, by: editor, at: noon)
        }
        let draft = try await newspaper.create("Borrador")
        await #expect(throws: StoreError.self) {
            _ = try await newsroom.planChange(.unpublish, of: draft.id, at: due, by: editor, at: noon)
        }
    }

    @Test("A scheduled story that can't be published holds up no other, and the desk knows why")
    func refusedSchedule() async throws {
        let broken = try await newspaper.create("Sin titular luego")
        _ = try await newsroom.schedule(broken.id, for: due, by: editor, at: noon)
        var emptied = try await read(broken.id)
        emptied.headline = ""
        _ = try await newsroom.save(emptied, by: editor, at: noon)
        let good = try await newspaper.create("Con titular")
        _ = try await newsroom.schedule(good.id, for: due, by: editor, at: noon)
        #expect(try await look(at: due).sorted() == ["failed", "published 0.0"])
        #expect(try await read(good.id).status == .published)
        #expect(try await newspaper.store.read { try $0.scheduleRefusal(of: broken.id) } == "invalid")
        var mended = try await read(broken.id)
        mended.headline = "Ya tiene titular"
        _ = try await newsroom.save(mended, by: editor, at: due)
        #expect(try await look(at: due.advanced(bySeconds: 61)) == ["published 61.0"])
        #expect(try await newspaper.store.read { try $0.scheduleRefusal(of: broken.id) } == nil)
    }
}
