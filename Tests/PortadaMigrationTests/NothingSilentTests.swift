import PortadaCore
import PortadaStore
import Testing

@testable import PortadaMigration

/// Every thing of an export is kept, changed or lost, and the report says which.
@Suite("Nothing is lost in silence")
struct NothingSilentTests {
    private func comment(_ id: Int, type: String = "", approved: String = "1", date: String = "2020-03-05 11:00:00")
        -> String
    {
        """
        <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author>Lector</wp:comment_author>
        <wp:comment_date_gmt>\(date)</wp:comment_date_gmt><wp:comment_content>Hola</wp:comment_content>
        <wp:comment_approved>\(approved)</wp:comment_approved><wp:comment_type>\(type)</wp:comment_type></wp:comment>
        """
    }

    @Test("Comments of all kinds come in, or are named")
    func comments() async throws {
        let house = try ImportHouse()
        let comments = [
            comment(1), comment(2, type: "pingback"), comment(3, type: "trackback"), comment(4, type: "review"),
            comment(5, approved: "trash"), comment(6, approved: "post-trashed"), comment(7, type: "order_note"),
            comment(8, date: "2020-02-30 11:00:00"),
        ]
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, extra: comments.joined())))
        #expect(report.skipped["Pingbacks and trackbacks, which machines wrote."]?.count == 2)
        #expect(report.skipped["Comments that lay in the bin."]?.count == 1)
        #expect(report.skipped["Comments of a type that newspapers here don't have."]?.count == 1)
        #expect(report.changed["Reviews are comments here."]?.count == 1)
        #expect(report.changed["Comments that went to the bin with their story wait for approval."]?.count == 1)
        #expect(report.changed["A date that no calendar has was not taken."]?.count == 1)
        #expect(report.counts["comments"]?.created == 4)
    }

    @Test("A story of an unknown status is a draft, and named", arguments: ["acf-disabled", ""])
    func status(status: String) async throws {
        let house = try ImportHouse()
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, status: status)))
        #expect(try await house.firstArticle()?.status == .draft)
        let named = report.changed["A story of a status that is not known here is a draft."]
        #expect(named?.count == 1 && named?.examples.first?.hasSuffix(status) == true)
    }

    @Test(
        "A story at an address of the newspaper's own is named",
        arguments: ["/search/nota/", "/desk/nota/", "/api/x/", "/feed/", "/nota/feed/", "/index.php"]
    )
    func reserved(path: String) async throws {
        let house = try ImportHouse()
        let item = ExportFile.post(1, link: "https://viejo.example\(path)")
        let report = try await house.bring(ExportFile.text(item))
        let named = report.changed["Its address belongs to the newspaper's own pages: it stands at another."]
        #expect(named?.examples.first?.contains("\(path) → /") == true)
    }

    @Test("A date that no calendar has is none, and named", arguments: ["2019-02-29 10:00:00", "2020-04-31 10:00:00"])
    func date(date: String) async throws {
        let house = try ImportHouse()
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, date: date)))
        // The time in the site's own zone counts in its place.
        let story = try #require(try await house.article("/nacional/nota-1/"))
        #expect(story.times.published.map { $0.rawValue / 86_400_000 } == 18_325)
        let named = report.changed["A date that no calendar has was not taken."]
        #expect(named?.examples.first?.hasSuffix(date) == true)
        #expect(WordPressTime.isImpossible("2024-02-29 10:00:00") == false)
        #expect(WordPressTime.isImpossible("0000-00-00 00:00:00") == false)
    }

    @Test("Words below a picture that has no file are named, and shown once it has one")
    func captionOfMissing() async throws {
        let house = try ImportHouse()
        let body =
            "[caption id=\"x\" width=\"3\"]<img src=\"https://viejo.example/wp-content/uploads/f.jpg\"> Un pie que importa[/caption]<p>T</p>"
        let text = ExportFile.text(ExportFile.post(1, body: body))
        let report = try await house.bring(text)
        let named = report.changed["Words below a picture are not shown while its file is missing."]
        #expect(named?.examples.first?.hasSuffix("Un pie que importa") == true)
        let again = try await house.bring(text, pictures: DrawnPictures())
        #expect(again.changed["Words below a picture are not shown while its file is missing."] == nil)
        let story = try #require(try await house.article("/nacional/nota-1/"))
        #expect(story.body.markup.contains("/media/") && story.body.markup.contains("<figcaption>Un pie que importa"))
    }

    @Test("Captions stand once below each picture, however often it is shown, and a widget's own words go first")
    func captions() async throws {
        let house = try ImportHouse()
        let body =
            "[vc_single_image image=\"201\" caption=\"Pie vc\"] [vc_gallery images=\"201,202\"] [vc_gallery images=\"201,202\"]"
        let items =
            ExportFile.attachment(201, caption: "Pie uno", credit: "Luz")
            + ExportFile.attachment(202, caption: "Pie dos")
        let text = ExportFile.text(items + ExportFile.post(1, body: body))
        let colours = ["201.jpg": "teal", "202.jpg": "maroon"]
        _ = try await house.bring(text, pictures: DrawnPictures(colours: colours))
        let markup = try #require(try await house.article("/nacional/nota-1/")).body.markup
        #expect(markup.ranges(of: "<img").count == 5 && markup.ranges(of: "<figcaption>").count == 5, "\(markup)")
        #expect(markup.ranges(of: "Luz").count == 3 && markup.contains("Pie vc <span class=\"credit\">Luz</span>"))
        #expect(markup.ranges(of: "Pie vc").count == 1 && markup.ranges(of: "Pie uno").count == 2, "\(markup)")
    }

    @Test("A lead that stands at the head of a paragraph is shown once; the paragraph stays")
    func leadInParagraph() async throws {
        for picture in ["<img src=\"ADDRESS\">", "<a href=\"ADDRESS\"><img src=\"ADDRESS\"></a>"] {
            let house = try ImportHouse()
            let address = "https://viejo.example/wp-content/uploads/2020/03/foto-201.jpg"
            let body = "<p>\(picture.replacing("ADDRESS", with: address))Texto <em>pegado</em>.</p><p>Otro.</p>"
            let story = ExportFile.post(1, body: body, extra: ExportFile.meta("_thumbnail_id", "201"))
            _ = try await house.bring(ExportFile.text(ExportFile.attachment(201) + story), pictures: DrawnPictures())
            let kept = try #require(try await house.article("/nacional/nota-1/"))
            #expect(kept.leadPicture != nil)
            #expect(kept.body.markup == "<p>Texto <em>pegado</em>.</p><p>Otro.</p>")
        }
    }

    @Test("A menu's link without words bears the name of its tag")
    func menu() async throws {
        let house = try ImportHouse()
        let head =
            "<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>beisbol</wp:tag_slug><wp:tag_name>Béisbol</wp:tag_name></wp:tag>"
        let link = """
            <item><title> </title><wp:post_id>90</wp:post_id><wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>
            <wp:menu_order>1</wp:menu_order><category domain="nav_menu" nicename="principal">Principal</category>
            \(ExportFile.meta("_menu_item_object", "post_tag"))\(ExportFile.meta("_menu_item_object_id", "9"))</item>

            """
        _ = try await house.bring(ExportFile.text(link + ExportFile.post(1), head: head))
        let entries = try await house.store.read { try $0.menu(.header).entries }
        #expect(entries.map(\.label) == ["Béisbol"] && entries.first?.target == .address("/tag/beisbol/"))
    }
}
