import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore
import Testing

@testable import PortadaMigration

@Suite("A second import over what editors wrote")
struct SecondImportTests {
    private static let now = Timestamp(seconds: 1_700_000_000)
    private static let editor = PortadaCore.Actor.program("test")

    /// An export in which each word can be another.
    private struct Export {
        var section = "Deportes"
        var about = "Todo el deporte"
        var tag = "Béisbol"
        var author = "Lía Mora"
        var alt = "Un barco"
        var caption = "El puerto"
        var credit = "Ana"
        var link = "Contacto"
        var tagline = "El diario de la costa"
        var comment = "1"
        var story = "Texto."

        var text: String {
            let head = """
                <description>\(tagline)</description>
                <wp:author><wp:author_login>lia</wp:author_login><wp:author_display_name>\(author)</wp:author_display_name></wp:author>
                <wp:category><wp:term_id>8</wp:term_id><wp:category_nicename>deportes</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>\(section)</wp:cat_name><wp:category_description>\(about)</wp:category_description></wp:category>
                <wp:tag><wp:tag_slug>beisbol</wp:tag_slug><wp:tag_name>\(tag)</wp:tag_name></wp:tag>
                """
            let items = """
                <item><title>foto</title><link>https://viejo.example/foto/</link><wp:post_id>77</wp:post_id>
                <wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><excerpt:encoded><![CDATA[\(caption)]]></excerpt:encoded>
                <wp:attachment_url>https://viejo.example/wp-content/uploads/2020/03/foto.jpg</wp:attachment_url>
                <wp:postmeta><wp:meta_key>_media_credit</wp:meta_key><wp:meta_value>\(credit)</wp:meta_value></wp:postmeta>
                <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>\(alt)</wp:meta_value></wp:postmeta></item>
                <item><title>\(link)</title><wp:post_id>90</wp:post_id><wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>
                <wp:menu_order>1</wp:menu_order><category domain="nav_menu" nicename="pie">Pie</category>
                <wp:postmeta><wp:meta_key>_menu_item_object</wp:meta_key><wp:meta_value>custom</wp:meta_value></wp:postmeta>
                <wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key><wp:meta_value>/contacto/</wp:meta_value></wp:postmeta></item>

                """
            let extra = """
                <category domain="post_tag" nicename="beisbol">\(tag)</category>
                <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author>Lector</wp:comment_author>
                <wp:comment_date_gmt>2020-03-05 11:00:00</wp:comment_date_gmt><wp:comment_content>Hola</wp:comment_content>
                <wp:comment_approved>\(comment)</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
                """
            return ExportFile.text(items + ExportFile.post(1, body: story, extra: extra), head: head)
        }

        /// The same with other words everywhere.
        static let changed = Export(
            section: "Deporte",
            about: "Deporte y más",
            tag: "Pelota",
            author: "Lía Mora Gil",
            alt: "Un velero",
            caption: "El muelle",
            credit: "Luis",
            link: "Escríbanos",
            tagline: "El diario de la sierra",
            comment: "0",
            story: "Otro texto."
        )
    }

    /// What the newspaper has of all that an export brings.
    private struct Words: Equatable {
        var section = "", about = "", tag = "", author = "", alt = "", caption = "", credit = "", link = ""
        var tagline = "", comment = ""

        init(_ export: Export) {
            (section, about, tag, author) = (export.section, export.about, export.tag, export.author)
            (alt, caption, credit, link) = (export.alt, export.caption, export.credit, export.link)
            (tagline, comment) = (export.tagline, export.comment == "1" ? "approved" : "pending")
        }

        init(_ reader: Reader) throws {
            let sport = try reader.sectionTree().section(at: "/deportes/")
            (section, about) = (sport?.name ?? "", sport?.description ?? "")
            tag = try reader.tag(slug: "beisbol")?.name ?? ""
            author = try reader.person(slug: "lia")?.name ?? ""
            let picture = try SecondImportTests.picture(reader)
            (alt, caption, credit) = (
                picture?.altText ?? "", picture?.caption.markup ?? "", picture?.credit ?? ""
            )
            link = try reader.menu(.footer).entries.first?.label ?? ""
            tagline = try reader.settings().tagline
            comment = try SecondImportTests.comment(reader).map(\.status.rawValue) ?? ""
        }
    }

