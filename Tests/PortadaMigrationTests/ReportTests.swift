import PortadaCore
import PortadaStore
import Testing

@testable import PortadaMigration

/// Each item of an export ends as kept, changed or lost, and the report says which.
@Suite("An honest move")
struct ReportTests {
    private static func meta(_ key: String, _ value: String) -> String {
        "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:postmeta>"
    }

    private static func attachment(_ id: Int, _ file: String, parent: Int = 0, caption: String = "", extra: String = "")
        -> String
    {
        """
        <item><title>\(file)</title><wp:post_id>\(id)</wp:post_id><wp:post_type>attachment</wp:post_type>
        <wp:status>inherit</wp:status><wp:post_parent>\(parent)</wp:post_parent>
        <excerpt:encoded><![CDATA[\(caption)]]></excerpt:encoded>
        <wp:attachment_url>https://viejo.example/wp-content/uploads/2020/03/\(file)</wp:attachment_url>\(extra)</item>

        """
    }

    // MARK: Photographs

    @Test(
        "The photograph over a caption is the one that its attachment names, in whatever order they come",
        arguments: [true, false]
    )
    func photographs(isFirst: Bool) async throws {
        let house = try ImportHouse()
        let files = [Self.attachment(301, "incendio.jpg"), Self.attachment(302, "incendio-1024x683.jpg")]
        let story = ExportFile.post(1, extra: Self.meta("_thumbnail_id", "302"))
        let source = DrawnPictures(colours: ["/incendio.jpg": "red", "/incendio-1024x683.jpg": "green"])
        let text = ExportFile.text((isFirst ? files : files.reversed()).joined() + story)
        let report = try await house.bring(text, pictures: source)
        #expect(report.missingPictures.isEmpty)
        let article = try #require(try await house.article("/nacional/nota-1/"))
        let lead = try #require(article.leadPicture?.picture)
        let pictures = try await house.store.read { reader in
            try ["incendio.jpg", "incendio-1024x683.jpg"].map { name -> Picture? in
                guard case .picture(let id) = try reader.resolve(path: "/wp-content/uploads/2020/03/\(name)") else {
                    return nil
                }
                return try reader.pictures([id])[id]
            }
        }
        #expect(pictures[1]?.id == lead && pictures[1]?.hash != nil)
        #expect(pictures[0]?.hash != nil && pictures[0]?.hash != pictures[1]?.hash)
    }

