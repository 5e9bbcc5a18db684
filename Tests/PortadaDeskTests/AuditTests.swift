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
