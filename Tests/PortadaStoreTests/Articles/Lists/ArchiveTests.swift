import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Stories for programs")
struct ArchiveTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private static let filters: [ArchiveFilter] = {
        let (section, tag, person) = (Identifier<Section>(1), Identifier<PortadaCore.Tag>(1), Identifier<Person>(1))
        let since = TemporaryNewspaper.time(-60)
        return [nil, .published, .draft].flatMap { status in
            [
                ArchiveFilter(status: status), ArchiveFilter(status: status, section: section),
                ArchiveFilter(status: status, tag: tag), ArchiveFilter(status: status, person: person),
                ArchiveFilter(status: status, section: section, tag: tag, person: person),
                ArchiveFilter(status: status, changedSince: since),
                ArchiveFilter(status: status, section: section, person: person, changedSince: since),
            ]
        }
    }()

    private func fill() async throws {
        let (section, tag) = (try await newspaper.section("Nacional"), try await newspaper.tag("puerto"))
        let ana = try await newspaper.person("Ana")
        for number in 0..<6 {
            _ = try await newspaper.publish("Publicada \(number)", minutes: Int64(number / 2)) { article in
                if number != 2 { (article.primarySection, article.tags) = (section, [tag]) }
                if number != 3 { article.bylines = [ana] }
            }
            _ = try await newspaper.create("Borrador \(number)") { article in
                (article.primarySection, article.tags, article.bylines) = (section, [tag], [ana])
            }
        }
    }

    @Test("come each once, page by page, and are those that the filter names", arguments: filters.indices)
    func pages(index: Int) async throws {
        try await fill()
        let filter = Self.filters[index]
        let (found, expected) = try await newspaper.store.read { reader in
            var found: [Identifier<Article>] = []
            var cursor: ArchiveCursor?
            while true {
                let page = try reader.archive(filter, after: cursor, limit: 2)
                found += page.places.map(\.id)
                guard let next = page.next else { break }
                cursor = next
            }
            let all = try (1...12).compactMap { try reader.article(Identifier($0)) }
            let expected = all.filter { article in
                (filter.status.map { $0 == article.status } ?? true)
                    && (filter.section.map { article.allSections.contains($0) } ?? true)
                    && (filter.tag.map { article.tags.contains($0) } ?? true)
                    && (filter.person.map { article.bylines.contains($0) } ?? true)
            }
            return (found, expected.map(\.id))
        }
        #expect(found.count == Set(found).count)
        #expect(Set(found) == Set(expected))
    }

    @Test("are found without scanning what grows", arguments: filters.indices)
    func plans(index: Int) async throws {
        try await fill()
        let plans = try await newspaper.store.database.pool.read { database in
            try QueryPlan.plans(database) { connection in
                _ = try Reader(connection: connection).archive(Self.filters[index], limit: 2)
            }
        }
        #expect(!plans.isEmpty)
        for plan in plans { #expect(plan.scans.isEmpty, "\(plan.sql): \(plan.steps)") }
    }

    @Test("of other questions neither")
    func otherPlans() async throws {
        try await fill()
        let key = ProgramRequest.Key(token: Identifier(1), text: "k", digest: "d")
        let plans = try await newspaper.store.database.pool.read { database in
            try QueryPlan.plans(database) { connection in
                let reader = Reader(connection: connection)
                _ = try reader.request(key)
                _ = try reader.article(externalID: "x")
                _ = try reader.externalID(of: Identifier(1))
                _ = try reader.programToken(digest: "x")
                _ = try reader.comments(.pending, before: nil, includingKilled: false, limit: 9)
                _ = try reader.deliveries(of: Identifier(1), limit: 9)
                _ = try reader.people(after: nil, limit: 9)
                _ = try reader.tags(after: nil, limit: 9)
                _ = try reader.pictures(before: nil, limit: 9)
            }
        }
        for plan in plans { #expect(plan.scans.isEmpty, "\(plan.sql): \(plan.steps)") }
    }
}
