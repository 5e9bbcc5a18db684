import Foundation
import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("The audit in words")
struct AuditTests {
    @Test("knows what every newsroom operation writes, or that it writes nothing")
    func table() {
        #expect(Set(AuditWords.acts.keys) == Set(OperationKind.allCases))
    }

    /// The sources name each act as `audit("publish", "article"`; those with a name made at run time are known by their
    /// operation, which the table above holds.
    @Test("has words for every act that the sources write")
    func sources() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let act = /audit\(\s*"(?<action>[^"]+)",\s*"(?<subject>[^"]+)"/
        let known = Set(AuditWords.all)
        var count = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: act) {
                count += 1
                let written = AuditWords.Act(String(match.action), String(match.subject))
                #expect(known.contains(written), "\(file.lastPathComponent): \(written.key)")
            }
        }
        #expect(count > 10)
    }

    @Test("names keys for texts without spaces and numbers")
    func keys() {
        #expect(AuditWords.Act("move-along", "article").key == "auditAct.moveAlongArticle")
        #expect(AuditWords.Act("set second factor", "account").key == "auditAct.setSecondFactorAccount")
        #expect(AuditWords.Act("restored:12", "front").key == "auditAct.restoredFront")
    }

    @Test("understands each step that a change of the front consists of, as the store writes it")
    func front() {
        let section = FrontSlot.block(.front, .section(Identifier(4)), number: 1)
        let steps = AuditedFront(
            "+62 lead, -7 front-section-4, 9 more > lead, 5 second *, rail-latest repeats, lead repeats no more"
        ).steps
        #expect(
            steps == [
                .pinned(Identifier(62), .lead), .released(Identifier(7), section),
                .moved(Identifier(9), from: .more, to: .lead), .changed(Identifier(5), .second),
                .repeating(.block(.rail, .latest, number: 1), may: true), .repeating(.lead, may: false),
            ]
        )
        #expect(AuditedFront("").steps.isEmpty && AuditedFront("x y, +a lead, 3, 4 nowhere *").steps.isEmpty)
    }

    @Test("says no number, moment or word of the store's own: names, times and the desk's words instead")
    func details() async throws {
        let desk = try TemporaryDesk()
        let chief = try await desk.enter("Ada", as: .administrator)
        let actor = PortadaCore.Actor(account: chief.account)
        let (newsroom, now) = (desk.store.newsroom, desk.clock.now)
        let draft = try await newsroom.begin(with: .titled("El puerto reabre"), by: actor, at: now)
        _ = try await newsroom.publish(draft.id, by: actor, at: now)
        let pin = FrontPin(story: draft.id, slot: .lead, position: 0)
        _ = try await newsroom.arrangeFront(FrontArrangement(pins: [pin]), base: 0, by: actor, at: now)
        let due = now.advanced(bySeconds: 7200)
        _ = try await newsroom.planChange(.unpublish, of: draft.id, at: due, by: actor, at: now)
        try await newsroom.setMenu(.header, Menu(entries: []), by: actor, at: now)
        let page = try await chief.get("/desk/audit/").text
        #expect(page.contains("Fijó «El puerto reabre» en Apertura."))
        #expect(page.contains("se despublica, "))
        for word in ["+\(draft.id) lead", "\(due.rawValue)", "ordenó el menú header"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test(
        "leaves no cell that a spreadsheet takes for a formula, and none that breaks the table",
        arguments: [
            ("Ana", "Ana"), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-2", "'-2"), ("+2", "'+2"),
            ("\t=1", "'\t=1"), ("a,b", "\"a,b\""), ("di «\"eh\"»", "\"di «\"\"eh\"\"»\""),
            ("una\r\notra", "\"una\r\notra\""),
            ("=cmd|' /C calc'!A0,x", "\"'=cmd|' /C calc'!A0,x\""),
        ]
    )
    func cells(text: String, cell: String) {
        #expect(AuditExport.cell(text) == cell)
    }
}
