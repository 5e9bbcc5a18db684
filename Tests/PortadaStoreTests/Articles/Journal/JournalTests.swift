import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The journal of what is typed")
struct JournalTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var store: Store { newspaper.store }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func account(_ name: String) async throws -> Account {
        let account = Account(id: Identifier(0), email: "\(name)@faro.example", name: name, role: .editor)
        return try await newspaper.newsroom.addAccount(account, by: newspaper.editor, at: noon)
    }

    private func entry(
        _ account: Account,
        _ sequence: Int64,
        _ headline: String,
        _ window: String = "a",
        form: JournalForm = .story
    ) -> JournalEntry {
        let key = JournalEntry.Key(account: account.id, window: window, form: form)
        return JournalEntry(key: key, sequence: sequence, base: 1, fields: ["headline": [headline]], time: noon)
    }

    private func headlines(_ account: Account, _ story: Article, _ form: JournalForm = .story) async throws
        -> [String]
    {
        try await store.read { try $0.journal(of: account.id, in: story.id, form: form) }
            .flatMap { $0.fields["headline"] ?? [] }
    }

    @Test("keeps the last of an editor, and never an earlier one that comes late")
    func order() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.create("El puerto reabre"))
        try await store.note(entry(ana, 5, "cinco"), of: story.id)
        try await store.note(entry(ana, 7, "siete"), of: story.id)
        try await store.note(entry(ana, 6, "seis"), of: story.id)
        #expect(try await headlines(ana, story) == ["siete"])
        #expect(try await store.read { try $0.journalSequence(entry(ana, 0, "").key, in: story.id) } == 7)
    }

    @Test("ends with the save that holds it; what comes late stays out, what is newer comes in")
    func end() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.create("El puerto reabre"))
        try await store.note(entry(ana, 7, "siete"), of: story.id)
        var content = ArticleContent(story)
        content.headline = "Siete"
        let edit = StoryEdit(content: content, base: story.version, journal: entry(ana, 8, "").mark)
        _ = try await newspaper.newsroom.edit(story.id, edit, by: newspaper.editor, at: noon)
        #expect(try await headlines(ana, story).isEmpty)
        try await store.note(entry(ana, 8, "tarde"), of: story.id)
        #expect(try await headlines(ana, story).isEmpty)
        try await store.note(entry(ana, 9, "nuevo"), of: story.id)
        #expect(try await headlines(ana, story) == ["nuevo"])
    }

    @Test("is not ended by a save that is refused or undecided")
    func kept() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.create("El puerto reabre"))
        var (mine, theirs) = (ArticleContent(story), ArticleContent(story))
        (mine.headline, theirs.headline) = ("Mío", "De otro")
        let other = StoryEdit(content: theirs, base: story.version)
        _ = try await newspaper.newsroom.edit(story.id, other, by: newspaper.editor, at: noon)
        try await store.note(entry(ana, 7, "Mío"), of: story.id)
        let edit = StoryEdit(content: mine, base: story.version, journal: entry(ana, 8, "").mark)
        let outcome = try await newspaper.newsroom.edit(story.id, edit, by: newspaper.editor, at: noon)
        guard case .undecided = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try await headlines(ana, story) == ["Mío"])
    }

    @Test("belongs to one account and one window")
    func editors() async throws {
        let (ana, beto) = (try await account("ana"), try await account("beto"))
        let story = try await newspaper.create("El puerto reabre")
        try await store.note(entry(ana, 1, "de Ana"), of: story.id)
        try await store.note(entry(ana, 1, "de Ana, otra ventana", "b"), of: story.id)
        try await store.note(entry(beto, 1, "de Beto"), of: story.id)
        #expect(Set(try await headlines(ana, story)) == ["de Ana", "de Ana, otra ventana"])
        #expect(try await headlines(beto, story) == ["de Beto"])
    }

    @Test("is of one form: that of the story, of a new plan, of a plan; a plan ends its own")
    func forms() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.publish("El puerto reabre"))
        try await store.note(entry(ana, 1, "nota"), of: story.id)
        try await store.note(entry(ana, 1, "cambio", form: .update(nil)), of: story.id)
        #expect(try await headlines(ana, story) == ["nota"])
        #expect(try await headlines(ana, story, .update(nil)) == ["cambio"])
        _ = try await newspaper.newsroom.planChange(
            .update(ArticleContent(story), base: ArticleContent(story), announces: false),
            of: story.id,
            at: noon.advanced(bySeconds: 60),
            ending: entry(ana, 2, "", form: .update(nil)).mark,
            by: newspaper.editor,
            at: noon
        )
        #expect(try await headlines(ana, story) == ["nota"])
        #expect(try await headlines(ana, story, .update(nil)).isEmpty)
    }

    @Test("of a plan that was carried out, given up or replaced waits where a new one is prepared")
    func released() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.publish("El puerto reabre"))
        let later = noon.advanced(bySeconds: 60)
        func plan() async throws -> Identifier<PlannedChange> {
            try await newspaper.newsroom.planChange(.unpublish, of: story.id, at: later, by: newspaper.editor, at: noon)
        }
        let (given, carried) = (try await plan(), try await plan())
        try await store.note(entry(ana, 3, "nuevo", form: .update(nil)), of: story.id)
        try await store.note(entry(ana, 2, "el primero", form: .update(given)), of: story.id)
        try await store.note(entry(ana, 1, "el segundo", form: .update(carried)), of: story.id)
        try await newspaper.newsroom.dropPlan(given, of: story.id, by: newspaper.editor, at: noon)
        #expect(try await headlines(ana, story, .update(given)).isEmpty)
        #expect(try await headlines(ana, story, .update(nil)) == ["nuevo", "el primero"])
        _ = try await newspaper.newsroom.performPlan(carried, by: newspaper.editor, at: later)
        #expect(try await headlines(ana, story, .update(nil)) == ["nuevo", "el primero", "el segundo"])
    }

    @Test("forms are known by their names, and by no others")
    func names() {
        for form in [JournalForm.story, .update(nil), .update(Identifier(12))] {
            #expect(JournalForm(name: form.name) == form)
        }
        for name in ["", "Story", "update-", "update-0", "update--1", "update-x"] {
            #expect(JournalForm(name: name) == nil, "\(name)")
        }
    }

    @Test("holds no more than a few windows of an account")
    func bounded() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.create("El puerto reabre"))
        for number in 0..<50 { try await store.note(entry(ana, 1, "\(number)", "w\(number)"), of: story.id) }
        try await store.tidyJournal(of: ana.id, in: story.id, at: noon)
        #expect(try await store.read { try $0.editors(of: ana.id, in: story.id) } == Store.maxEditors)
    }

    @Test("lets no window with something unsaved go for those that have ended")
    func ended() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.create("El puerto reabre"))
        try await store.note(entry(ana, 1, "en otro equipo", "dormida"), of: story.id)
        for number in 0..<60 {
            let opened = entry(ana, 1, "\(number)", "w\(number)")
            try await store.note(opened, of: story.id)
            try await store.dropJournal(opened.mark, of: story.id, at: noon.advanced(bySeconds: Int64(number)))
        }
        try await store.tidyJournal(of: ana.id, in: story.id, at: noon)
        #expect(try await headlines(ana, story) == ["en otro equipo"])
        #expect(try await store.read { try $0.editors(of: ana.id, in: story.id) } == Store.maxEnded + 1)
    }

    @Test("changes nothing that readers see, and is in no audit")
    func quiet() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.create("El puerto reabre"))
        let (change, audit) = (
            try await store.read { try $0.changeNumber }, try await newspaper.number("SELECT COUNT(*) FROM audit")
        )
        try await store.note(entry(ana, 1, "uno"), of: story.id)
        try await store.addNote("¿Quién llama?", to: story.id, by: Actor(account: ana), at: noon)
        #expect(try await store.read { try $0.changeNumber } == change)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM audit") == audit)
        #expect(try await store.read { try $0.notes(at: story.id) }.map(\.text) == ["¿Quién llama?"])
    }

    @Test("is asked by indexes alone: every open window asks every few seconds")
    func plans() async throws {
        let (ana, story) = (try await account("ana"), try await newspaper.create("El puerto reabre"))
        let key = entry(ana, 1, "").key
        let plans = try await store.database.pool.read { database in
            try QueryPlan.plans(database) { connection in
                let reader = Reader(connection: connection)
                _ = try reader.journal(of: ana.id, in: story.id)
                _ = try reader.journalSequence(key, in: story.id)
                _ = try reader.editors(of: ana.id, in: story.id)
                _ = try reader.notes(at: story.id)
                _ = try reader.lastNote(at: story.id)
                _ = try reader.content(of: story.id, version: 0)
            }
        }
        #expect(plans.count > 6)
        for plan in plans { #expect(plan.scans.isEmpty, "\(plan.sql): \(plan.steps)") }
    }
}
