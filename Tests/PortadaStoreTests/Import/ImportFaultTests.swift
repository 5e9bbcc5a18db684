import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Things from elsewhere that can't be brought in")
struct ImportFaultTests {
    private static func origin(_ kind: String, _ id: String) -> Importer.Origin {
        Importer.Origin(source: "https://viejo.example", kind: kind, id: id)
    }

    private static func story(_ headline: String, _ edit: (inout Article) -> Void = { _ in }) -> Article {
        TemporaryNewspaper.draft(headline) { article in
            article.status = .published
            article.times.published = TemporaryNewspaper.noon
            edit(&article)
        }
    }

    /// Brings in stories, one after the other, and gives what went wrong with each.
    private func bring(_ stories: [Article], into newspaper: TemporaryNewspaper) async throws -> [StoreError.Code?] {
        try await newspaper.newsroom.importBatch(by: .program("import"), at: TemporaryNewspaper.noon) { importer in
            stories.enumerated().map { number, story in
                let comment = ImportedComment(
                    id: "1",
                    parent: nil,
                    author: "Lector",
                    text: .empty,
                    time: TemporaryNewspaper.noon,
                    status: .approved
                )
                do {
                    _ = try importer.article(
                        story,
                        origin: Self.origin("article", "\(number)"),
                        fingerprint: 1,
                        comments: [comment]
                    )
                    return nil
                } catch {
                    return (error as? StoreError)?.code
                }
            }
        }
    }

    @Test("leave nothing of themselves behind, and the others come")
    func badStories() async throws {
        let newspaper = try TemporaryNewspaper()
        let codes = try await bring(
            [
                Self.story("Primera"),
                Self.story("Con autor desconocido") { $0.bylines = [Identifier(99)] },
                Self.story("Con etiqueta desconocida") { $0.tags = [Identifier(99)] },
                Self.story("De una sección desconocida") { $0.primarySection = Identifier(99) },
                Self.story("Sin fecha") { $0.times.published = nil },
                Self.story("Segunda"),
            ],
            into: newspaper
        )
        #expect(codes == [nil, .notFound, .notFound, .notFound, .invalid, nil])
        let found = try await newspaper.store.read { try $0.page(1, of: .newspaper, length: 9) }
        #expect(Set(found.stories.map(\.headline)) == ["Primera", "Segunda"])
        for (table, count) in [("article", 2), ("body", 2), ("comment", 2), ("external_id", 4), ("search_document", 2)]
        {
            #expect(try await newspaper.number("SELECT COUNT(*) FROM \(table)") == count, "\(table)")
        }
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("leave what came before as it was")
    func badUpdate() async throws {
        let newspaper = try TemporaryNewspaper()
        let outcome = try await newspaper.newsroom.importBatch(by: .program("import"), at: TemporaryNewspaper.noon) {
            importer in
            let origin = Self.origin("article", "1")
            let first = try importer.article(Self.story("Primera"), origin: origin, fingerprint: 1).article
            let changed = Self.story("Segunda") { ($0.bylines, $0.kind) = ([Identifier(99)], .opinion) }
            let failed = try? importer.article(changed, origin: origin, fingerprint: 2)
            return (first, failed == nil, try importer.isUnchanged(origin, fingerprint: 1))
        }
        #expect(outcome.1 && outcome.2)
        #expect(try await newspaper.store.read { try $0.article(outcome.0.id) } == outcome.0)
        #expect(try await newspaper.store.read { try $0.resolve(path: "/primera/") } == .article(outcome.0.id))
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("are told in the store's words: a slug that another tag has")
    func takenSlug() async throws {
        let newspaper = try TemporaryNewspaper()
        let codes = try await newspaper.newsroom.importBatch(by: .program("import"), at: TemporaryNewspaper.noon) {
            importer in
            let tags: [(String, String, Int64)] = [("1", "puerto", 1), ("2", "mar", 1), ("2", "puerto", 2)]
            return try tags.map { id, slug, fingerprint -> StoreError.Code? in
                let tag = PortadaCore.Tag(id: Identifier(0), name: slug, slug: slug)
                do {
                    _ = try importer.tag(tag, origin: Self.origin("tag", id), fingerprint: fingerprint)
                    return nil
                } catch let error as StoreError {
                    return error.code
                }
            }
        }
        #expect(codes == [nil, nil, .addressTaken])
        #expect(try await newspaper.texts("SELECT slug FROM tag ORDER BY slug") == ["mar", "puerto"])
    }
}
