import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Lists of stories")
struct ListTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func headlines(_ list: ArticleList, limit: Int = 20) async throws -> [String] {
        try await newspaper.store.read { try $0.latest(list, limit: limit) }.map(\.headline)
    }

    /// Stories "Nota 0" to "Nota count - 1", three in each minute.
    private func fill(_ count: Int) async throws -> [Article] {
        try await newspaper.newsroom.importBatch(by: newspaper.editor, at: TemporaryNewspaper.noon) { importer in
            try (0..<count).map { number in
                let story = TemporaryNewspaper.draft("Nota \(number)") { article in
                    article.status = .published
                    article.times.published = TemporaryNewspaper.time(Int64(number / 3))
                }
                let origin = Importer.Origin(source: "test", kind: "article", id: "\(number)")
                return try importer.article(story, origin: origin, fingerprint: 1).article
            }
        }
    }

    @Test("have the newest first, the higher number first in the same moment")
    func order() async throws {
        _ = try await newspaper.publish("Segunda", minutes: 5)
        _ = try await newspaper.publish("Primera", minutes: 9)
        _ = try await newspaper.publish("Cuarta", minutes: 1)
        _ = try await newspaper.publish("Tercera", minutes: 1)
        #expect(try await headlines(.newspaper) == ["Primera", "Segunda", "Tercera", "Cuarta"])
        #expect(try await headlines(.newspaper, limit: 2) == ["Primera", "Segunda"])
        #expect(try await headlines(.newspaper, limit: 0).isEmpty)
        #expect(try await headlines(.newspaper, limit: -3).isEmpty)
    }

    @Test("show what a card needs")
    func summary() async throws {
        let section = try await newspaper.section("Nacional")
        let (ana, beto) = (try await newspaper.person("Ana"), try await newspaper.person("Beto"))
        let picture = try await newspaper.picture("muelle")
        let story = try await newspaper.publish("El puerto reabre") { article in
            article.kicker = "Comercio"
            article.summary = "Hoy"
            article.primarySection = section
            article.bylines = [beto, ana]
            article.agencyCredit = "Atlas"
            article.leadPicture = PictureUse(picture: picture, altText: "Un muelle", credit: "L. Paz")
            article.times.updated = TemporaryNewspaper.time(30)
        }
        let card = try #require(try await newspaper.store.read { try $0.latest(.newspaper, limit: 1) }.first)
        #expect(card.id == story.id && card.path == story.path && card.section == section)
        #expect(card.kicker == "Comercio" && card.summary == "Hoy" && card.agencyCredit == "Atlas")
        #expect(card.bylines == [beto, ana])
        #expect(card.picture == story.leadPicture)
        #expect(card.published == TemporaryNewspaper.noon && card.modified == TemporaryNewspaper.time(30))
    }

    @Test("walked by the place of the last story give each story once")
    func cursor() async throws {
        let stories = try await fill(25)
        var seen: [Identifier<Article>] = []
        var cursor: ListCursor?
        var round: Int64 = 0
        repeat {
            round += 1
            let place = cursor
            let part = try await newspaper.store.read { try $0.latest(.newspaper, limit: 4, after: place) }
            seen += part.map(\.id)
            cursor = part.last.map { ListCursor(after: $0) }
            // What comes in meanwhile stands before the place, and shifts nothing.
            _ = try await newspaper.publish("Última hora \(round)", minutes: 1000 + round)
        } while cursor != nil && seen.count < 100
        #expect(seen == stories.map(\.id).reversed())
    }

    @Test("have numbered pages that hold each story once, and know how many there are")
    func pages() async throws {
        let stories = try await fill(25)
        var seen: [Identifier<Article>] = []
        for number in 1...4 {
            let page = try await newspaper.store.read { try $0.page(number, of: .newspaper, length: 7) }
            #expect(page.pageCount == 4)
            #expect(page.stories.count == (number < 4 ? 7 : 4))
            seen += page.stories.map(\.id)
        }
        #expect(seen == stories.map(\.id).reversed())
        _ = try await newspaper.newsroom.unpublish(seen[0], by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await newspaper.store.read { try $0.page(1, of: .newspaper, length: 6).pageCount } == 4)
        #expect(try await newspaper.store.read { try $0.page(1, of: .newspaper, length: 8).pageCount } == 3)
    }

    @Test("have an answer for every page number and length", arguments: [Int.min, -1, 0, 1, 2, 3, 1 << 40, Int.max])
    func hostilePages(number: Int) async throws {
        _ = try await fill(2)
        for length in [Int.min, 0, 1, Int.max] {
            let page = try await newspaper.store.read { try $0.page(number, of: .newspaper, length: length) }
            #expect(page.pageCount == (length == Int.max ? 1 : 2))
            #expect(page.stories.isEmpty == (number > page.pageCount))
        }
        let period = ArticleList.period(Timestamp(milliseconds: .min)..<Timestamp(milliseconds: .max))
        #expect(try await newspaper.store.read { try $0.page(number, of: period, length: 2).pageCount } == 1)
        #expect(
            try await newspaper.store.read { try $0.page(number, of: .tag(Identifier(9)), length: 2).pageCount } == 0
        )
        _ = try await newspaper.store.read { try $0.sitemap(year: number, month: number, part: number, length: 50_000) }
        _ = try await newspaper.store.read { try $0.sitemap(year: 2024, month: 3, part: number, length: 50_000) }
    }

    @Test("of a section hold the stories of those below it, each once")
    func sections() async throws {
        let nation = try await newspaper.section("Nacional")
        let politics = try await newspaper.section("Política", under: nation)
        let congress = try await newspaper.section("Asamblea", under: politics)
        let sports = try await newspaper.section("Deportes")
        _ = try await newspaper.publish("En Asamblea", minutes: 1) { article in
            article.primarySection = congress
            article.furtherSections = [politics, sports]
        }
        _ = try await newspaper.publish("En Nacional", minutes: 2) { $0.primarySection = nation }
        #expect(try await headlines(.section(nation)) == ["En Nacional", "En Asamblea"])
        #expect(try await headlines(.section(politics)) == ["En Asamblea"])
        #expect(try await headlines(.section(congress)) == ["En Asamblea"])
        #expect(try await headlines(.section(sports)) == ["En Asamblea"])
        #expect(try await newspaper.store.read { try $0.page(1, of: .section(nation), length: 1).pageCount } == 2)
    }

    @Test("of authors, agencies, tags and kinds hold theirs")
    func others() async throws {
        let (ana, atlas) = (try await newspaper.person("Ana"), try await newspaper.person("Atlas", .agency))
        let tag = try await newspaper.tag("puerto")
        _ = try await newspaper.publish("De Ana y Atlas", minutes: 1) { $0.bylines = [ana, atlas] }
        _ = try await newspaper.publish("Del puerto", minutes: 2) { ($0.tags, $0.kind) = ([tag], .opinion) }
        #expect(try await headlines(.person(ana)) == ["De Ana y Atlas"])
        #expect(try await headlines(.person(atlas)) == ["De Ana y Atlas"])
        #expect(try await headlines(.tag(tag)) == ["Del puerto"])
        #expect(try await headlines(.kind(.opinion)) == ["Del puerto"])
        #expect(try await headlines(.kind(.news)) == ["De Ana y Atlas"])
        #expect(try await headlines(.kind(.gallery)).isEmpty)
        #expect(try await headlines(.tag(Identifier(99))).isEmpty)
    }

    @Test("of a day or a month begin with its first moment and end before the next one's")
    func periods() async throws {
        let (start, end) = (TemporaryNewspaper.time(0), TemporaryNewspaper.time(24 * 60))
        for (headline, time) in [
            ("antes", Timestamp(milliseconds: start.rawValue - 1)), ("primera", start),
            ("última", Timestamp(milliseconds: end.rawValue - 1)), ("después", end),
        ] {
            _ = try await newspaper.publish(headline) { $0.times.published = time }
        }
        let day = ArticleList.period(start..<end)
        #expect(try await headlines(day) == ["última", "primera"])
        let page = try await newspaper.store.read { try $0.page(1, of: day, length: 10) }
        #expect(page.stories.map(\.headline) == ["última", "primera"])
        #expect(page.pageCount == 1)
        #expect(
            try await newspaper.store.read { try $0.page(2, of: day, length: 1) }.stories.map(\.headline) == ["primera"]
        )
        #expect(try await newspaper.store.read { try $0.recent(since: end, limit: 9) }.map(\.headline) == ["después"])
    }

    @Test("hold no drafts and no pages outside the news")
    func left() async throws {
        _ = try await newspaper.create("Borrador")
        _ = try await newspaper.publish("Contacto") { $0.kind = .page }
        _ = try await newspaper.publish("Aviso legal") { $0.kind = .page }
        _ = try await newspaper.create("Página en borrador") { $0.kind = .page }
        #expect(try await headlines(.newspaper).isEmpty)
        #expect(try await headlines(.kind(.page)).isEmpty)
        #expect(try await newspaper.store.read { try $0.staticPages() }.map(\.headline) == ["Aviso legal", "Contacto"])
    }

    @Test("of people and tags name those of published stories, by name")
    func directories() async throws {
        let (zoe, ana) = (try await newspaper.person("Zoe"), try await newspaper.person("Ana"))
        let idle = try await newspaper.person("Mudo")
        let (port, sea, unused) = (
            try await newspaper.tag("puerto"), try await newspaper.tag("mar"), try await newspaper.tag("nadie")
        )
        _ = try await newspaper.publish("Una") { ($0.bylines, $0.tags) = ([zoe, ana], [port, sea]) }
        _ = try await newspaper.create("Otra") { ($0.bylines, $0.tags) = ([idle], [unused]) }
        #expect(try await newspaper.store.read { try $0.listedPeople(limit: 9) }.map(\.name) == ["Ana", "Zoe"])
        #expect(try await newspaper.store.read { try $0.listedPeople(limit: 1) }.map(\.name) == ["Ana"])
        #expect(try await newspaper.store.read { try $0.listedTags(limit: 9) }.map(\.name) == ["mar", "puerto"])
    }

    @Test("for sitemaps go by month, oldest first, in parts")
    func sitemaps() async throws {
        let lead = try await newspaper.picture("muelle")
        let (beach, light) = (try await newspaper.picture("playa"), try await newspaper.picture("faro"))
        let stories = try await fill(5)
        _ = try await newspaper.publish("En enero", minutes: -60 * 24 * 60) { article in
            article.leadPicture = PictureUse(picture: lead)
            article.bodyPictures = [light, lead, beach, light]
            article.times.updated = TemporaryNewspaper.time(1)
        }
        let months = try await newspaper.store.read { try $0.sitemapMonths() }
        #expect(months.map { [$0.year, $0.month, $0.count] } == [[2024, 3, 5], [2024, 1, 1]])
        let parts = try await newspaper.store.read { reader in
            try (1...3).map { try reader.sitemap(year: 2024, month: 3, part: $0, length: 3).map(\.path) }
        }
        #expect(parts == [Array(stories.map(\.path)[..<3]), Array(stories.map(\.path)[3...]), []])
        let january = try await newspaper.store.read { try $0.sitemap(year: 2024, month: 1, part: 1, length: 9) }
        #expect(january.map { $0.pictures.map(\.slug) } == [["muelle", "faro", "playa"]])
        #expect(january.map(\.modified) == [TemporaryNewspaper.time(1)])
    }
}
