import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The table of operations and questions")
struct ChangeTableTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    @Test("has every operation, and every family of questions is touched by one")
    func isWhole() {
        #expect(Set(ChangeTable.families.keys) == Set(OperationKind.allCases))
        let touched = ChangeTable.families.values.reduce(into: Set<QueryTag.Family>()) { $0.formUnion($1) }
        #expect(touched == Set(QueryTag.Family.allCases))
    }

    @Test("says of each operation what it touches: nothing else, and nothing in vain")
    func isTrue() async throws {
        var seen: [OperationKind: Set<QueryTag.Family>] = [:]
        func perform(_ kind: OperationKind, _ work: () async throws -> Void) async throws {
            let mark = try await newspaper.store.read { try $0.changeNumber }
            try await work()
            let changes = try await newspaper.store.read { try $0.changes(after: mark, limit: 1000) }
            seen[kind, default: []].formUnion(changes.compactMap(\.tag?.family))
        }
        let newsroom = newspaper.newsroom
        let editor = newspaper.editor
        var section: Identifier<Section>?
        var person: Identifier<Person>?
        var tag: Identifier<PortadaCore.Tag>?
        try await perform(.saveSection) { section = try await newspaper.section("Nacional") }
        try await perform(.saveSection) {
            let sports = try await newspaper.section("Deportes")
            let moved = Section(id: sports, parent: section, name: "Deportes", slug: "deportes", path: "/deportes/")
            _ = try await newsroom.save(moved, id: sports, by: editor, at: noon)
        }
        try await perform(.savePerson) { person = try await newspaper.person("Ana") }
        try await perform(.saveTag) { tag = try await newspaper.tag("puerto") }
        let (nation, ana, port) = (try #require(section), try #require(person), try #require(tag))
        try await perform(.savePerson) {
            let named = Person(id: ana, name: "Ana Ruiz", slug: "ana")
            _ = try await newsroom.save(named, id: ana, by: editor, at: noon)
        }
        try await perform(.saveTag) {
            _ = try await newsroom.save(
                PortadaCore.Tag(id: port, name: "Puerto", slug: "puerto"),
                id: port,
                by: editor,
                at: noon
            )
        }
        try await perform(.savePicture) {
            let picture = try await newspaper.picture("faro")
            let changed = Picture(id: picture, hash: nil, slug: "otro", width: 10, height: 10)
            _ = try await newsroom.save(changed, id: picture, by: editor, at: noon)
        }
        try await perform(.removePicture) {
            let picture = try await newspaper.picture("muelle")
            try await newspaper.store.noting { connection in
                try connection.execute("INSERT INTO redirect (path, picture_id) VALUES ('/x.jpg', ?)", [.id(picture)])
            }
            _ = try await newsroom.removePicture(picture, by: editor, at: noon)
        }
        func fill(_ article: inout Article) {
            (article.primarySection, article.bylines, article.tags) = (nation, [ana], [port])
            article.corrections = [Correction(kind: .update, text: CleanHTML(vouchedFor: "Más."), time: noon)]
        }
        _ = try await newspaper.publish("Anterior", minutes: -5, fill)
        var story = TemporaryNewspaper.draft("Nota")
        try await perform(.create) { story = try await newspaper.publish("Nota", fill) }
        try await perform(.create) { _ = try await newspaper.publish("Página") { $0.kind = .page } }
        try await perform(.save) {
            (story.slug, story.path, story.headline) = ("otra", "/otra/", "Otra")
            story.times.published = TemporaryNewspaper.time(-60)
            story = try await newsroom.save(story, by: editor, at: noon)
        }
        try await perform(.save) { try await switchKind(newspaper) }
        try await perform(.save) {
            let draft = try await newspaper.create("Con etiqueta nueva")
            let edit = StoryEdit(
                content: ArticleContent(draft),
                base: draft.version,
                newTags: ["recién hecha"],
                newBylines: [StoryEdit.NewByline(name: "Recién Llegada", place: 0)]
            )
            _ = try await newsroom.edit(draft.id, edit, by: editor, at: noon)
        }
        let id = story.id
        try await perform(.correct) {
            let text = CleanHTML(vouchedFor: "<p>Era otro.</p>")
            let correction = Correction(kind: .correction, text: text, time: noon)
            _ = try await newsroom.correct(id, correction, by: editor, at: noon)
        }
        try await perform(.unpublish) { _ = try await newsroom.unpublish(id, by: editor, at: noon) }
        try await perform(.publish) { _ = try await newsroom.publish(id, by: editor, at: noon) }
        try await perform(.withdraw) { _ = try await newsroom.withdraw(id, by: editor, at: noon) }
        let filed = try await newspaper.publish("Archivada", fill)
        let regions = try await newspaper.section("Regiones")
        try await perform(.changeMany) {
            _ = try await newsroom.changeMany([filed.id], .setSection(regions), by: editor, at: noon)
        }
        let later = try await newspaper.create("Programada", fill)
        try await perform(.schedule) { _ = try await newsroom.schedule(later.id, for: noon, by: editor, at: noon) }
        try await perform(.publishDue) { _ = try await newsroom.publishDue(later.id, by: editor, at: noon) }
        let killed = try await newspaper.publish("Retirada por orden", fill)
        try await perform(.kill) {
            _ = try await newsroom.kill(killed.id, reason: "juzgado", by: editor, at: noon)
        }
        try await performOnPublished(try await newspaper.publish("Cambia luego", fill), perform)
        let moving = try await newspaper.create("En camino", fill)
        try await perform(.moveAlong) {
            _ = try await newsroom.moveAlong(moving.id, to: .inReview, by: editor, at: noon)
        }
        try await perform(.saveSettings) {
            try await newsroom.saveSettings(NewspaperSettings(name: "El Faro"), by: editor, at: noon)
        }
        try await perform(.saveLook) {
            try await newsroom.saveLook(Look(accent: "#006644"), by: editor, at: noon)
        }
        try await perform(.mergeTags) {
            let other = try await newspaper.tag("muelle")
            try await newsroom.mergeTags([other], into: port, by: editor, at: noon)
        }
        try await perform(.mergePeople) {
            let other = try await newspaper.person("A. Ruiz")
            try await newsroom.mergePeople([other], into: ana, by: editor, at: noon)
        }
        try await perform(.removeSection) {
            let empty = try await newspaper.section("Vacía")
            try await newsroom.removeSection(empty, by: editor, at: noon)
        }
        try await perform(.setMenu) { try await newsroom.setMenu(.header, Menu(), by: editor, at: noon) }
        try await perform(.setBlocks) { try await newsroom.setBlocks(.rail, [], by: editor, at: noon) }
        let comment = Comment(
            id: Identifier(0),
            article: id,
            parent: nil,
            author: "Lector",
            text: .empty,
            time: noon,
            status: .pending
        )
        var added = comment
        try await perform(.addComment) { added = try await newsroom.addComment(comment, by: editor, at: noon) }
        try await perform(.decideComment) { try await newsroom.decide(added.id, .approved, by: editor, at: noon) }
        try await perform(.saveRedirects) {
            _ = try await newsroom.saveRedirects([Redirect(path: "/vieja/", target: "/otra/")], by: editor, at: noon)
        }
        try await perform(.removeRedirect) { try await newsroom.removeRedirect("/vieja/", by: editor, at: noon) }
        try await newspaper.moveSectionWithStories(30)
        try await perform(.followSection) { _ = try await MovedSections(newspaper.store).follow(at: noon) }
        try await perform(.countShares) { try await newsroom.countShares([later.id: 1], at: noon) }
        try await arrangeFront(newspaper, story: later.id) { try await perform($0, $1) }
        try await perform(.beginDay) { try await newsroom.beginDay("2024-3-10", by: editor, at: noon) }
        for (kind, families) in seen {
            let promised = try #require(ChangeTable.families[kind])
            #expect(families.isSubset(of: promised), "\(kind) touched \(families.subtracting(promised))")
            // Whether a page outside the news, its address or the front changes depends on the story.
            let isOfStory = ![.arrangeFront, .endPins, .setBreaking, .endBreaking].contains(kind)
            let possible: Set<QueryTag.Family> = isOfStory ? [.pages, .address, .front, .breaking] : []
            let inVain = promised.subtracting(families).subtracting(possible)
            #expect(inVain.isEmpty, "\(kind) touched none of \(inVain)")
        }
        // No reader's page shows accounts, sessions, programs and the desk's own views.
        let access: Set<OperationKind> = [
            .addAccount, .saveAccount, .invite, .setPassword, .setSecondFactor, .startSession, .endSessions, .addToken,
            .removeToken, .saveWebhook, .removeWebhook, .redeliver, .arrangeViews,
        ]
        #expect(access.allSatisfy { ChangeTable.families[$0]?.isEmpty == true })
        #expect(Set(seen.keys).union([.importBatch]).union(access) == Set(OperationKind.allCases))
    }

    /// A story is held on the front until a moment, and the strip leads to it.
    private func arrangeFront(
        _ newspaper: TemporaryNewspaper,
        story: Identifier<Article>,
        _ perform: (OperationKind, () async throws -> Void) async throws -> Void
    ) async throws {
        let (newsroom, editor, end) = (newspaper.newsroom, newspaper.editor, noon.advanced(bySeconds: 60))
        let pin = FrontPin(story: story, slot: .lead, position: 0, until: end)
        try await perform(.arrangeFront) {
            _ = try await newsroom.arrangeFront(FrontArrangement(pins: [pin]), base: 0, by: editor, at: noon)
        }
        try await perform(.setBreaking) {
            try await newsroom.setBreaking(BreakingNews(text: "Sismo", until: end), by: editor, at: noon)
        }
        try await perform(.endPins) { _ = try await newsroom.endPins(by: editor, at: end) }
        try await perform(.endBreaking) { _ = try await newsroom.endBreaking(by: editor, at: end) }
    }

    /// What happens to a story, with a correction, that readers see.
    private func performOnPublished(
        _ story: Article,
        _ perform: (OperationKind, () async throws -> Void) async throws -> Void
    ) async throws {
        let (newsroom, editor, id) = (newspaper.newsroom, newspaper.editor, story.id)
        let later = TemporaryNewspaper.time(5)
        try await perform(.announceUpdate) {
            _ = try await newsroom.announceUpdate(id, as: later, by: editor, at: later)
        }
        let (old, text) = (story.corrections[0], CleanHTML(vouchedFor: "Menos."))
        let new = Correction(kind: .correction, text: text, time: noon)
        try await perform(.amendCorrection) {
            _ = try await newsroom.amendCorrection(old, to: new, of: id, by: editor, at: noon)
        }
        let other = try await newspaper.publish("Otra corregida") { other in
            (other.primarySection, other.bylines, other.tags) = (story.primarySection, story.bylines, story.tags)
            other.corrections = story.corrections
        }
        try await perform(.removeCorrection) {
            _ = try await newsroom.removeCorrection(old, of: other.id, by: editor, at: noon)
        }
        try await perform(.sharePreview) {
            try await newsroom.sharePreview(of: id, token: "t", until: later, by: editor, at: noon)
        }
        try await perform(.endPreview) {
            for link in try await newspaper.store.read({ try $0.previewLinks(of: id, at: noon) }) {
                try await newsroom.endPreview(link.id, of: id, by: editor, at: noon)
            }
        }
        var plan = Identifier<PlannedChange>(0)
        func planEnd() async throws {
            plan = try await newsroom.planChange(.unpublish, of: id, at: later, by: editor, at: noon)
        }
        try await perform(.planChange) { try await planEnd() }
        try await perform(.dropPlan) { try await newsroom.dropPlan(plan, of: id, by: editor, at: noon) }
        try await planEnd()
        try await perform(.performPlan) { _ = try await newsroom.performPlan(plan, by: editor, at: later) }
    }

    /// A page outside the news gets another headline.
    private func switchKind(_ newspaper: TemporaryNewspaper) async throws {
        let pages = try await newspaper.store.read { try $0.staticPages() }
        guard let id = pages.first?.id, var page = try await newspaper.store.read({ try $0.article(id) }) else {
            return
        }
        page.headline = "Otra página"
        _ = try await newspaper.newsroom.save(page, by: newspaper.editor, at: noon)
    }

    @Test("Every question that readers' pages ask is noted, and every family of questions is asked")
    func questions() async throws {
        let story = try await newspaper.publish("El puerto reabre") { $0.slug = "el-puerto-reabre" }
        let reports: Set<String> = [
            "the change number", "changes", "missing pictures", "what is due", "the day",
            "what on the front is over", "plans that are due",
        ]
        var families: Set<QueryTag.Family> = []
        for (name, ask) in QueryPlanTests.everyQuestion {
            let asked = try await newspaper.store.read { reader in
                try ask(reader, story)
                return Set(reader.trace.tags.map(\.family))
            }
            #expect(asked.isEmpty == reports.contains(name), "\(name): \(asked)")
            families.formUnion(asked)
        }
        for list in QueryPlanTests.everyList {
            families.formUnion(
                try await newspaper.store.read { reader in
                    _ = try reader.page(1, of: list, length: 3)
                    return Set(reader.trace.tags.map(\.family))
                }
            )
        }
        // The day is noted by the pages that name it.
        #expect(families == Set(QueryTag.Family.allCases).subtracting([.day]))
    }
}
