import PortadaCore
import PortadaStore
import Testing

@testable import PortadaSite

@Suite("Addresses that WordPress makes of others")
struct FormerAddressTests {
    private func target(_ address: String, _ paper: SampleSite) async throws -> String? {
        let (path, query) = SiteRouter.split(address)
        let answer = try await paper.site.answer(SiteRouter.route(path: path, query: query), query: query)
        return answer.status == 301 ? answer.location : answer.status == 200 ? "itself" : nil
    }

    @Test("lead to what their own part leads to, and whatever else they end in leads nowhere")
    func endings() async throws {
        let paper = try await SampleSite()
        for (path, expected) in [
            ("/nota-1/amp/", "/nota-1/"), ("/nota-1/amp", "/nota-1/"), ("/amp/nota-1/", "/nota-1/"),
            ("/nota-1/embed/", "/nota-1/"), ("/nota-1/trackback/", "/nota-1/"), ("/nota-1/print/", "/nota-1/"),
            ("/nota-1/2/", "/nota-1/"), ("/nota-1/comment-page-3/", "/nota-1/"), ("/nacional/amp/", "/nacional/"),
            ("/categoria/deportes/", "/deportes/"), ("/etiqueta/agua/", "/tag/agua/"), ("/autor/ana/", "/author/ana/"),
            ("/categoria/deportes/page/2/", "/deportes/page/2/"), ("/etiqueta/agua/feed/", "/tag/agua/feed/"),
            ("/nota-1/page/2/", "/nota-1/"), ("/nota-1/2/amp/", "/nota-1/"),
            ("/nacional/feed/atom/", "/nacional/feed/"),
            ("/index.php/nota-1/", "/nota-1/"), ("/index.php/2024/03/05/nota-1/", "/nota-1/"),
            ("/index.php/feed/", "/feed/"), ("/index.php/feed/atom/", "/feed/atom/"), ("/index.php", "/"),
            ("/index.php/nacional/page/2/", "/nacional/page/2/"), ("/index.php/nada/", nil),
            ("/comments/feed/atom/", "/feed/atom/"), ("/author/ana/feed/atom/", "/author/ana/feed/"),
            ("/search/nota%20uno/", "/search/?s=nota%20uno"), ("/search/a&b/page/2/", "/search/?s=a%26b&page=2"),
            ("/nota-1/otra/", nil), ("/nada/amp/", nil), ("/categoria/nada/", nil), ("/nota-1/2000/", nil),
        ] as [(String, String?)] {
            #expect(try await target(path, paper) == expected, "\(path)")
        }
    }

    @Test("in a folder where the site once stood lead to what stands here")
    func folder() async throws {
        let paper = try await SampleSite()
        try await paper.newsroom.importBatch(by: SampleSite.actor, at: SampleSite.noon) { importer in
            try importer.redirect("/diario/", to: .address("/"))
            try importer.redirect("/category/deportes/", to: .section(paper.sections[1]))
            try importer.redirect("/vieja/", to: .article(paper.stories[3]))
        }
        for (path, expected) in [
            ("/diario/", "/"), ("/diario", "/"), ("/diario/nota-2/", "/nota-2/"),
            ("/diario/category/deportes/", "/deportes/"),
            ("/diario/feed/", "/feed/"), ("/vieja/page/2/", "/nota-3/"),
            ("/category/deportes/page/2/", "/deportes/page/2/"), ("/diario/tag/agua/", "/tag/agua/"),
            ("/diario/feed/atom/", "/feed/atom/"), ("/diario/comments/feed/", "/feed/"), ("/diario/index.php", "/"),
            ("/diario/amp/2024/03/nota-2/", "/nota-2/"), ("/diario/search/x/", "/search/?s=x"),
            ("/diario/index.php/nota-2/amp/", "/nota-2/"), ("/diario/deportes/feed/", "/deportes/feed/"),
            ("/diario/page/2/", "/page/2/"), ("/diario/2024/03/", "/2024/03/"), ("/diario/robots.txt", "/robots.txt"),
            ("/diario/sitemap-news.xml", "/sitemap-news.xml"),
            ("/diario/sitemap.xml", "/sitemap.xml"), ("/diario/author/ana/", "/author/ana/"),
            ("/diario/nada/feed/", nil), ("/diario/search/", "/search/"),
            ("/diario/nada/", nil),
            ("/otro/nada/", nil),
        ] as [(String, String?)] {
            #expect(try await target(path, paper) == expected, "\(path)")
        }
    }

