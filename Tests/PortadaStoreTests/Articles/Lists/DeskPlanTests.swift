import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Plans of the desk's lists: every combination of filters walks indexes in the list's order, and stops")
struct DeskPlanTests {
    private static let noon = TemporaryNewspaper.noon

    /// Every combination that the desk offers.
    static let everyFilter: [StoryFilter] = {
        var filters: [StoryFilter] = []
        for status in [nil] + ArticleStatus.allCases.map(Optional.some) {
            for facets in 0..<8 {
                for (from, text) in [(nil, ""), (noon, ""), (noon, "puerto")] as [(Timestamp?, String)] {
                    filters.append(
                        StoryFilter(
                            status: status,
                            section: facets & 1 == 0 ? nil : Identifier(1),
                            owner: facets & 2 == 0 ? nil : Identifier(1),
                            people: facets & 4 == 0 ? [] : [Identifier(1)],
                            from: from,
                            until: from?.advanced(bySeconds: 86_400),
                            text: text
                        )
                    )
                }
            }
        }
        return filters
    }()

    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func fill() async throws {
        let section = try await newspaper.section("Nacional")
        _ = try await newspaper.section("Política", under: section)
        let ana = try await newspaper.person("Ana")
        var account = Account(id: Identifier(0), email: "ana@faro.example", name: "Ana", role: .editor)
        account.person = ana
        _ = try await newspaper.newsroom.addAccount(account, by: newspaper.editor, at: Self.noon)
        for headline in ["El puerto", "El puerto reabre"] {
            _ = try await newspaper.publish(headline) { ($0.primarySection, $0.bylines) = (section, [ana]) }
            _ = try await newspaper.create("\(headline) mañana") { ($0.primarySection, $0.bylines) = (section, [ana]) }
        }
    }

    private func plans(_ ask: @escaping @Sendable (Reader) throws -> Void) async throws -> [QueryPlan] {
        try await newspaper.store.database.pool.read { database in
            try QueryPlan.plans(database) { try ask(Reader(connection: $0)) }
        }
    }

    @Test("lists and counts")
    func lists() async throws {
        try await fill()
        for filter in Self.everyFilter {
            let plans = try await plans { reader in
                let cursor = StoryCursor(moment: Self.noon, id: Identifier(9))
                _ = try reader.storyPage(filter, after: cursor, limit: 2)
                if filter.text.isEmpty { _ = try reader.storyCount(filter, upTo: 1_000) }
            }
            #expect(!plans.isEmpty)
            for plan in plans {
                #expect(plan.scans.isEmpty, "\(filter): \(plan.sql)")
                // One story's signers and sections are looked up by the story, not among all that a person signs.
                let isWide = plan.steps.contains { $0.contains("(person_id=?)") || $0.contains("(section_id=?)") }
                #expect(!isWide, "\(filter): \(plan.steps)")
                // Sorted is only what is few: a person's names, words that were found, one's own by publication.
                let isSorted = plan.steps.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }
                let isOfFew =
                    plan.sql.contains("draft_index MATCH") || plan.sql.contains("id IN (")
                    || plan.sql.contains("kind = 'page'")
                #expect(!isSorted || isOfFew, "\(filter): \(plan.sql) \(plan.steps)")
            }
        }
    }

    @Test("of which no statement reads more than it is bound to")
    func bounds() async throws {
        try await fill()
        for filter in Self.everyFilter {
            let plans = try await plans { reader in _ = try reader.storyPage(filter, limit: 2) }
            for plan in plans where plan.sql.contains("moment") {
                #expect(plan.sql.contains("LIMIT"), "\(plan.sql)")
            }
        }
    }

    @Test("the audit, by everything that it can be asked for")
    func audit() async throws {
        try await fill()
        for asked in 0..<16 {
            let filter = AuditFilter(
                account: asked & 1 == 0 ? nil : Identifier(1),
                action: asked & 2 == 0 ? nil : "save",
                subject: asked & 12 == 0 ? nil : "article",
                subjectID: asked & 8 == 0 ? nil : 1,
                from: Self.noon
            )
            let plans = try await plans { _ = try $0.audit(filter, limit: 9) }
            for plan in plans {
                #expect(plan.scans.isEmpty, "\(plan.sql)")
                let isSorted = plan.steps.contains { $0.contains("TEMP B-TREE") }
                #expect(!isSorted || filter.subjectID != nil, "\(plan.sql) \(plan.steps)")
            }
        }
    }

    @Test("home, calendar and health")
    func agenda() async throws {
        try await fill()
        let span = Self.noon..<Self.noon.advanced(bySeconds: 86_400)
        let plans = try await plans { reader in
            _ = try reader.agenda(in: span, limit: 9)
            _ = try reader.embargoes(in: span, limit: 9)
            _ = try reader.scheduled(limit: 9)
            _ = try reader.waitingComments(upTo: 100)
            _ = try reader.waitingOutbox(upTo: 100)
            _ = try reader.publishedBodies(after: Identifier(0), limit: 9)
            _ = try reader.picturesWithFile(after: Identifier(0), limit: 9)
            _ = try reader.story(showing: Identifier(1))
            _ = try reader.healthFindings(.deadLink, limit: 9)
            _ = try reader.importRuns(limit: 9)
            _ = try reader.views(for: Identifier(1))
            _ = try reader.person(named: "Ana")
            _ = try reader.colleaguesNotes(for: Identifier(1), since: Self.noon, limit: 9)
        }
        // Imports and shared views are few; of notes the last are looked at; what waits is an index of its own, and is read to a limit.
        let few = ["import_run", "comment_waiting", "story_view_shared", "outbox_open", "story_note"]
        for plan in plans {
            let isBounded = plan.scans.allSatisfy { scan in few.contains { scan.contains($0) } }
            #expect(isBounded, "\(plan.sql) \(plan.steps)")
        }
    }
}
