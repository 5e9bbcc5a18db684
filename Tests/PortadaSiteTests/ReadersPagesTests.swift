import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore
import Testing

@testable import PortadaSite

/// What readers find on a page, and what of it they don't find twice.
@Suite("Readers' pages")
struct ReadersPagesTests {
    private let paper: SampleSite

    init() async throws {
        paper = try await SampleSite()
    }

    private func page(_ path: String) async throws -> String {
        let cached = await paper.cached(path)
        #expect(try await paper.fresh(path).bytes == cached.bytes, "\(path)")
        return cached.text
    }

    /// The part of a page from one text to the next of another.
    private func part(_ text: String, from start: String, to end: String) -> Substring {
        guard let first = text.firstRange(of: start),
            let last = text[first.upperBound...].firstRange(of: end)
        else { return "" }
        return text[first.lowerBound..<last.upperBound]
    }

    private func stories(_ text: some StringProtocol) -> [String] {
        String(text).matches(of: /<h[23]><a href="(\/nota-\d+\/)"/).map { String($0.1) }
    }

    private func rail(_ text: String) -> [String] {
        stories(part(text, from: "<aside class=\"rail\"", to: "</aside>\n"))
    }

    @discardableResult
    private func edit(_ number: Int, _ change: (inout Article) -> Void) async throws -> Article {
        let id = paper.stories[number]
        var story = try #require(try await paper.store.read { try $0.article(id) })
        change(&story)
        return try await paper.newsroom.save(story, by: SampleSite.actor, at: SampleSite.noon)
    }

    private func picture(_ digit: String, altText: String = "") async throws -> Identifier<Picture> {
        let hash = String(repeating: digit, count: 64)
        let picture = Picture(id: Identifier(0), hash: hash, slug: "foto", width: 1200, height: 800, altText: altText)
        return try await paper.newsroom.save(picture, id: nil, by: SampleSite.actor, at: SampleSite.noon)
    }

    @Test(
        "A story's rail has neither the story, its neighbours nor its related ones, and they have theirs",
        arguments: [29, 28, 27, 20, 3]
    )
    func railOfStory(number: Int) async throws {
        let text = try await page("/nota-\(number)/")
        let box = stories(part(text, from: "class=\"inline-related\"", to: "</aside>"))
        let row = stories(part(text, from: "class=\"block related\"", to: "</section>"))
        let rail = rail(text)
        #expect(box.count == 2 && row.count == 3 && rail.count == 7, "\(box) \(row) \(rail)")
        let all = box + row + rail + [number - 1, number, number + 1].map { "/nota-\($0)/" }
        #expect(Set(all).count == all.count, "\(all)")
    }

    @Test("A list's rail repeats nothing of the list, and has no block that would begin with it")
    func railOfList() async throws {
        // The newest fifteen are all of that section, and the list shows them all.
        let text = try await page("/deportes/")
        let listed = Set(stories(text)).subtracting(rail(text))
        #expect(listed.count == 15)
        #expect(rail(text) == ["/nota-28/", "/nota-26/", "/nota-24/", "/nota-22/"])
        // What the page shows of the newest is the second half.
        let author = try await page("/author/ana/")
        #expect(stories(author).count == Set(stories(author)).count)
        #expect(rail(author).count == 7)
    }

    @Test("The end of a story repeats nothing either")
    func end() async throws {
        let blocks = [Block(source: .latest, count: 4)]
        try await paper.newsroom.setBlocks(.articleEnd, blocks, by: SampleSite.actor, at: SampleSite.noon)
        let text = try await page("/nota-29/")
        let end = stories(part(text, from: "class=\"block end-block\"", to: "</section>"))
        #expect(end.count == 4)
        let all = stories(text)
        #expect(Set(all).count == all.count, "\(all)")
        // The rail is one that all older stories of a section and a tag share.
        for number in 0..<12 { _ = try await page("/nota-\(number)/") }
        #expect((paper.site.pages.inspect { $0.blockCounts }["rail"] ?? 0) < 8)
    }

    @Test("A story says who wrote it and when before its picture, in full")
    func byline() async throws {
        let id = try await picture("a")
        try await edit(5) { $0.leadPicture = PictureUse(picture: id, caption: .empty, altText: "", credit: "") }
        let text = try await page("/nota-5/")
        let byline = try #require(text.firstRange(of: "class=\"byline\""))
        let picture = try #require(text.firstRange(of: "class=\"article-picture\""))
        #expect(byline.lowerBound < picture.lowerBound)
        let times = text.matches(of: /<p class="dateline"><time datetime="[^"]+">([^<]+)<\/time>/).map { String($0.1) }
        #expect(times == ["3 marzo 2024, 9:25\u{A0}am"], "\(times)")
        // In lists the hour of the day is there for print.
        #expect(rail(text).count == 7)
        #expect(text.contains("<span class=\"hour\">, "))
    }