    @Test("by question lead to what the question means, its page and its feed")
    func questions() async throws {
        let paper = try await SampleSite()
        try await paper.newsroom.importBatch(by: SampleSite.actor, at: SampleSite.noon) { importer in
            try importer.redirect("/?p=40", to: .article(paper.stories[1]))
            try importer.redirect("/?cat=5", to: .section(paper.sections[1]))
            try importer.redirect("/?tag=agua", to: .tag(paper.tags[0]))
            try importer.redirect("/?author=1", to: .person(paper.people[0]))
        }
        for (question, expected) in [
            ("p=40", "/nota-1/"), ("page_id=40", "/nota-1/"), ("p=41", nil), ("cat=5", "/deportes/"),
            ("cat=5&paged=2", "/deportes/page/2/"), ("feed=rss2&cat=5", "/deportes/feed/"),
            ("feed=atom&cat=5", "/deportes/feed/"), ("tag=agua&feed=rss2", "/tag/agua/feed/"),
            ("tag=puerto", "/tag/puerto/"), ("p=40&feed=rss2", "/nota-1/"), ("author=1", "/author/ana/"),
            ("author=1&paged=2", "/author/ana/page/2/"), ("author_name=beto", "/author/beto/"),
            ("category_name=deportes", "/deportes/"), ("category_name=pais/deportes", "/deportes/"),
            ("name=nota-2", "/nota-2/"), ("pagename=nota-2", "/nota-2/"), ("name=nada", nil),
            ("m=202403", "/2024/03/"), ("m=20240305", "/2024/03/05/"), ("m=2024", "/2024/"), ("m=202413", nil),
            ("year=2024&monthnum=3", "/2024/03/"), ("year=2024&monthnum=03&day=5", "/2024/03/05/"),
            ("year=2024", "/2024/"), ("feed=rss2", "/feed/"), ("feed=atom", "/feed/atom/"),
            ("feed=comments-rss2", "/feed/"), ("paged=2", "/page/2/"), ("utm_source=x", "itself"), ("s=x", "itself"),
            ("year=x", "itself"), ("m=\u{0}", nil), ("name=/\\/", nil),
        ] as [(String, String?)] {
            #expect(try await target("/?" + question, paper) == expected, "\(question)")
            let front = expected == "itself" && question != "s=x" ? "/" : expected
            #expect(try await target("/index.php?" + question, paper) == front, "index.php, \(question)")
        }
    }

    @Test("by question are kept by what they ask for, or not at all")
    func keys() {
        func key(_ address: String) -> String? {
            let (path, query) = SiteRouter.split(address)
            return RequestTarget.cacheKey(path, SiteRouter.route(path: path, query: query))
        }
        #expect(key("/?p=1&utm_source=x") == "/?p=1" && key("/index.php?p=2") == "/?p=2")
        #expect(key("/?cat=5&paged=2") == nil && key("/?cat=5&feed=rss2") == nil && key("/index.php") == nil)
        #expect(key("/?utm_source=x") == "/" && key("/nota/?p=1") == "/nota/")
        #expect(SiteRouter.route(path: "/?name=a/page/2/", query: .none) == .stored(path: "/?name=a/page/2/", page: 1))
    }

    @Test("of a time lead to its stories, or to the nearest page of them")
    func times() async throws {
        let paper = try await SampleSite()
        for (path, expected) in [
            ("/2024/", "itself"), ("/2024", "/2024/"), ("/2023/", nil), ("/2024/page/9/", "/2024/"),
            ("/2024/03/page/9/", "/2024/03/"), ("/2024/03/03/page/9/", "/2024/03/03/"), ("/2024/02/page/2/", nil),
            ("/9999/", nil), ("/diario/2024/", nil),
        ] as [(String, String?)] {
            #expect(try await target(path, paper) == expected, "\(path)")
        }
        let draft = Article(
            id: Identifier(0),
            headline: "Año",
            slug: "2024",
            path: "/2024/",
            times: ArticleTimes(created: SampleSite.noon)
        )
        let story = try await paper.newsroom.create(draft, by: SampleSite.actor, at: SampleSite.noon)
        _ = try await paper.newsroom.publish(story.id, by: SampleSite.actor, at: SampleSite.noon)
        #expect(String(decoding: try await paper.fresh("/2024/").bytes, as: UTF8.self).contains("<h1>Año</h1>"))
    }

