import Foundation
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore
import Testing

@testable import PortadaSite

/// A small newspaper with the standard theme, asked without a server.
@Suite("Pages of the site")
final class SiteTests {
    private static let now = Timestamp(seconds: 1_693_857_900)
    private let site: Site
    private let store: Store
    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
        store = try Store.make(at: folder)
        site = try SampleSite.open(store, in: folder, clock: Self.now)
        try await store.newsroom.saveSettings(
            NewspaperSettings(name: "El Faro", listLength: 5),
            by: .program("test"),
            at: Self.now
        )
        try await fill()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// One section with twelve stories, one without any, one author, one tag.
    private func fill() async throws {
        let newsroom = store.newsroom
        let actor = Actor.program("test")
        let section = try await newsroom.save(
            Section(id: Identifier(0), name: "Nacional", slug: "nacional", path: "/nacional/"),
            id: nil,
            by: actor,
            at: Self.now
        )
        _ = try await newsroom.save(
            Section(id: Identifier(0), name: "Vacía", slug: "vacia", path: "/vacia/"),
            id: nil,
            by: actor,
            at: Self.now
        )
        let person = try await newsroom.save(
            Person(id: Identifier(0), name: "Ana Ruiz", slug: "ana-ruiz"),
            id: nil,
            by: actor,
            at: Self.now
        )
        let tag = try await newsroom.save(
            Tag(id: Identifier(0), name: "Agua", slug: "agua"),
            id: nil,
            by: actor,
            at: Self.now
        )
        for number in 1...12 {
            let time = Self.now.advanced(bySeconds: Int64(number - 13) * 3600)
            let body = (1...5).map { "<p>Párrafo \($0) de la nota \(number).</p>" }.joined()
            let article = Article(
                id: Identifier(0),
                headline: "Nota <\(number)> & más",
                summary: "Resumen \(number)",
                body: HTMLSanitizer().clean(body),
                bylines: [person],
                primarySection: section,
                tags: [tag],
                slug: "nota-\(number)",
                path: "/nacional/nota-\(number)/",
                times: ArticleTimes(created: time)
            )
            let created = try await newsroom.create(article, by: actor, at: time)
            _ = try await newsroom.publish(created.id, by: actor, at: time)
        }
    }