    @Test("A picture in a text is the very file that it names, then the one that it is a smaller size of")
    func sizes() async throws {
        let house = try ImportHouse()
        let uploads = "https://viejo.example/wp-content/uploads/2020/03"
        let body = """
            Uno

            <img src="\(uploads)/a-300x200.jpg">

            <img src="\(uploads)/b-300x200.jpg">

            <img class="wp-image-1" src="https://otro.example/wp-content/uploads/z.jpg">
            """
        let files = Self.attachment(1, "a.jpg") + Self.attachment(2, "b.jpg") + Self.attachment(3, "b-300x200.jpg")
        let source = DrawnPictures(colours: [
            "/a.jpg": "red", "/b.jpg": "blue", "/b-300x200.jpg": "green", "/z.jpg": "black",
        ])
        _ = try await house.bring(ExportFile.text(files + ExportFile.post(1, body: body)), pictures: source)
        let article = try #require(try await house.article("/nacional/nota-1/"))
        let pictures = try await house.store.read { try $0.pictures(Set(article.bodyPictures)) }
        #expect(
            article.bodyPictures.compactMap { pictures[$0]?.source.split(separator: "/").last } == [
                "a.jpg", "b-300x200.jpg", "z.jpg",
            ]
        )
    }

    @Test("A picture at the head of the text that is the lead, too, is shown once, with its caption")
    func repeated() async throws {
        let house = try ImportHouse()
        let picture =
            "<img class=\"wp-image-9\" src=\"https://viejo.example/wp-content/uploads/2020/03/a-300x200.jpg\">"
        let extra = Self.meta("_thumbnail_id", "9")
        let posts =
            ExportFile.post(1, body: "\(picture)\n\nTexto.", extra: extra)
            + ExportFile.post(2, body: "[caption width=\"3\"]\(picture) El puerto[/caption]\n\nTexto.", extra: extra)
            + ExportFile.post(3, body: "Texto.\n\n\(picture)", extra: extra)
        let report = try await house.bring(
            ExportFile.text(Self.attachment(9, "a.jpg") + posts),
            pictures: DrawnPictures()
        )
        #expect(report.changed.values.map(\.count) == [2])
        let articles = try await [1, 2, 3].asyncMap { try await house.article("/nacional/nota-\($0)/") }
        #expect(articles.map { $0?.body.markup.contains("<img") } == [false, false, true])
        #expect(articles.map { $0?.bodyPictures.count } == [0, 0, 1])
        #expect(articles[1]?.leadPicture?.caption.markup == "El puerto" && articles[1]?.body.markup == "<p>Texto.</p>")
    }

    @Test("Pictures that have no file are counted as lost")
    func pasted() async throws {
        let house = try ImportHouse()
        let report = try await house.bring(
            ExportFile.text(ExportFile.post(1, body: "<img src=\"data:image/png;base64,AA\"> a"))
        )
        #expect(report.skipped.values.map(\.count) == [1])
    }

    // MARK: People and sections

    @Test("An e-mail address is never a byline: the author behind it signs, once")
    func bylines() async throws {
        let house = try ImportHouse()
        let head = """
            <wp:author><wp:author_login>juan@diario.example</wp:author_login><wp:author_display_name>Juan Pérez</wp:author_display_name></wp:author>
            <wp:author><wp:author_login>eva@diario.example</wp:author_login><wp:author_display_name>eva@diario.example</wp:author_display_name></wp:author>
            """
        func term(_ slug: String, _ name: String) -> String {
            "<category domain=\"author\" nicename=\"\(slug)\">\(name)</category>"
        }
        let posts =
            ExportFile.post(1, extra: term("cap-juandiario-example", "juan@diario.example"))
            + ExportFile.post(2, extra: term("juandiario-example", "Juan Pérez"))
            + ExportFile.post(3, extra: term("cap-eva", "eva@diario.example"))
            + ExportFile.post(4, extra: term("x", "luis.mora@x.example"))
        let report = try await house.bring(ExportFile.text(posts, head: head))
        #expect(report.failed.isEmpty)
        let names = try await [1, 2, 3, 4].asyncMap { number in
            let article = try await house.article("/nacional/nota-\(number)/")
            return try await house.store.read { try $0.people(article?.bylines ?? []).map(\.name) }
        }
        #expect(names == [["Juan Pérez"], ["Juan Pérez"], ["Eva"], ["Luis Mora"]])
        let old = try await house.store.read { try $0.resolve(path: "/author/juandiario-example/") }
        #expect(old == .redirect(to: "/author/juan-perez/", isPermanent: true))
    }

    @Test("Two reporters whose logins become one slug stay two")
    func twins() async throws {
        let house = try ImportHouse()
        let head = """
            <wp:author><wp:author_login>José</wp:author_login><wp:author_display_name>José Gil</wp:author_display_name></wp:author>
            <wp:author><wp:author_login>jose</wp:author_login><wp:author_display_name>José Rojas</wp:author_display_name></wp:author>
            """
        let report = try await house.bring(ExportFile.text("", head: head))
        #expect(report.counts["people"]?.created == 3)
    }

    @Test(
        "A primary category is named by its number",
        arguments: ["_yoast_wpseo_primary_category", "rank_math_primary_category"]
    )
    func primaryCategory(key: String) async throws {
        let house = try ImportHouse()
        let extra = "<category domain=\"category\" nicename=\"nacional\">Nacional</category>" + Self.meta(key, "2")
        _ = try await house.bring(ExportFile.text(ExportFile.post(1, extra: extra)))
        let article = try #require(try await house.article("/nacional/nota-1/"))
        let section = try await house.store.read { reader in
            try article.primarySection.flatMap { try reader.sectionTree()[$0] }
        }
        #expect(section?.slug == "nacional" && article.furtherSections.count == 1)
    }

    @Test("Terms of other taxonomies are kept, and counted by name")
    func taxonomies() async throws {
        let house = try ImportHouse()
        let head =
            "<wp:term><wp:term_taxonomy>series</wp:term_taxonomy><wp:term_slug>crisis</wp:term_slug><wp:term_name>Crisis</wp:term_name></wp:term>"
        let extra =
            "<category domain=\"series\" nicename=\"crisis\">Crisis</category><category domain=\"language\" nicename=\"en\">English</category>"
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, extra: extra), head: head))
        #expect(report.taxonomies == ["series": ["Crisis": 1], "language": ["English": 1]])
        let findings = try await house.store.read { try $0.findings(now: Timestamp(seconds: 1_700_000_000)) }
        #expect(findings.first { $0.kind == .keptData }?.count == 2)
    }

    // MARK: Dates and states

    private static func dated(
        _ date: String,
        feed: String,
        modified: String = "",
        status: String = "publish",
        extra: String = ""
    ) -> String {
        """
        <item><title>T</title><link>https://viejo.example/n/</link><pubDate>\(feed)</pubDate>
        <content:encoded>Texto.</content:encoded><wp:post_id>1</wp:post_id><wp:post_date>\(date)</wp:post_date>
        <wp:post_modified_gmt>\(modified)</wp:post_modified_gmt><wp:post_name>n</wp:post_name>
        <wp:status>\(status)</wp:status><wp:post_type>post</wp:post_type>\(extra)</item>
        """
    }

    @Test("A story without a date of its own takes the feed's or that of its last change; without any it is no news")
    func dates() async throws {
        for (item, seconds) in [
            (Self.dated("0000-00-00 00:00:00", feed: "Tue, 05 Mar 2019 10:00:00 -0400"), 1_551_794_400),
            (Self.dated("", feed: "Mon, 30 Nov -0001 00:00:00 +0000", modified: "2019-03-05 14:00:00"), 1_551_794_400),
        ] as [(String, Int64)] {
            let house = try ImportHouse()
            _ = try await house.bring(ExportFile.text(item))
            #expect(try await house.article("/n/")?.times.published == Timestamp(seconds: seconds))
        }
        let house = try ImportHouse()
        let report = try await house.bring(ExportFile.text(Self.dated("0000-00-00 00:00:00", feed: "")))
        #expect(report.changed.keys.contains { $0.contains("without any date") })
        let latest = try await house.store.read { try $0.latest(.newspaper, limit: 5, after: nil) }
        #expect(latest.isEmpty && report.counts["stories"]?.created == 1)
        #expect(try await house.bring(ExportFile.text(Self.dated("0000-00-00 00:00:00", feed: ""))).changedNothing)
    }

    @Test("A scheduled story whose moment has passed is published at it, one behind a password never")
    func scheduled() async throws {
        let password = "<wp:post_password>x</wp:post_password>"
        for (date, extra, isPublished) in [
            ("2020-03-04 08:00:00", "", true), ("2030-03-04 08:00:00", password, false),
            ("2020-03-04 08:00:00", password, false),
        ] {
            let house = try ImportHouse()
            let report = try await house.bring(
                ExportFile.text(Self.dated(date, feed: "", status: "future", extra: extra))
            )
            let (latest, planned) = try await house.store.read { reader in
                (try reader.latest(.newspaper, limit: 5, after: nil), try reader.scheduled(limit: 5))
            }
            #expect(
                latest.count == (isPublished ? 1 : 0) && planned.isEmpty && report.changed.values.map(\.count) == [1]
            )
        }
    }

    // MARK: Addresses and menus

    @Test("A number leads to the story that has it, whatever the guid of another says")
    func numbers() async throws {
        let house = try ImportHouse()
        let first = ExportFile.post(107).replacing("/?p=107</guid>", with: "/?p=108</guid>")
        _ = try await house.bring(
            ExportFile.text(
                first + ExportFile.post(108) + ExportFile.post(109).replacing("/?p=109</guid>", with: "/?p=5</guid>")
            )
        )
        let targets = try await house.store.read { reader in
            try ["/?p=107", "/?p=108", "/?p=5"].map { try reader.resolve(path: $0) }
        }
        #expect(targets == [107, 108, 109].map { .redirect(to: "/nacional/nota-\($0)/", isPermanent: true) })
    }

    @Test(
        "A story keeps what feed readers know it by; of two with the same the first, and the second gets one of its own"
    )
    func feedIdentities() async throws {
        let house = try ImportHouse()
        let twin = ExportFile.post(4).replacing("/?p=4</guid>", with: "/?p=2</guid>")
        let export = ExportFile.text(ExportFile.post(2) + ExportFile.post(500) + twin)
        _ = try await house.bring(export)
        _ = try await house.bring(export)
        let ids = try await [2, 500, 4].asyncMap { try #require(try await house.article("/nacional/nota-\($0)/")).id }
        let kept = try await house.store.read { try $0.feedIdentities(of: ids) }
        #expect(ids.map { kept[$0] } == ["https://viejo.example/?p=2", "https://viejo.example/?p=500", nil])
        // One that is known by such an address here, as all were once, keeps it, and no other gets it.
        try await house.store.newsroom.importBatch(by: .program("import"), at: Timestamp(seconds: 1)) {
            [ids] importer in
            try importer.feedIdentity("/?p=9", of: ids[2])
            try importer.feedIdentity("https://viejo.example/?p=77", of: ids[2])
        }
        _ = try await house.bring(ExportFile.text(ExportFile.post(9)))
        let nine = try #require(try await house.article("/nacional/nota-9/")).id
        let later = try await house.store.read { [ids] in try $0.feedIdentities(of: [ids[2], nine]) }
        #expect(later == [ids[2]: "/?p=9"])
    }

    @Test("All comments of a story come in, also those without a date")
    func manyComments() async throws {
        let house = try ImportHouse()
        let comments = (1...5100).map { number in
            """
            <wp:comment><wp:comment_id>\(number)</wp:comment_id><wp:comment_author>Ana</wp:comment_author>
            <wp:comment_date_gmt>\(number == 7 ? "" : "2020-03-05 12:00:00")</wp:comment_date_gmt>
            <wp:comment_content>Número \(number).</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>
            """
        }
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, extra: comments.joined())))
        let id = try #require(try await house.article("/nacional/nota-1/")).id
        #expect(try await house.store.read { try $0.commentCount(of: id) } == 5100)
        #expect(report.counts["comments"]?.created == 5100 && report.skipped.isEmpty)
    }

    @Test("A page at a section's address moves, and the report says where to")
    func moves() async throws {
        let house = try ImportHouse()
        let report = try await house.bring(
            ExportFile.text(ExportFile.post(1, type: "page", link: "https://viejo.example/nacional/"))
        )
        let example = try #require(
            report.changed.first { $0.key.contains("belongs to something else") }?.value.examples.first
        )
        #expect(example.hasSuffix("/nacional/ → /nacional-2/"))
    }

    private static func entry(_ id: Int, _ title: String, parent: Int = 0, _ object: String, _ value: String) -> String
    {
        let target = object == "custom" ? meta("_menu_item_url", value) : meta("_menu_item_object_id", value)
        return """
            <item><title>\(title)</title><wp:post_id>\(id)</wp:post_id><wp:post_type>nav_menu_item</wp:post_type>
            <wp:menu_order>\(id)</wp:menu_order><category domain="nav_menu" nicename="principal">Principal</category>
            \(meta("_menu_item_object", object))\(target)\(meta("_menu_item_menu_item_parent", "\(parent)"))</item>

            """
    }

    @Test("A menu comes whole: what only opens, tags, third levels; what leads nowhere is said")
    func menus() async throws {
        let house = try ImportHouse()
        let head =
            "<wp:tag><wp:term_id>40</wp:term_id><wp:tag_slug>crisis</wp:tag_slug><wp:tag_name>Crisis</wp:tag_name></wp:tag>"
        let entries =
            Self.entry(1, "Más", "custom", "#") + Self.entry(2, "Política", parent: 1, "category", "3")
            + Self.entry(3, "Crisis", parent: 2, "post_tag", "40")
            + Self.entry(4, "Escriba", "custom", "mailto:a@b.example")
            + Self.entry(5, "Nada", "custom", "#") + Self.entry(6, "Perdida", parent: 99, "category", "2")
        let report = try await house.bring(ExportFile.text(entries, head: head))
        let menu = try await house.store.read { try $0.menu(.header) }
        #expect(menu.entries.map(\.label) == ["Más", "Escriba", "Perdida"])
        #expect(menu.entries.first?.children.map(\.label) == ["Política", "Crisis"])
        #expect(menu.entries.first?.target == menu.entries.first?.children.first?.target)
        #expect(menu.entries.first?.children.last?.target == .address("/tag/crisis/"))
        #expect(report.skipped.values.flatMap(\.examples) == ["principal: Nada"])
        #expect(report.changed.values.flatMap(\.examples) == ["principal: Crisis"])
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ work: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await work(element)) }
        return results
    }
}
