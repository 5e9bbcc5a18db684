import PortadaCore
import Testing

@testable import PortadaMigration

/// Stories whose text stands only in what a page builder keeps beside them.
@Suite("Texts that only page builders keep")
struct BuilderTextTests {
    private func bring(_ meta: String, body: String = "") async throws -> (Article, ImportReport) {
        let house = try ImportHouse()
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, body: body, extra: meta)))
        return (try #require(try await house.firstArticle()), report)
    }

    @Test("Elementor's widgets give headings, text, pictures and films")
    func elementor() async throws {
        let data = """
            [{"elType":"section","elements":[{"elType":"column","elements":[
            {"elType":"widget","widgetType":"heading","settings":{"title":"La salida","header_size":"h3"}},
            {"elType":"widget","widgetType":"text-editor","settings":{"editor":"<p>Texto <em>fuerte</em>.</p>"}},
            {"elType":"widget","widgetType":"image","settings":{"image":{"id":9,"url":"https://viejo.example/f.jpg"},"caption":"Pie"}},
            {"elType":"widget","widgetType":"video","settings":{"youtube_url":"https://www.youtube.com/watch?v=abcdefghijk"}},
            {"elType":"widget","widgetType":"toggle","settings":{"tabs":[{"tab_title":"Pregunta","tab_content":"Respuesta"}]}}
            ]}]}]
            """
        let (story, report) = try await bring(ExportFile.meta("_elementor_data", data))
        let markup = story.body.markup
        #expect(story.status == .published)
        #expect(
            markup.contains("La salida</h2>") && markup.contains("<p>Texto <em>fuerte</em>.</p>"),
            "\(markup)"
        )
        #expect(markup.contains("<figcaption>Pie</figcaption>") && markup.contains("watch?v=abcdefghijk"), "\(markup)")
        #expect(markup.contains("Pregunta") && markup.contains("<p>Respuesta</p>"), "\(markup)")
        #expect(report.changed["A story's text was taken from what a page builder keeps beside it."]?.count == 1)
    }

    @Test("SiteOrigin's widgets give headings and text")
    func siteOrigin() async throws {
        let text = "<p>Texto.</p>"
        let data =
            "a:1:{s:7:\"widgets\";a:1:{i:0;a:3:{s:5:\"title\";s:5:\"Uno a\";s:4:\"text\";s:\(text.utf8.count):\"\(text)\";s:6:\"filter\";b:1;}}}"
        let (story, _) = try await bring(ExportFile.meta("panels_data", data))
        #expect(story.body.markup == "<h2>Uno a</h2><p>Texto.</p>" && story.status == .published)
    }

    @Test(
        "One of which nothing can be read is a draft, and named",
        arguments: ["_elementor_data", "_fl_builder_data", "panels_data"]
    )
    func nothing(place: String) async throws {
        let (story, report) = try await bring(ExportFile.meta(place, "[{\"elements\":[]}]"))
        #expect(story.status == .draft)
        #expect(report.skipped["A story whose text only a page builder has is a draft here, without it."]?.count == 1)
    }

    @Test(
        "Thrive keeps the very markup; an empty list is no text",
        arguments: [("<p>Suyo.</p>", "<p>Suyo.</p>"), ("[]", "")]
    )
    func otherBuilders(kept: String, shown: String) async throws {
        let place = kept == "[]" ? "_elementor_data" : "tve_updated_post"
        let (story, _) = try await bring(ExportFile.meta(place, kept))
        #expect(story.body.markup == shown && story.status == .published)
    }

    @Test("A story's own text counts first")
    func ownText() async throws {
        let (story, _) = try await bring(ExportFile.meta("_elementor_data", "[]"), body: "Suyo.")
        #expect(story.body.markup == "<p>Suyo.</p>" && story.status == .published)
    }

    @Test("Lists in lists end somewhere")
    func deep() {
        let json = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
        _ = PackedValue(json: json)
        #expect(PackedValue(php: String(repeating: "a:1:{i:0;", count: 5000)) == nil)
        #expect(PackedValue(php: "a:99999999:{") == nil && PackedValue(php: "s:999999:\"") == nil)
    }
}
