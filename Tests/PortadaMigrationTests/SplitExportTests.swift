import PortadaCore
import PortadaStore
import Testing

@testable import PortadaMigration

/// An export of several files, whose stories and pictures come apart.
@Suite("Split exports come in any order")
struct SplitExportTests {
    private static let stories = ExportFile.text(
        ExportFile.post(
            1,
            body: "<p>a</p><!-- wp:block {\"ref\":300} /-->[gallery ids=\"201\"][gallery]",
            extra: ExportFile.meta("_thumbnail_id", "202")
        )
    )
    private static let rest = ExportFile.text(
        ExportFile.attachment(201, caption: "Pie uno") + ExportFile.attachment(202)
            + ExportFile.attachment(203, parent: 1)
            + ExportFile.post(300, body: "<p>Texto común.</p>", type: "wp_block")
    )
    private static let pictures = DrawnPictures(colours: ["201.jpg": "teal", "202.jpg": "maroon", "203.jpg": "olive"])

    private func expectWhole(_ house: ImportHouse) async throws {
        let story = try #require(try await house.article("/nacional/nota-1/"))
        let markup = story.body.markup
        #expect(story.leadPicture != nil)
        #expect(markup.contains("Texto común.") && markup.contains("Pie uno"), "\(markup)")
        #expect(markup.ranges(of: "<img").count == 2 && story.bodyPictures.count == 2, "\(markup)")
    }

    @Test("The story first: what comes later is put in, once, and the report says so")
    func storyFirst() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Self.stories, pictures: Self.pictures)
        #expect(try await house.article("/nacional/nota-1/")?.leadPicture == nil)
        let second = try await house.bring(Self.rest, pictures: Self.pictures)
        try await expectWhole(house)
        #expect(second.changed["A story of an earlier file shows what this one brought."]?.count == 1)
        for file in [Self.stories, Self.rest] {
            let again = try await house.bring(file, pictures: Self.pictures)
            #expect(again.changedNothing && again.keptCount == 0)
        }
        try await expectWhole(house)
    }

    @Test("What an import remembers for the next one is nothing that an editor should look at")
    func memory() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Self.stories, pictures: Self.pictures)
        let findings = try await house.store.read { try $0.findings(now: Timestamp(seconds: 1_700_000_000)) }
        #expect(!findings.contains { $0.kind == .keptData }, "\(findings)")
    }

    @Test("The pictures first: the story has them at once")
    func picturesFirst() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Self.rest, pictures: Self.pictures)
        _ = try await house.bring(Self.stories, pictures: Self.pictures)
        try await expectWhole(house)
    }

    @Test("A story that an editor changed stays as it is; the report gives the difference")
    func edited() async throws {
        let house = try ImportHouse()
        _ = try await house.bring(Self.stories, pictures: Self.pictures)
        var story = try #require(try await house.article("/nacional/nota-1/"))
        story.headline = "De la redacción"
        _ = try await house.store.newsroom.save(story, by: .program("test"), at: Timestamp(seconds: 1_700_000_100))
        let report = try await house.bring(Self.rest, pictures: Self.pictures)
        #expect(report.keptCount > 0)
        let kept = try #require(try await house.article("/nacional/nota-1/"))
        #expect(kept.headline == "De la redacción" && kept.leadPicture == nil)
    }

    @Test("Comments stay when a story is rendered anew")
    func comments() async throws {
        let house = try ImportHouse()
        let comment = """
            <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author>Lector</wp:comment_author>
            <wp:comment_date_gmt>2020-03-05 11:00:00</wp:comment_date_gmt><wp:comment_content>Hola</wp:comment_content>
            <wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
            """
        let story = ExportFile.text(ExportFile.post(1, extra: comment + ExportFile.meta("_thumbnail_id", "202")))
        _ = try await house.bring(story, pictures: Self.pictures)
        _ = try await house.bring(Self.rest, pictures: Self.pictures)
        let id = try #require(try await house.article("/nacional/nota-1/")).id
        #expect(try await house.store.read { try $0.comments(of: id).count } == 1)
    }
}
