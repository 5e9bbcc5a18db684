import PortadaCore
import Testing

@Suite("What a story lacks before it is published")
struct ChecklistTests {
    private static let site = "https://faro.example"

    private func story(_ edit: (inout Article) -> Void = { _ in }) -> Article {
        var story = Article(
            id: Identifier(1),
            headline: "El puerto reabre",
            summary: "Tras diez días.",
            body: CleanHTML(vouchedFor: "<p>Ayer.</p>"),
            bylines: [Identifier(1)],
            primarySection: Identifier(1),
            leadPicture: PictureUse(picture: Identifier(1), altText: "Un barco", credit: "Ana Ruiz"),
            slug: "el-puerto-reabre",
            path: "/el-puerto-reabre/",
            times: ArticleTimes(created: Timestamp(seconds: 0))
        )
        edit(&story)
        return story
    }

    private func items(_ story: Article, lead: Picture? = nil, dead: Set<String> = []) -> [Checklist.Item] {
        Checklist(story, lead: lead, deadLinks: dead, site: Self.site).findings.map(\.item)
    }

    @Test("is nothing when all is there")
    func whole() {
        #expect(items(story()).isEmpty)
    }

    @Test("is named one by one; only headline and address stop a publication")
    func missing() {
        let bare = story { story in
            (story.headline, story.slug, story.summary, story.body) = (" ", "", "", .empty)
            (story.bylines, story.primarySection, story.leadPicture) = ([], nil, nil)
        }
        #expect(items(bare) == [.headline, .slug, .body, .section, .byline, .summary, .leadPicture])
        #expect(Checklist(bare, lead: nil, deadLinks: [], site: Self.site).isBlocking)
        let plain = story { $0.summary = "" }
        #expect(!Checklist(plain, lead: nil, deadLinks: [], site: Self.site).isBlocking)
        #expect(items(story { $0.bylines = [] }) == [.byline])
        #expect(items(story { ($0.bylines, $0.agencyCredit) = ([], "EFE") }).isEmpty)
    }

    @Test("asks less of pages outside the news")
    func page() {
        let page = story { page in
            (page.kind, page.bylines, page.primarySection) = (.page, [], nil)
            (page.summary, page.leadPicture) = ("", nil)
        }
        #expect(items(page).isEmpty)
    }

    @Test("takes the picture's own words where the story has none")
    func lead() {
        let silent = story { $0.leadPicture = PictureUse(picture: Identifier(1)) }
        #expect(items(silent) == [.leadAltText, .leadCredit])
        let told = Picture(
            id: Identifier(1),
            hash: nil,
            slug: "a",
            width: 1,
            height: 1,
            altText: "Un barco",
            credit: "Ana"
        )
        #expect(items(silent, lead: told).isEmpty)
    }

    @Test("looks at the pictures in the body")
    func bodyPictures() {
        let markup = """
            <figure class="picture"><img src="/media/0123456789abcdef/a-640.jpeg" alt="Un faro">\
            <figcaption>Pie <span class="credit">Ana</span></figcaption></figure>\
            <figure class="picture"><img src="/media/1123456789abcdef/b-640.jpeg" alt=""></figure>
            """
        let checklist = Checklist(
            story { $0.body = CleanHTML(vouchedFor: markup) },
            lead: nil,
            deadLinks: [],
            site: Self.site
        )
        #expect(checklist.findings.map(\.item) == [.bodyAltText, .bodyCredit])
        #expect(
            checklist.findings.map(\.examples) == [
                ["/media/1123456789abcdef/b-640.jpeg"], ["/media/1123456789abcdef/b-640.jpeg"],
            ]
        )
    }

    @Test("looks at links: own ones lead somewhere, others are addresses")
    func links() {
        let markup = """
            <p><a href="/nada/">uno</a> <a href="https://faro.example/algo/?a=1&amp;b=2">dos</a> \
            <a href="https://otro.example/x">tres</a> <a href="https://otro">cuatro</a> <a href="mailto:a@b.c">cinco</a> \
            <a href="http://www..example">seis</a> <a href="#nota">siete</a> \
            <a href="http://Faro.example">ocho</a> <a href="https://faro.example.otro.example/">nueve</a></p>
            """
        let linked = story { $0.body = CleanHTML(vouchedFor: markup) }
        let own = Checklist.ownPaths(in: linked.body, site: Self.site)
        #expect(own.map(\.path) == ["/nada/", "/algo/?a=1&b=2", "/"])
        let checklist = Checklist(linked, lead: nil, deadLinks: ["/nada/"], site: Self.site)
        #expect(checklist.findings.map(\.item) == [.deadLink, .brokenLink])
        #expect(checklist.findings.map(\.examples) == [["/nada/"], ["https://otro", "http://www..example"]])
    }
}
