import Foundation
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("An archive of a newspaper")
struct NewspaperArchiveTests {
    /// The lines of each part.
    private func lines(of newspaper: TemporaryNewspaper) async throws -> [(part: ArchivePart, lines: Data)] {
        try await newspaper.store.read { reader in
            try ArchivePart.all.map { part in
                var bytes = Data()
                try reader.lines(of: part) { bytes.append(contentsOf: $0) }
                return (part, bytes)
            }
        }
    }

    private func arrival(in newspaper: TemporaryNewspaper) -> ArchiveArrival {
        ArchiveArrival(into: newspaper.store) { markup, _ in markup.replacing("<script>", with: "") }
    }

    /// A newspaper with something of everything that stories have.
    private func full() async throws -> TemporaryNewspaper {
        let newspaper = try TemporaryNewspaper()
        let section = try await newspaper.section("Nacional")
        let below = try await newspaper.section("Sucesos", under: section)
        let story = try await newspaper.publish("El puerto \"reabre\"\n\tcon \\ y \u{1}") {
            $0.primarySection = below
            $0.furtherSections = [section]
            $0.body = CleanHTML(vouchedFor: "<p>Uno, dos.</p>")
            $0.corrections = [
                Correction(kind: .update, text: CleanHTML(vouchedFor: "<em>sí</em>"), time: TemporaryNewspaper.noon)
            ]
            $0.times.embargo = Timestamp(milliseconds: .max)
        }
        _ = try await newspaper.create("Borrador")
        _ = try await newspaper.newsroom.save(
            story.changed { $0.summary = "Otra entradilla" },
            by: newspaper.editor,
            at: TemporaryNewspaper.time(5)
        )
        return newspaper
    }

    @Test("has each table of the newspaper, or says why not")
    func everyTable() async throws {
        let newspaper = try TemporaryNewspaper()
        let tables = Set(
            try await newspaper.texts(
                """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
                """
            )
        )
        let kept = Set(ArchivePart.all.map(\.table) + ArchivePart.all.flatMap { $0.lists.map(\.table) })
        let left = Set(ArchivePart.leftBehind.keys)
        #expect(tables.subtracting(kept).subtracting(left) == [])
        #expect(kept.union(left).subtracting(tables) == [])
        #expect(kept.intersection(left) == [])
        #expect(Set(ArchivePart.all.map(\.name)).count == ArchivePart.all.count)
    }

    @Test("has each column of what hangs on a line")
    func everyColumn() async throws {
        let newspaper = try TemporaryNewspaper()
        try await newspaper.store.read { reader in
            for list in ArchivePart.all.flatMap(\.lists) {
                let columns = try ArchiveColumns(of: list.table, reader.connection).all.map(\.name)
                let known = list.columns + list.repeated + [list.owner] + (list.isNumbered ? ["position"] : [])
                #expect(Set(columns) == Set(known), "\(list.table)")
            }
        }
    }

    @Test("holds no secret")
    func secrets() async throws {
        let newspaper = try TemporaryNewspaper()
        let columns = try await newspaper.store.read { reader in
            try ArchivePart.all.flatMap { part in
                try ArchiveColumns(of: part.table, reader.connection).all.map(\.name)
                    .filter { part.omitted[$0] == nil }
            }
        }
        for word in ["password", "second_factor", "secret", "token"] {
            #expect(columns.filter { $0.contains(word) && $0 != "needs_second_factor" } == [])
        }
    }

    @Test("comes into an empty newspaper, goes on where it stopped, and is the same there")
    func roundTrip() async throws {
        let (old, new) = (try await full(), try TemporaryNewspaper())
        let parts = try await lines(of: old)
        var progress = try await arrival(in: new).begin("a")
        for (part, lines) in parts.prefix(12) {
            progress = try await arrival(in: new).take(lines, of: part, after: progress)
        }
        // Whoever starts again, as after a kill, finds how far it came.
        progress = try await arrival(in: new).begin("a")
        #expect(progress.files == 12)
        for (part, lines) in parts.dropFirst(12) {
            progress = try await arrival(in: new).take(lines, of: part, after: progress)
        }
        while let next = try await arrival(in: new).list(after: progress) { progress = next }
        #expect(try await arrival(in: new).finish() == [])
        try await arrival(in: new).end(by: new.editor, at: TemporaryNewspaper.noon, "a")
        for ((part, before), (_, after)) in zip(parts, try await lines(of: new)) where part.name != "audit" {
            #expect(String(decoding: after, as: UTF8.self) == String(decoding: before, as: UTF8.self), "\(part.name)")
        }
        #expect(try await new.contradictions() == [])
        let listing = "SELECT list || ' ' || subject || ' ' || article_id FROM listing ORDER BY 1"
        #expect(try await new.texts(listing) == old.texts(listing))
        let counts = "SELECT list || ' ' || subject || ' ' || count FROM listing_count WHERE count > 0 ORDER BY 1"
        #expect(try await new.texts(counts) == old.texts(counts))
        #expect(try await new.store.read { try $0.archiveProgress() } == nil)
    }