    @Test("A story without a summary is described by its first sentences, everywhere")
    func description() async throws {
        try await edit(5) { story in
            story.summary = ""
            story.body = CleanHTML(vouchedFor: "<p>El agua subió un 1,1 % el lunes.</p><p>Nadie sabe más.</p>")
        }
        let text = try await page("/nota-5/")
        let words = "El agua subió un 1,1 % el lunes. Nadie sabe más."
        for name in ["name=\"description\"", "property=\"og:description\""] {
            #expect(text.contains("<meta \(name) content=\"\(words)\">"))
        }
        #expect(text.contains("\"description\":\"\(words)\""))
        #expect(try await page("/feed/").contains("<description>\(words)"))
        let list = try await page("/tag/beisbol/")
        #expect(list.contains("<p class=\"summary\">El agua subió un 1,1\u{A0}% el lunes. Nadie sabe más.</p>"))
        #expect(text.contains("un 1,1\u{A0}% el lunes.</p>"))
    }

    @Test("A story with pictures in its text alone is shown with the first of them")
    func bodyPicture() async throws {
        let id = try await picture("b", altText: "La presa")
        let body = "<p>Uno.</p><figure><img src=\"/media/bbbbbbbbbbbbbbbb/foto-960.jpg\" alt=\"\"></figure><p>Dos.</p>"
        try await edit(5) { $0.body = CleanHTML(vouchedFor: body) }
        let story = paper.stories[5]
        let shown = try await paper.store.read { try $0.article(story)?.bodyPictures }
        #expect(shown == [id])
        let text = try await page("/nota-5/")
        let address = "https://faro.example/media/bbbbbbbbbbbbbbbb/foto-1280.jpg"
        #expect(text.contains("<meta property=\"og:image\" content=\"\(address)\">"))
        #expect(text.contains("<meta property=\"og:image:alt\" content=\"La presa\">"))
        #expect(text.contains("name=\"twitter:card\" content=\"summary_large_image\""))
        #expect(text.contains("\"image\":") && text.contains("\"url\":\"\(address)\""))
        #expect(!text.contains("class=\"article-picture\""))
        let card = part(try await page("/tag/beisbol/"), from: "story-list pictured", to: "</article>")
        #expect(card.contains("/media/bbbbbbbbbbbbbbbb/foto-640.jpg") && card.contains("/nota-5/"))
        let feed = try await page("/feed/")
        #expect(feed.contains(address))
        // A text whose pictures are gone has no card any more.
        try await edit(5) { $0.body = CleanHTML(vouchedFor: "<p>Uno.</p>") }
        #expect(try await !page("/tag/beisbol/").contains("/media/bbbb"))
        #expect(try await !page("/nota-5/").contains("og:image\""))
    }

    @Test("Columns show the face of who signs them, on their page and wherever they are listed; reports don't")
    func faces() async throws {
        let id = try await picture("c", altText: "Retrato de Carla")
        let carla = paper.people[2]
        var person = try #require(try await paper.store.read { try $0.people([carla]).first })
        person.picture = id
        _ = try await paper.newsroom.save(person, id: person.id, by: SampleSite.actor, at: SampleSite.noon)
        #expect(try await !page("/nota-5/").contains("class=\"face\""))
        try await edit(5) { $0.kind = .opinion }
        let column = try await page("/nota-5/")
        let head = part(column, from: "<header class=\"article-head\">", to: "</header>")
        #expect(head.contains("class=\"face\"") && head.contains("/media/cccccccccccccccc/foto-"))
        let list = try await page("/author/carla/")
        #expect(list.ranges(of: "class=\"face\"").count == 1)
        #expect(part(list, from: "class=\"signed faced\"", to: "</p>").contains("carla"))
        person.picture = nil
        _ = try await paper.newsroom.save(person, id: person.id, by: SampleSite.actor, at: SampleSite.noon)
        #expect(try await !page("/author/carla/").contains("class=\"face\""))
    }

    @Test("A post on a network stands in the text as a card")
    func post() async throws {
        try await edit(5) { story in
            story.body = HTMLSanitizer().clean(
                "<blockquote class=\"twitter-tweet\"><p>Abren la presa</p>&mdash; Ana (@ana) "
                    + "<a href=\"https://twitter.com/ana/status/1\">hoy</a></blockquote>"
            )
        }
        let text = try await page("/nota-5/")
        #expect(text.contains("<p>Abren la presa</p><p class=\"post-author\">Ana (@ana) hoy</p>"))
        #expect(text.contains(">Ver en X</a>"))
    }

    @Test("A mistyped question offers the right one")
    func correction() async throws {
        try await edit(5) { $0.headline = "El embalse" }
        let query = Query(Substring("q=enbalse&section=deportes"))
        let answer = try await paper.site.answer(SiteRouter.route(path: "/search/", query: query), query: query)
        guard case .bytes(let bytes) = answer.body else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text.contains(
                "<p class=\"meant\"><a href=\"/search/?q=embalse&amp;section=deportes\">¿Quisiste decir «embalse»?</a></p>"
            )
        )
    }
}
