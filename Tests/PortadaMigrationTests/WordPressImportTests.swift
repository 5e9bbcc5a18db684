import Foundation
import PortadaCore
import PortadaStore
import Testing

@testable import PortadaMigration

@Suite("Moving in from WordPress")
struct WordPressImportTests {
    @Test("An address that no browser can ask for comes in as one that it can, and so do names of sections and tags")
    func unspeakableAddresses() async throws {
        let house = try ImportHouse()
        let head = """
            <wp:category><wp:category_nicename>Año Nuevo</wp:category_nicename><wp:cat_name>Año</wp:cat_name>
            </wp:category>
            <wp:tag><wp:tag_slug>日本</wp:tag_slug><wp:tag_name>日本</wp:tag_name></wp:tag>
            """
        let terms = """
            <category domain="category" nicename="ano-nuevo">Año Nuevo</category>
            <category domain="post_tag" nicename="%e6%97%a5%e6%9c%ac">日本</category>
            """
        let items = [
            ("/año nuevo/uno/", "/a%c3%b1o%20nuevo/uno/"), ("/a%C3%b1o/dos", "/a%C3%b1o/dos"),
            ("/x/../tres/", "/tres/"),
            ("/\"100%\"/cuatro/", "/%22100%25%22/cuatro/"), ("/desk/cinco/", "/politica/nota-5/"),
        ]
        let posts = items.enumerated().map { number, item in
            ExportFile.post(number + 1, link: "https://viejo.example\(item.0)", extra: terms)
        }
        let report = try await house.bring(ExportFile.text(posts.joined(), head: head))
        #expect(report.counts["tags"]?.created == 1)
        for (number, (_, path)) in items.enumerated() {
            let story = try await house.article(path)
            #expect(story?.path == path, "\(number + 1)")
        }
        let sections = try await house.store.read { try $0.sectionTree().byID.values.map(\.path) }
        #expect(sections.contains("/ano-nuevo/") && !sections.contains { $0.contains(" ") })
        #expect(try await house.store.read { try $0.tag(slug: "%e6%97%a5%e6%9c%ac") } != nil)
    }