    private func answer(_ target: String) async throws -> (status: Int, text: String, answer: Answer) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = parts.count > 1 ? Query(parts[1]) : .none
        let answer = try await site.answer(SiteRouter.route(path: String(parts[0]), query: query), query: query)
        guard case .bytes(let bytes) = answer.body else { return (answer.status, "", answer) }
        return (answer.status, String(decoding: bytes, as: UTF8.self), answer)
    }

    @Test("Older stories are pointed to only where there are some")
    func olderStories() async throws {
        let actor = Actor.program("test")
        try await store.newsroom.setBlocks(.rail, [Block(source: .latest, count: 3)], by: actor, at: Self.now)
        #expect(try await answer("/").text.components(separatedBy: "\"/page/2/\"").count == 3)
        let settings = NewspaperSettings(name: "El Faro", listLength: 50)
        try await store.newsroom.saveSettings(settings, by: actor, at: Self.now)
        #expect(!(try await answer("/").text.contains("/page/2/")))
    }

    @Test("Escapes in other letters lead to the address as it is written, of stories, sections and tags")
    func escapeLetters() async throws {
        let actor = Actor.program("test")
        let tag = Tag(id: Identifier(0), name: "Ñandú", slug: "%c3%b1and%c3%ba")
        _ = try await store.newsroom.save(tag, id: nil, by: actor, at: Self.now)
        let section = Section(id: Identifier(0), name: "Año", slug: "a%c3%b1o", path: "/a%c3%b1o/")
        _ = try await store.newsroom.save(section, id: nil, by: actor, at: Self.now)
        for (asked, right) in [
            ("/a%C3%B1o/", "/a%c3%b1o/"), ("/a%C3%B1o", "/a%c3%b1o/"),
            ("/tag/%C3%B1and%C3%BA/", "/tag/%c3%b1and%c3%ba/"),
        ] {
            #expect(try await answer(asked).answer.location == right, "\(asked)")
            #expect(try await answer(right).status == 200)
        }
        #expect(try await answer("/a%C3%B2o/").status == 404)
    }

    @Test("A story's page has its parts, escaped")
    func article() async throws {
        let page = try await answer("/nacional/nota-5/")
        #expect(page.status == 200)
        for part in [
            "<title>Nota &lt;5&gt; &amp; más - El Faro</title>", "<h1>Nota &lt;5&gt; &amp; más</h1>", "Resumen 5",
            "/author/ana-ruiz/", "/tag/agua/", "Párrafo 4 de la nota 5", "Noticias relacionadas",
            "Publicación anterior:",
            "Publicación siguiente:", "rel=\"canonical\" href=\"https://faro.example/nacional/nota-5/\"",
            "application/ld+json", "Copiar enlace", "wa.me",
        ] { #expect(page.text.contains(part), "\(part)") }
        #expect(!page.text.contains("Nota <5>"))
    }

    @Test("The box of related stories stands behind the third paragraph, without the story itself")
    func inlineRelated() async throws {
        let text = try await answer("/nacional/nota-5/").text
        let box = try #require(text.range(of: "class=\"inline-related\""))
        let third = try #require(text.range(of: "Párrafo 3 de la nota 5"))
        let fourth = try #require(text.range(of: "Párrafo 4 de la nota 5"))
        #expect(third.lowerBound < box.lowerBound && box.lowerBound < fourth.lowerBound)
        #expect(!text[box.lowerBound..<fourth.lowerBound].contains("/nacional/nota-5/"))
    }

    @Test("Lists have pages; one too many is not found")
    func lists() async throws {
        for path in ["/nacional/", "/author/ana-ruiz/", "/tag/agua/", "/2023/09/", "/"] {
            #expect(try await answer(path).status == 200, "\(path)")
        }
        #expect(try await answer("/nacional/page/3/").text.contains("nota-2/"))
        #expect(try await answer("/nacional/page/4/").status == 404)
        #expect(try await answer("/author/nadie/").status == 404)
    }

    @Test("What was withdrawn is gone; what never was is not found, with search and latest stories")
    func messages() async throws {
        let id = try await store.read { reader -> Identifier<Article>? in
            guard case .article(let id) = try reader.resolve(path: "/nacional/nota-3/") else { return nil }
            return id
        }
        _ = try await store.newsroom.withdraw(try #require(id), by: .program("test"), at: Self.now)
        #expect(try await answer("/nacional/nota-3/").status == 410)
        let lost = try await answer("/no/hay/tal/")
        #expect(lost.status == 404)
        #expect(lost.text.contains("action=\"/search/\""))
        #expect(lost.text.contains("/nacional/nota-12/"))
        #expect(site.pages.failure().own.answer.status == 500)
    }

    @Test("An address without its slash, and a story's slug elsewhere, lead to the story")
    func moved() async throws {
        for target in ["/nacional/nota-5", "/2023/09/nota-5/", "/nota-5/"] {
            let answer = try await answer(target).answer
            #expect(answer.status == 301, "\(target)")
            #expect(answer.location == "/nacional/nota-5/", "\(target)")
        }
    }

    @Test("Search answers anything", arguments: ["agua", "nota", "\"", "a OR", "*", "%00", "😀", "ñ", ""])
    func search(query: String) async throws {
        let encoded = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        #expect(try await answer("/search/?q=\(encoded)").status == 200)
        #expect(try await answer("/search/live?q=\(encoded)").status == 200)
    }

    @Test("Feeds, maps and rules for robots are there")
    func finding() async throws {
        for path in [
            "/feed/", "/feed/atom/", "/feed/json/", "/nacional/feed/", "/sitemap.xml", "/sitemap-2023-09.xml",
            "/sitemap-news.xml", "/sitemap-pages.xml", "/robots.txt",
        ] {
            #expect(try await answer(path).status == 200, "\(path)")
        }
        #expect(try await answer("/feed/").text.contains("Nota &lt;12&gt; &amp; más"))
    }

    @Test("A month's map names the pictures of texts as well as lead pictures")
    func picturesInMap() async throws {
        let actor = Actor.program("test")
        func picture(_ slug: String, _ hash: Character) async throws -> Identifier<Picture> {
            let hash = String(repeating: hash, count: 64)
            let picture = Picture(id: Identifier(0), hash: hash, slug: slug, width: 1600, height: 900)
            return try await store.newsroom.save(picture, id: nil, by: actor, at: Self.now)
        }
        let (lead, first, second) = (
            try await picture("muelle", "a"), try await picture("grua", "b"), try await picture("barco", "c")
        )
        let found = try await store.read { reader -> Article? in
            guard case .article(let id) = try reader.resolve(path: "/nacional/nota-5/") else { return nil }
            return try reader.article(id)
        }
        var story = try #require(found)
        story.leadPicture = PictureUse(picture: lead)
        story.bodyPictures = [first, second]
        _ = try await store.newsroom.save(story, by: actor, at: Self.now)
        let map = try await answer("/sitemap-2023-09.xml").text
        let named = map.matches(of: /<image:loc>[^<]*\/([a-z]+)-1280\.jpg<\/image:loc>/).map { String($0.1) }
        #expect(named == ["muelle", "grua", "barco"])
    }

    @Test("The map of pages leads to no section without stories")
    func emptySection() async throws {
        let map = try await answer("/sitemap-pages.xml").text
        #expect(map.contains("/nacional/"))
        #expect(!map.contains("/vacia/"))
    }

    @Test("A share is counted")
    func shares() async throws {
        let id = try await store.read { reader -> Identifier<Article>? in
            guard case .article(let id) = try reader.resolve(path: "/nacional/nota-5/") else { return nil }
            return id
        }
        let number = try #require(id)
        func share(_ story: Identifier<Article>, _ network: String) async throws -> Int {
            try await site.share(story, network: network, from: "192.0.2.1").status
        }
        #expect(try await share(number, "whatsapp") == 204)
        #expect(try await share(number, "nadie") == 404)
        #expect(try await share(Identifier(987_654), "whatsapp") == 404)
    }

    @Test("A page of the story costs a fixed number of bytes of style and no request elsewhere")
    func weight() async throws {
        let text = try await answer("/nacional/nota-5/").text
        #expect(!text.contains("style=\""))
        for match in text.matches(of: /(?:src|srcset|data)="(https?:\/\/[^"]+)"/) {
            Issue.record("another host: \(match.1)")
        }
        let answer = await site.pages.answer("/nacional/nota-5/", .stored(path: "/nacional/nota-5/", page: 1), .gzip)
        #expect(answer.count < 14 * 1024)
    }
}
