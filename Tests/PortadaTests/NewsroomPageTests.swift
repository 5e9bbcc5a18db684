import Foundation
import PortadaCore
import Testing

@Suite("The page about the newsroom")
struct NewsroomPageTests {
    @Test("says of each role and permission what the table of the program says")
    func access() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/newsroom.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let head = try #require(rows.first { $0.first == "permission" })
        #expect(Array(head.dropFirst().prefix(Role.allCases.count)) == Role.allCases.map(\.rawValue))
        for permission in Permission.allCases {
            let row = try #require(rows.first { $0.first == permission.rawValue }, "\(permission) is not on the page")
            for (column, role) in Role.allCases.enumerated() {
                #expect((row[column + 1] == "yes") == role.may(permission), "\(role) \(permission)")
            }
        }
    }
}