    @Test("A story keeps its address byte for byte, its section, its author and its times")
    func story() async throws {
        let house = try ImportHouse()
        let link = "https://viejo.example/2020/03/ni%c3%b1o-nota/"
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, title: "El ni&#241;o", link: link)))
        #expect(report.counts["stories"]?.created == 1)
        let article = try #require(try await house.article("/2020/03/ni%c3%b1o-nota/"))
        #expect(article.headline == "El niño")
        #expect(article.summary == "Resumen & algo")
        #expect(article.times.published == Timestamp(seconds: 1_583_323_200))
        let (names, sections) = try await house.store.read { reader in
            (try reader.people(article.bylines).map(\.name), try reader.sectionTree())
        }
        #expect(names == ["Amaya Arnaut"])
        let section = try #require(article.primarySection.flatMap { sections[$0] })
        #expect(section.path == "/nacional/politica/")
        #expect(section.name == "Política")
    }

    @Test("Old addresses lead to what was there")
    func oldAddresses() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(ExportFile.text(ExportFile.post(7)))
        let targets = try await house.store.read { reader in
            try ["/?p=7", "/category/nacional/politica/", "/?cat=3"].map { try reader.resolve(path: $0) }
        }
        #expect(targets[0] == .redirect(to: "/nacional/nota-7/", isPermanent: true))
        #expect(targets[1] == .redirect(to: "/nacional/politica/", isPermanent: true))
        #expect(targets[2] == .redirect(to: "/nacional/politica/", isPermanent: true))
        let bySlug = try await house.store.read { try $0.path(ofSlug: "nota-7") }
        #expect(bySlug == "/nacional/nota-7/")
    }

    @Test("Authors' numbers lead to them, and links by the program's own name to what the number means")
    func programNames() async throws {
        let house = try ImportHouse()
        let author =
            "<wp:author><wp:author_id>9</wp:author_id><wp:author_login>beto</wp:author_login><wp:author_display_name>Beto</wp:author_display_name></wp:author>"
        let body = "<p><a href=\"https://viejo.example/index.php?p=8\">Otra</a></p>"
        let text = ExportFile.text(ExportFile.post(7, body: body) + ExportFile.post(8), head: author)
        _ = try await house.bring(text)
        let found = try await house.store.read { try $0.resolve(path: "/?author=9") }
        #expect(found == .redirect(to: "/author/beto/", isPermanent: true))
        let story = try #require(try await house.article("/nacional/nota-7/"))
        #expect(story.body.markup.contains("href=\"/?p=8\""))
    }

    @Test("A page with the name of the site's feed or search stands elsewhere", arguments: ["feed", "search"])
    func shadowedPage(slug: String) async throws {
        let house = try ImportHouse()
        let page = ExportFile.post(7, type: "page", link: "https://viejo.example/\(slug)/")
            .replacing("nota-7</wp:post_name>", with: "\(slug)</wp:post_name>")
        _ = try await house.bring(ExportFile.text(page))
        let path = try #require(try await house.firstArticle()?.path)
        #expect(!SiteAddress.isReserved(path) && path.hasPrefix("/nota"))
    }

    @Test(
        "Only what was public is public",
        arguments: ["draft", "pending", "private", "trash"]
    )
    func notPublic(status: String) async throws {
        let house = try ImportHouse()
        _ = try await house.bring(ExportFile.text(ExportFile.post(1, status: status)))
        let (resolution, latest) = try await house.store.read { reader in
            (try reader.resolve(path: "/nacional/nota-1/"), try reader.latest(.newspaper, limit: 5, after: nil))
        }
        #expect(resolution == .unknown)
        #expect(latest.isEmpty)
    }

    @Test("A story behind a password stays unpublished")
    func password() async throws {
        let house = try ImportHouse()
        let item = ExportFile.post(1).replacingOccurrences(
            of: "<wp:post_password></wp:post_password>",
            with: "<wp:post_password>x</wp:post_password>"
        )
        _ = try await house.bring(ExportFile.text(item))
        #expect(try await house.article("/nacional/nota-1/") == nil)
    }

    @Test("A second run changes nothing and says so; a changed export updates; a changed story of ours stays")
    func again() async throws {
        let house = try ImportHouse()
        let text = ExportFile.text(ExportFile.post(1) + ExportFile.post(2))
        _ = try await house.bring(text)
        let before = try await house.store.read { try $0.changeNumber }
        let second = try await house.bring(text)
        #expect(second.changedNothing)
        #expect(second.counts["stories"]?.unchanged == 2)
        let after = try await house.store.read { try $0.changeNumber }
        #expect(after == before)

        let third = try await house.bring(ExportFile.text(ExportFile.post(1, body: "Otro texto.") + ExportFile.post(2)))
        #expect(third.counts["stories"]?.updated == 1)
        let article = try #require(try await house.article("/nacional/nota-1/"))
        #expect(article.body.plainText == "Otro texto.")

        var ours = article
        ours.headline = "Título de la casa"
        _ = try await house.store.newsroom.save(ours, by: .program("test"), at: Timestamp(seconds: 1_700_000_001))
        let fourth = try await house.bring(
            ExportFile.text(ExportFile.post(1, body: "Un tercero.") + ExportFile.post(2))
        )
        #expect(fourth.counts["stories"]?.kept == 1)
        #expect(try await house.article("/nacional/nota-1/")?.headline == "Título de la casa")
    }

    @Test("A number that the file gives twice keeps both stories")
    func twice() async throws {
        let house = try ImportHouse()
        let items = ExportFile.post(5) + ExportFile.post(5, title: "Otra", link: "https://viejo.example/nacional/otra/")
        let report = try await house.bring(ExportFile.text(items))
        #expect(report.counts["stories"]?.created == 2)
        #expect(try await house.bring(ExportFile.text(items)).changedNothing)
    }

    @Test("Comments come with their threads; spam and pingbacks are not shown")
    func comments() async throws {
        func comment(_ id: Int, parent: Int, approved: String = "1", type: String = "") -> String {
            """
            <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author><![CDATA[Lector \(id)]]></wp:comment_author>
            <wp:comment_date_gmt>2020-03-05 1\(id):00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Uno <b>dos</b><script>x</script>]]></wp:comment_content>
            <wp:comment_approved>\(approved)</wp:comment_approved><wp:comment_type>\(type)</wp:comment_type>
            <wp:comment_parent>\(parent)</wp:comment_parent></wp:comment>
            """
        }
        let house = try ImportHouse()
        let extra =
            comment(1, parent: 0) + comment(2, parent: 1) + comment(3, parent: 0, approved: "spam")
            + comment(4, parent: 0, type: "pingback")
        _ = try await house.bring(ExportFile.text(ExportFile.post(1, extra: extra)))
        let article = try #require(try await house.article("/nacional/nota-1/"))
        let shown = try await house.store.read { try $0.comments(of: article.id) }
        #expect(shown.map(\.author) == ["Lector 1", "Lector 2"])
        #expect(shown.last?.parent == shown.first?.id)
        #expect(shown.allSatisfy { !$0.text.markup.contains("script") })
    }

    @Test("Pictures come from the source, with caption and credit; the missing are listed and come later")
    func pictures() async throws {
        let attachment = """
            <item><title>foto</title><link>https://viejo.example/foto/</link><wp:post_id>77</wp:post_id>
            <wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><excerpt:encoded><![CDATA[El <em>puerto</em>]]></excerpt:encoded>
            <wp:attachment_url>https://viejo.example/wp-content/uploads/2020/03/foto.jpg</wp:attachment_url>
            <wp:postmeta><wp:meta_key>_media_credit</wp:meta_key><wp:meta_value>Norlys Perez/Reuters</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Un barco</wp:meta_value></wp:postmeta></item>

            """
        let body = "Uno\n\n<img src=\"https://viejo.example/wp-content/uploads/2020/03/foto-300x200.jpg\">"
        let extra =
            "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>77</wp:meta_value></wp:postmeta>"
        // The attachment stands behind the story that shows it.
        let text = ExportFile.text(ExportFile.post(1, body: body, extra: extra) + attachment)
        let house = try ImportHouse()
        let first = try await house.bring(text)
        #expect(first.missingPictures.count == 1)
        let second = try await house.bring(text, pictures: DrawnPictures())
        #expect(second.counts["stories"]?.updated == 1)
        #expect(second.missingPictures.isEmpty)
        let article = try #require(try await house.article("/nacional/nota-1/"))
        let lead = try #require(article.leadPicture?.picture)
        let picture = try #require(try await house.store.read { try $0.pictures([lead])[lead] })
        #expect(picture.credit == "Norlys Perez/Reuters")
        #expect(picture.caption.markup == "El <em>puerto</em>")
        #expect(picture.altText == "Un barco")
        #expect(picture.width == 60)
        #expect(article.bodyPictures == [lead])
        #expect(article.body.markup.contains("/media/\(picture.hash?.prefix(16) ?? "")/"))
        let old = try await house.store.read { try $0.resolve(path: "/wp-content/uploads/2020/03/foto.jpg") }
        #expect(old == .picture(lead))
        #expect(try await house.bring(text).changedNothing)
    }

    @Test("What nobody understands is kept and reported")
    func unknown() async throws {
        let house = try ImportHouse()
        let extra = "<wp:postmeta><wp:meta_key>rating</wp:meta_key><wp:meta_value>5</wp:meta_value></wp:postmeta>"
        let report = try await house.bring(
            ExportFile.text(ExportFile.post(1, extra: extra) + ExportFile.post(2, type: "recipe"))
        )
        #expect(report.meta == ["rating": 1])
        #expect(report.skipped.keys.contains { $0.contains("recipe") })
        let findings = try await house.store.read { try $0.findings(now: Timestamp(seconds: 1_700_000_000)) }
        #expect(findings.first { $0.kind == .keptData }?.count == 2)
        let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        #expect(json?["skipped"] as? Int == 1)
    }

    @Test("A story that fails is reported with its line, and the others come in")
    func failure() async throws {
        let house = try ImportHouse()
        let text = ExportFile.text(
            ExportFile.post(1) + "<item><title>Rota</title><wp:post_id>2</wp:post_id>\n" + ExportFile.post(3)
        )
        let report = try await house.bring(text)
        #expect(report.counts["stories"]?.created == 2)
        #expect(report.failed.count == 1)
        #expect(report.failed.first?.item.contains("Rota") == true)
    }

    @Test("What the old site held on top is pinned on the front, once")
    func heldOnTop() async throws {
        let sticky = "<wp:is_sticky>1</wp:is_sticky>"
        let text = ExportFile.text(
            ExportFile.post(1, extra: sticky) + ExportFile.post(2) + ExportFile.post(3, status: "draft", extra: sticky)
        )
        let house = try ImportHouse()
        _ = try await house.bring(text)
        let version = try await house.store.read { try $0.frontVersion() }
        let held = try await house.store.read { try $0.articles(version.arrangement.pins.map(\.story)) }
        #expect(held.map(\.path) == ["/nacional/nota-1/"])
        #expect(version.arrangement.pins.map(\.slot) == [.lead])
        // The newsroom's word counts: a second run pins nothing again.
        let editor = PortadaCore.Actor.program("test")
        _ = try await house.store.newsroom.arrangeFront(.empty, base: version.number, by: editor, at: version.time)
        _ = try await house.bring(text)
        #expect(try await house.store.read { try $0.frontVersion().arrangement } == .empty)
    }

    @Test("Menus and blocks are arranged where there were none")
    func arrangement() async throws {
        let entry = """
            <item><title>La política</title><wp:post_id>90</wp:post_id><wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>
            <wp:menu_order>1</wp:menu_order><category domain="nav_menu" nicename="principal"><![CDATA[Principal]]></category>
            <wp:postmeta><wp:meta_key>_menu_item_object</wp:meta_key><wp:meta_value>category</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>_menu_item_object_id</wp:meta_key><wp:meta_value>3</wp:meta_value></wp:postmeta></item>

            """
        let house = try ImportHouse()
        _ = try await house.bring(ExportFile.text(ExportFile.post(1) + entry))
        let (menu, blocks) = try await house.store.read { (try $0.menu(.header), try $0.blocks(.front)) }
        #expect(menu.entries.map(\.label) == ["La política"])
        #expect(blocks.count == 1)
    }
}
