import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Bringing things in from elsewhere")
struct ImportTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func bring<Result: Sendable>(
        _ body: @escaping @Sendable (Importer) throws -> Result
    ) async throws -> Result {
        try await newspaper.newsroom.importBatch(by: .program("import"), at: TemporaryNewspaper.noon, body)
    }

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

    private static func comment(_ id: String, _ text: String, parent: String? = nil) -> ImportedComment {
        ImportedComment(
            id: id,
            parent: parent,
            author: "Lector",
            text: CleanHTML(vouchedFor: text),
            time: TemporaryNewspaper.noon,
            status: .approved
        )
    }

    private func comments(of id: Identifier<Article>) async throws -> [PortadaCore.Comment] {
        try await newspaper.store.read { try $0.comments(of: id) }
    }

    @Test("creates once, knows it the second time, updates what has changed")
    func outcomes() async throws {
        func run(_ headline: String, fingerprint: Int64) async throws -> (article: Article, outcome: Importer.Outcome) {
            try await bring { importer in
                try importer.article(
                    Self.story(headline),
                    origin: Self.origin("article", "12"),
                    fingerprint: fingerprint
                )
            }
        }
        let first = try await run("El puerto reabre", fingerprint: 1)
        let second = try await run("El puerto reabre", fingerprint: 1)
        #expect(first.outcome == .created)
        #expect(second.outcome == .unchanged && second.article == first.article)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM revision") == 1)
        let third = try await run("El puerto reabrió", fingerprint: 2)
        #expect(third.outcome == .updated && third.article.id == first.article.id && third.article.version == 2)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM article") == 1)
        #expect(
            try await newspaper.store.read { try $0.resolve(path: "/el-puerto-reabre/") }
                == .redirect(to: "/el-puerto-reabrio/", isPermanent: true)
        )
        #expect(try await newspaper.texts("SELECT action FROM audit ORDER BY id") == ["import", "import"])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("tells what it knows")
    func knowledge() async throws {
        let origin = Self.origin("tag", "5")
        let known = try await bring { importer in
            let before = [try importer.local(origin) == nil, try importer.isUnchanged(origin, fingerprint: 3)]
            let tag = PortadaCore.Tag(id: Identifier(0), name: "puerto", slug: "puerto")
            let id = try importer.tag(tag, origin: origin, fingerprint: 3).id
            let after = [try importer.local(origin) == id.rawValue, try importer.isUnchanged(origin, fingerprint: 3)]
            return before + after + [try importer.isUnchanged(origin, fingerprint: 4)]
        }
        #expect(known == [true, false, true, true, false])
    }

    @Test("keeps both of two stories with one number or one address")
    func twins() async throws {
        let section = try await newspaper.section("Tema")
        let paths = try await bring { importer in
            try ["a", "b", "c"].map { id in
                try importer.article(
                    Self.story("Nota") { $0.path = id == "c" ? "/tema/" : "/nota/" },
                    origin: Self.origin("article", id),
                    fingerprint: 1
                ).article.path
            }
        }
        #expect(paths == ["/nota/", "/nota-2/", "/tema-2/"])
        #expect(try await newspaper.store.read { try $0.resolve(path: "/tema/") } == .section(section))
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("keeps an address without a slash at its end, byte for byte, and its number")
    func oldAddress() async throws {
        let paths = try await bring { importer in
            try ["a", "b"].map { id in
                try importer.article(
                    Self.story("Nota") { $0.path = "/2011/05/Nota%20Vieja.html" },
                    origin: Self.origin("article", id),
                    fingerprint: 1
                ).article.path
            }
        }
        #expect(paths == ["/2011/05/Nota%20Vieja.html", "/2011/05/Nota%20Vieja.html-2"])
    }

    @Test("takes sections, people and tags that are there already for the same")
    func sameParts() async throws {
        let (nation, ana) = (try await newspaper.section("Nacional"), try await newspaper.person("Ana"))
        let tag = try await newspaper.tag("puerto")
        let found = try await bring { importer in
            let section = Section(id: Identifier(0), name: "NACIONAL", slug: "nacional", path: "/nacional/")
            let person = Person(id: Identifier(0), name: "Ana B.", slug: "ana")
            let word = PortadaCore.Tag(id: Identifier(0), name: "Puerto", slug: "puerto")
            let one = try importer.section(section, origin: Self.origin("section", "1"), fingerprint: 1)
            let two = try importer.person(person, origin: Self.origin("person", "1"), fingerprint: 1)
            let three = try importer.tag(word, origin: Self.origin("tag", "1"), fingerprint: 1)
            return [
                one.id == nation && one.outcome == .kept, two.id == ana && two.outcome == .kept,
                three.id == tag && three.outcome == .kept,
            ]
        }
        #expect(found == [true, true, true])
        #expect(try await newspaper.store.read { try $0.sectionTree()[nation] }?.name == "Nacional")
    }

    @Test("creates and updates parts by their origin")
    func changedParts() async throws {
        let run = { @Sendable (name: String, fingerprint: Int64) in
            try await bring { importer in
                let picture = Picture(id: Identifier(0), hash: nil, slug: "muelle", width: 0, height: 0, credit: name)
                return try importer.picture(picture, origin: Self.origin("picture", "7"), fingerprint: fingerprint)
            }
        }
        let outcomes = [try await run("Luz", 1), try await run("Luz", 1), try await run("L. Paz", 2)]
        #expect(outcomes.map(\.outcome) == [.created, .unchanged, .updated])
        #expect(Set(outcomes.map(\.id)).count == 1)
        let id = outcomes[0].id
        #expect(try await newspaper.store.read { try $0.pictures([id]) }[id]?.credit == "L. Paz")
    }

    @Test("keeps comments with their threads, also when their numbers repeat")
    func comments() async throws {
        let given = [
            Self.comment("1", "uno"), Self.comment("2", "dos", parent: "1"), Self.comment("2", "tres"),
            Self.comment("4", "huérfano", parent: "77"),
        ]
        let id = try await bring { importer in
            try importer.article(
                Self.story("Nota"),
                origin: Self.origin("article", "12"),
                fingerprint: 1,
                comments: given
            ).article.id
        }
        let found = try await comments(of: id)
        #expect(found.map(\.text.markup) == ["uno", "dos", "tres", "huérfano"])
        #expect(found.map(\.parent) == [nil, found.first?.id, nil, nil])
    }

    @Test("updates comments in their places, takes back those that are gone, and leaves readers' own alone")
    func changedComments() async throws {
        let run = { @Sendable (fingerprint: Int64, given: [ImportedComment]) in
            try await bring { importer in
                try importer.article(
                    Self.story("Nota"),
                    origin: Self.origin("article", "12"),
                    fingerprint: fingerprint,
                    comments: given
                ).article.id
            }
        }
        let id = try await run(1, [Self.comment("1", "uno"), Self.comment("2", "dos"), Self.comment("2", "repe")])
        let before = try await comments(of: id)
        let own = PortadaCore.Comment(
            id: Identifier(0),
            article: id,
            parent: before.first?.id,
            author: "Aquí",
            text: CleanHTML(vouchedFor: "propio"),
            time: TemporaryNewspaper.time(5),
            status: .approved
        )
        _ = try await newspaper.newsroom.addComment(own, by: .program("site"), at: TemporaryNewspaper.noon)
        _ = try await run(2, [Self.comment("1", "uno, corregido"), Self.comment("3", "nuevo", parent: "1")])
        let after = try await comments(of: id)
        #expect(after.map(\.text.markup).sorted() == ["nuevo", "propio", "uno, corregido"])
        #expect(after.first { $0.text.markup == "uno, corregido" }?.id == before.first?.id)
        #expect(after.first { $0.text.markup == "propio" }?.parent == before.first?.id)
        #expect(after.first { $0.text.markup == "nuevo" }?.parent == before.first?.id)
    }

    @Test("does not mix up the comments of stories whose numbers begin alike")
    func neighbouringComments() async throws {
        for (story, fingerprint) in [("1", 1), ("12", 1), ("1", 2)] as [(String, Int64)] {
            _ = try await bring { importer in
                try importer.article(
                    Self.story("Nota \(story)"),
                    origin: Self.origin("article", story),
                    fingerprint: fingerprint,
                    comments: [Self.comment("9", "hola")]
                )
            }
        }
        #expect(try await newspaper.number("SELECT COUNT(*) FROM comment") == 2)
    }

    @Test("leaves an old address with its first owner")
    func takenRedirect() async throws {
        let (one, two) = (try await newspaper.publish("Una"), try await newspaper.publish("Dos"))
        try await bring { importer in
            try importer.redirect("/?p=1", to: .article(one.id))
            try importer.redirect("/?p=1", to: .article(two.id))
        }
        #expect(
            try await newspaper.store.read { try $0.resolve(path: "/?p=1") }
                == .redirect(to: "/una/", isPermanent: true)
        )
    }

    @Test("keeps what was not understood, the last state of it")
    func notUnderstood() async throws {
        for data in ["{\"a\":1}", "{\"a\":2}"] {
            try await bring { try $0.keep(data, origin: Self.origin("meta", "12")) }
        }
        #expect(try await newspaper.texts("SELECT data FROM external_data") == ["{\"a\":2}"])
    }

    @Test("is one transaction: when the body throws, nothing came")
    func rollback() async throws {
        struct Interruption: Error {}
        await #expect(throws: Interruption.self) {
            try await bring { importer in
                for number in 0..<20 {
                    _ = try importer.article(
                        Self.story("Nota \(number)"),
                        origin: Self.origin("article", "\(number)"),
                        fingerprint: 1,
                        comments: [Self.comment("1", "uno")]
                    )
                    try importer.redirect("/?p=\(number)", to: .address("/"))
                    try importer.keep("{}", origin: Self.origin("meta", "\(number)"))
                }
                throw Interruption()
            }
        }
        for table in [
            "article", "body", "comment", "redirect", "external_id", "external_data", "listing", "listing_count",
            "search_document", "revision", "audit", "change", "outbox",
        ] {
            #expect(try await newspaper.number("SELECT COUNT(*) FROM \(table)") == 0, "\(table)")
        }
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("of a story that was public and is no longer takes it from the readers")
    func takenBack() async throws {
        for (status, fingerprint) in [(ArticleStatus.published, 1), (.draft, 2)] as [(ArticleStatus, Int64)] {
            _ = try await bring { importer in
                try importer.article(
                    Self.story("Nota") { $0.status = status },
                    origin: Self.origin("article", "1"),
                    fingerprint: fingerprint
                )
            }
        }
        #expect(try await newspaper.store.read { try $0.latest(.newspaper, limit: 9) }.isEmpty)
        #expect(try await newspaper.store.read { try $0.resolve(path: "/nota/") } == .unknown)
        #expect(try await newspaper.contradictions().isEmpty)
    }
}
