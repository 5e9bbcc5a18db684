import Foundation
import Testing

@testable import portada

@Suite("The version")
struct VersionTests {
    @Test(
        "It names the commit, whether files differed from it, or that the build knew none",
        arguments: [
            ("0123456789ab", "(commit 0123456789ab)"), ("0123456789ab+", "(commit 0123456789ab, with changes)"),
            ("", "(commit unknown)"),
        ]
    )
    func commit(commit: String, text: String) {
        #expect(Version.describe(commit: commit) == "\(Version.current) \(text)")
    }

    @Test("The version stands in the list of changes")
    func changes() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let list = try String(contentsOf: root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
        #expect(list.contains("\n## [\(Version.current)]"))
    }
}