    private static func picture(_ reader: Reader) throws -> Picture? {
        guard case .picture(let id) = try reader.resolve(path: "/wp-content/uploads/2020/03/foto.jpg") else {
            return nil
        }
        return try reader.pictures([id])[id]
    }

    private static func comment(_ reader: Reader) throws -> PortadaCore.Comment? {
        try reader.comments(CommentFilter(), limit: 5).first?.comment
    }

    @Test("follows the export in all that nobody touched")
    func untouched() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Export().text)
        #expect(try await house.store.read { try Words($0) } == Words(Export()))
        let report = try await house.bring(Export.changed.text)
        #expect(report.keptCount == 0, "\(report.kept)")
        #expect(try await house.store.read { try Words($0) } == Words(.changed))
        #expect(try await house.bring(Export.changed.text).changedNothing)
    }

    @Test("keeps what editors wrote, lets the rest of the same thing follow, and says what the export has, each time")
    func touched() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Export().text)
        try await edit(house.store)
        let report = try await house.bring(Export.changed.text)
        var expected = Words(.changed)
        (expected.about, expected.tag, expected.author) = ("Nuestro deporte", "Béisbol criollo", "Lía M.")
        (expected.alt, expected.caption) = ("Barco en el muelle", "El <em>puerto</em> viejo")
        (expected.link, expected.tagline, expected.comment) = ("Quiénes somos", "", "spam")
        let found = try await house.store.read { try Words($0) }
        #expect(found == expected)
        let told = Set(report.kept.map { "\($0.kind) \($0.detail): \($0.here) | \($0.export)" })
        let wanted: Set = [
            "section description: Nuestro deporte | Deporte y más", "tag name: Béisbol criollo | Pelota",
            "person name: Lía M. | Lía Mora Gil", "attachment alt: Barco en el muelle | Un velero",
            "attachment caption: El <em>puerto</em> viejo | El muelle",
            "menu entries: Quiénes somos | Escríbanos", "setting text:  | El diario de la sierra",
            "comment status: spam | pending",
        ]
        #expect(told == wanted)
        #expect(report.json.contains("El diario de la sierra"))
        // What is kept stays so, and stays said.
        let again = try await house.bring(Export.changed.text)
        #expect(try await house.store.read { try Words($0) } == expected)
        #expect(again.kept.contains { $0.kind == "section" && $0.export == "Deporte y más" })
        // The export that was first: nothing of it is what editors wrote over, and nothing is put back.
        _ = try await house.bring(Export().text)
        #expect(try await house.store.read { try Words($0).about } == "Nuestro deporte")
    }

    /// An editor changes one detail of each thing.
    private func edit(_ store: Store) async throws {
        let (newsroom, now, editor) = (store.newsroom, Self.now, Self.editor)
        let (sport, tag, person, picture, comment, settings) = try await store.read { reader in
            (
                try reader.sectionTree().section(at: "/deportes/"), try reader.tag(slug: "beisbol"),
                try reader.person(slug: "lia"), try Self.picture(reader), try Self.comment(reader),
                try reader.settings()
            )
        }
        var section = try #require(sport)
        section.description = "Nuestro deporte"
        _ = try await newsroom.save(section, id: section.id, by: editor, at: now)
        var word = try #require(tag)
        word.name = "Béisbol criollo"
        _ = try await newsroom.save(word, id: word.id, by: editor, at: now)
        var author = try #require(person)
        author.name = "Lía M."
        _ = try await newsroom.save(author, id: author.id, by: editor, at: now)
        var shown = try #require(picture)
        shown.altText = "Barco en el muelle"
        shown.caption = CleanHTML(vouchedFor: "El <em>puerto</em> viejo")
        _ = try await newsroom.save(shown, id: shown.id, by: editor, at: now)
        let menu = Menu(entries: [Menu.Entry(label: "Quiénes somos", target: .address("/nosotros/"))])
        try await newsroom.setMenu(.footer, menu, by: editor, at: now)
        var wished = settings
        wished.tagline = ""
        try await newsroom.saveSettings(wished, by: editor, at: now)
        try await newsroom.decide(try #require(comment).id, .spam, by: editor, at: now)
    }

    @Test("brings no removed section back, nor a removed address, and says so")
    func removed() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Export().text)
        let (newsroom, store) = (house.store.newsroom, house.store)
        let sport = try #require(try await store.read { try $0.sectionTree().section(at: "/deportes/") })
        try await newsroom.removeSection(sport.id, by: Self.editor, at: Self.now)
        try await newsroom.removeRedirect("/?p=1", by: Self.editor, at: Self.now)
        let elsewhere = Redirect(path: "/?tag=beisbol", target: "/")
        _ = try await newsroom.saveRedirects([elsewhere], by: Self.editor, at: Self.now)
        let text = Export.changed.text.replacing(
            "nicename=\"politica\"><![CDATA[Política]]>",
            with: "nicename=\"deportes\"><![CDATA[Deporte]]>"
        )
        let report = try await house.bring(text)
        #expect(report.failed.isEmpty, "\(report.failed)")
        let (tree, story, tag) = try await store.read { reader in
            (
                try reader.sectionTree(), try reader.resolve(path: "/?p=1"), try reader.resolve(path: "/?tag=beisbol")
            )
        }
        #expect(tree.section(at: "/deportes/") == nil)
        #expect(story == .unknown)
        #expect(tag == .redirect(to: "/", isPermanent: true))
        #expect(report.kept.contains { $0.kind == "section" && $0.detail == "removed" && $0.export == "Deporte" })
        #expect(report.kept.contains { $0.kind == "redirect" && $0.detail == "removed" && $0.item == "/?p=1" })
        #expect(report.kept.contains { $0.kind == "redirect" && $0.detail == "target" && $0.item == "/?tag=beisbol" })
    }

    @Test("says of a story that the newsroom changed what the export has otherwise; its new comments come all the same")
    func story() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Export().text)
        guard case .article(let id) = try await house.store.read({ try $0.resolve(path: "/nacional/nota-1/") }) else {
            Issue.record("The story did not come.")
            return
        }
        var ours = try #require(try await house.store.read { try $0.article(id) })
        ours.headline = "Título de la casa"
        _ = try await house.store.newsroom.save(ours, by: Self.editor, at: Self.now)
        let text = Export.changed.text.replacing(
            "<wp:comment_id>5<",
            with: "<wp:comment_id>6</wp:comment_id><wp:comment_author>Otra</wp:comment_author>"
                + "<wp:comment_date_gmt>2020-03-06 11:00:00</wp:comment_date_gmt><wp:comment_content>Nuevo"
                + "</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>"
                + "<wp:comment><wp:comment_id>5<"
        )
        let report = try await house.bring(text)
        #expect(report.counts["stories"]?.kept == 1)
        let told = report.kept.filter { $0.kind == "article" }
        #expect(told.map(\.detail).sorted() == ["body", "headline"])
        #expect(told.contains { $0.here == "Título de la casa" && $0.export == "Título" })
        #expect(try await house.store.read { try $0.comments(of: id) }.map(\.author).contains("Otra"))
    }

    @Test("keeps texts whole that are longer than the desk takes, and reports them; a tag that differs in ñ is another")
    func longTexts() async throws {
        let house = try ImportHouse()
        let long = String(repeating: "palabra ", count: 90)
        let (tags, terms) = (
            "<wp:tag><wp:tag_slug>ano</wp:tag_slug><wp:tag_name>ano</wp:tag_name></wp:tag>",
            "<category domain=\"post_tag\" nicename=\"ano\">ano</category>"
        )
        let ours = PortadaCore.Tag(id: Identifier(0), name: "año", slug: "ano")
        let year = try await house.store.newsroom.save(ours, id: nil, by: Self.editor, at: Self.now)
        let report = try await house.bring(
            ExportFile.text(ExportFile.post(1, title: long, extra: terms), head: tags)
        )
        guard case .article(let id) = try await house.store.read({ try $0.resolve(path: "/nacional/nota-1/") }) else {
            Issue.record("The story did not come.")
            return
        }
        let story = try #require(try await house.store.read { try $0.article(id) })
        #expect(story.headline == long.trimmingCharacters(in: .whitespaces))
        #expect(report.longTexts.map(\.field) == ["headline"])
        #expect(report.longTexts.first?.characters == 719 && report.longTexts.first?.isCut == false)
        let names = try await house.store.read { try $0.tags(story.tags).map { "\($0.name) \($0.slug)" } }
        #expect(names == ["ano ano-2"])
        #expect(!story.tags.contains(year))
    }
}
