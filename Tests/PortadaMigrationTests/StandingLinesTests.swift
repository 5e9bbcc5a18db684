import Testing

@testable import PortadaMigration

/// Lines around a headline, and the first section, as themes and plug-ins keep them.
@Suite("What themes and plug-ins keep beside a story")
struct StandingLinesTests {
    @Test(
        "A subtitle is the summary where there is no excerpt",
        arguments: [
            ("jnews_single_post", "a:1:{s:8:\"subtitle\";s:9:\"Una línea\";}"), ("post_subtitle", "Una línea"),
            ("_secondary_title", "Una línea"), ("wps_subtitle", "Una línea"), ("kia_subtitle", "Una línea"),
            ("td_post_theme_settings", "a:1:{s:11:\"td_subtitle\";s:9:\"Una línea\";}"), ("td_subtitle", "Una línea"),
            ("subtitle", "<em>Una</em> línea"), ("bajada", "Una línea"), ("sumario", "Una línea"),
            ("entradilla", "Una línea"), ("copete", "Una línea"),
        ]
    )
    func summaries(key: String, value: String) async throws {
        let house = try ImportHouse()
        let bytes = value.replacing("s:9:", with: "s:\("Una línea".utf8.count):")
        let item = ExportFile.post(1, excerpt: "", extra: ExportFile.meta(key, bytes))
        let report = try await house.bring(ExportFile.text(item))
        #expect(try await house.article("/nacional/nota-1/")?.summary == "Una línea")
        #expect(report.changed.isEmpty)
    }

    @Test("A line above is the kicker", arguments: ["volanta", "antetitulo"])
    func kickers(key: String) async throws {
        let house = try ImportHouse()
        let item = ExportFile.post(1, extra: ExportFile.meta(key, "Puertos") + ExportFile.meta("_" + key, "field_1a"))
        _ = try await house.bring(ExportFile.text(item))
        let story = try await house.article("/nacional/nota-1/")
        #expect(story?.kicker == "Puertos" && story?.summary == "Resumen & algo")
    }

    @Test("An excerpt stays; the subtitle stands in the report, and in the database")
    func both() async throws {
        let house = try ImportHouse()
        let item = ExportFile.post(1, extra: ExportFile.meta("bajada", "Otra cosa"))
        let report = try await house.bring(ExportFile.text(item))
        #expect(try await house.article("/nacional/nota-1/")?.summary == "Resumen & algo")
        let left = report.changed["A further line beside the summary is kept in the database, not shown."]
        #expect(left?.examples.first?.contains("bajada: Otra cosa") == true && report.meta["bajada"] == 1)
    }

    @Test(
        "The first section is the one that a plug-in names",
        arguments: [
            ("_yoast_wpseo_primary_category", "2"), ("rank_math_primary_category", "2"),
            ("_seopress_robots_primary_cat", "2"), ("epc_primary_category", "2"), ("td_primary_cat", "2"),
            ("jnews_primary_category", "a:2:{s:2:\"id\";s:1:\"2\";s:4:\"hide\";s:0:\"\";}"),
            ("td_post_theme_settings", "a:1:{s:14:\"td_primary_cat\";s:1:\"2\";}"),
        ]
    )
    func primary(key: String, value: String) async throws {
        let house = try ImportHouse()
        let second = "<category domain=\"category\" nicename=\"nacional\">Nacional</category>"
        let item = ExportFile.post(1, extra: second + ExportFile.meta(key, value))
        let report = try await house.bring(ExportFile.text(item))
        let section = try #require(try await house.article("/nacional/nota-1/")?.primarySection)
        #expect(try await house.store.read { try $0.sectionTree()[section]?.slug } == "nacional")
        #expect(report.meta.isEmpty || key == "td_post_theme_settings")
    }
}