    @Test("of a story that was killed are gone, as its own is")
    func killed() async throws {
        let paper = try await SampleSite()
        try await paper.newsroom.importBatch(by: SampleSite.actor, at: SampleSite.noon) { importer in
            try importer.redirect("/diario/", to: .address("/"))
            try importer.redirect("/?p=40", to: .article(paper.stories[1]))
        }
        _ = try await paper.newsroom.kill(paper.stories[1], reason: "", by: SampleSite.actor, at: SampleSite.noon)
        for path in [
            "/nota-1/", "/nota-1", "/nota-1/amp/", "/nota-1/amp", "/nota-1/2/", "/amp/nota-1/", "/nota-1/feed/",
            "/nota-1/feed/atom/", "/nota-1/page/2/", "/nota-1/comment-page-2/", "/diario/nota-1/",
            "/diario/nota-1/amp/", "/index.php/nota-1/", "/?p=40", "/?page_id=40",
        ] {
            let answer = try await paper.fresh(path)
            #expect(answer.status == 410, "\(path)")
            #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("Nota 1<"), "\(path)")
        }
    }

    @Test("in a box that a kept page shows: with the story that is killed, the page is made anew without it")
    func keptPages() async throws {
        let paper = try await SampleSite()
        try await paper.newsroom.importBatch(by: SampleSite.actor, at: SampleSite.noon) { importer in
            try importer.redirect("/?p=40", to: .article(paper.stories[1]))
        }
        let links = [
            "/nota-1/", "/nota-1", "/nota-1/amp/", "/nota-1/2/", "/nota-1/feed/", "//nota-1/", "/nota%2D1/", "/?p=40",
            "/?page_id=40", "/index.php?p=40", "/index.php/nota-1/", "/otra/nota-1/", "/?name=nota-1", "../nota-1/",
            "https://www.faro.example:8080/nota-1/?a=b#c", "/?p=\(paper.stories[1])",
        ]
        for (number, link) in links.enumerated() {
            var story = SampleSite.story(
                100 + number,
                section: paper.sections[0],
                person: paper.people[0],
                tag: paper.tags[2]
            )
            let box = "<p class=\"related\"><a href=\"\(link)\">Xilofagia</a></p>"
            story.body = CleanHTML(vouchedFor: "<p>Uno.</p>\(box)<p>Dos.</p>")
            _ = try await paper.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon)
        }
        for number in links.indices {
            #expect(await paper.cached("/nota-\(100 + number)/").text.contains("Xilofagia"), "\(links[number])")
        }
        #expect(await paper.cached("/feed/").text.contains("Xilofagia"))
        _ = try await paper.newsroom.kill(paper.stories[1], reason: "", by: SampleSite.actor, at: SampleSite.noon)
        try await paper.site.pages.catchUp(with: paper.store)
        for number in links.indices {
            let page = await paper.cached("/nota-\(100 + number)/")
            #expect(page.status == 200 && !page.text.contains("Xilofagia"), "\(links[number])")
        }
        #expect(!(await paper.cached("/feed/").text.contains("Xilofagia")))
    }

    @Test("of a picture's sizes lead to a rendition that is as wide, and of one photograph never to another")
    func sizes() async throws {
        let paper = try await SampleSite()
        let hashes = ["a", "b"].map { String(repeating: $0, count: 64) }
        try await paper.newsroom.importBatch(by: SampleSite.actor, at: SampleSite.noon) { importer in
            for (hash, file) in zip(hashes, ["uno.jpg", "uno-1024x683.jpg"]) {
                let picture = Picture(
                    id: Identifier(0),
                    hash: hash,
                    slug: "uno",
                    width: 3000,
                    height: 2000,
                    source: file
                )
                let origin = Importer.Origin(source: "viejo", kind: "attachment", id: file)
                let id = try importer.picture(picture, origin: origin, fingerprint: 1).id
                try importer.redirect("/wp-content/uploads/\(file)", to: .picture(id))
            }
        }
        for (name, expected) in [
            ("uno-300x200.jpg", "/media/aaaaaaaaaaaaaaaa/uno-320.jpg"),
            ("uno-scaled.jpg", "/media/aaaaaaaaaaaaaaaa/uno-2048.jpg"),
            ("uno-1024x683.jpg", "/media/bbbbbbbbbbbbbbbb/uno-2048.jpg"),
            ("uno.jpg.webp", "/media/aaaaaaaaaaaaaaaa/uno-2048.jpg"),
            ("dos-300x200.jpg", nil),
        ] as [(String, String?)] {
            #expect(try await target("/wp-content/uploads/\(name)", paper) == expected, "\(name)")
        }
    }
}