    @Test("comes into no newspaper that holds anything, nor beside another archive")
    func refusals() async throws {
        let full = try await full()
        await #expect(throws: StoreError.self) { try await arrival(in: full).begin("a") }
        // A section is something, too.
        let prepared = try TemporaryNewspaper()
        _ = try await prepared.section("Nacional")
        await #expect(throws: StoreError.self) { try await arrival(in: prepared).begin("a") }
        let empty = try TemporaryNewspaper()
        _ = try await arrival(in: empty).begin("a")
        await #expect(throws: StoreError.self) { try await arrival(in: empty).begin("b") }
    }

    @Test(
        "names the line that can't come in, and takes nothing of its file",
        arguments: [
            #"{"id":2,"name":"B","slug":"b","description":"","strange":1}"#,
            #"{"id":"2","name":"B","slug":"b","description":""}"#,
            #"{"id":2.5,"name":"B","slug":"b","description":""}"#,
            #"{"id":99999999999999999999,"name":"B","slug":"b","description":""}"#,
            #"{"id":2,"name":null,"slug":"b","description":""}"#, #"["#, #"7"#,
        ]
    )
    func badLine(line: String) async throws {
        let newspaper = try TemporaryNewspaper()
        let tags = try #require(ArchivePart.all.first { $0.name == "tags" })
        let progress = try await arrival(in: newspaper).begin("a")
        let good = #"{"id":1,"name":"A","slug":"a","description":""}"#
        let error = await #expect(throws: StoreError.self) {
            try await arrival(in: newspaper).take(Data("\(good)\n\(line)\n".utf8), of: tags, after: progress)
        }
        #expect(error?.description.hasPrefix("Line 2 of tags:") == true)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM tag") == 0)
        #expect(try await newspaper.number("PRAGMA foreign_keys") == 1)
    }

    @Test("brings no markup in that no page may hold, and counts what was cleaned")
    func cleaning() async throws {
        let newspaper = try TemporaryNewspaper()
        let pictures = try #require(ArchivePart.all.first { $0.name == "pictures" })
        let progress = try await arrival(in: newspaper).begin("a")
        let line = #"""
            {"id":1,"hash":null,"slug":"a","width":1,"height":1,"altText":"","caption":"<script>x","credit":"","source":""}
            """#
        let after = try await arrival(in: newspaper).take(Data(line.utf8), of: pictures, after: progress)
        #expect(after.cleaned == 1)
        #expect(try await newspaper.texts("SELECT caption FROM picture") == ["x"])
        let plans = try #require(ArchivePart.all.first { $0.name == "planned-changes" })
        let plan = #"""
            {"id":1,"articleId":1,"kind":"update","dueAt":1,"createdAt":1,"actor":"","accountId":null,"announces":0,
            "content":"{\"body\":\"<script>y\",\"fields\":{\"leadCaption\":\"<script>z\",\"version\":9007199254740993}}",
            "base":null,"refusal":null,"isStopped":0}
            """#
        _ = try await arrival(in: newspaper).take(Data(plan.replacing("\n", with: "").utf8), of: plans, after: after)
        let content = try await newspaper.texts("SELECT content FROM planned_change").first ?? ""
        #expect(content == #"{"body":"y","fields":{"leadCaption":"z","version":9007199254740993}}"#)
    }
}

extension Article {
    /// The story with something else in it.
    func changed(_ change: (inout Article) -> Void) -> Article {
        var article = self
        change(&article)
        return article
    }
}
