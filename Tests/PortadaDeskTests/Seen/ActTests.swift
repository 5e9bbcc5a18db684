import Foundation
import Hummingbird
import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("Every act at the desk")
struct ActTests {
    /// What is reached before anybody is signed in.
    private static let outside: Set<String> = [
        "desk/sign-in", "desk/sign-in/code", "desk/sign-out", "desk/invitation/{token}",
    ]

    /// The addresses that change something, as the desk's own router has them.
    private static func acts() throws -> [String] {
        try TestDesk().desk.router().routes.filter { !Gate.isSafe($0.method) }
            .map { $0.path.description.split(separator: "/").joined(separator: "/") }
            .filter { !outside.contains($0) }
    }

    private static func isStale(_ answer: TestDesk.Answer) -> Bool {
        answer.status == 409 && answer.body.contains("Cambió mientras tanto")
    }

    @Test("says what it is based on")
    func haveBasis() throws {
        let acts = try Self.acts()
        #expect(acts.count > 60)
        for act in acts { #expect(Basis.of(act: act) != nil, "\(act) is based on nothing: see Basis") }
    }

    @Test("goes by the operations that compare what was seen")
    func compare() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/PortadaDesk")
        let folders = [
            "Calendar", "Comments", "Front", "Newspaper", "Pictures", "Programs", "Publication", "Seen", "Stories",
        ]
        // These add something, or are what the acts go by.
        let others = ["ProgramAccess.swift", "PictureUpload.swift", "SeenGate.swift"]
        for folder in folders {
            let place = root.appendingPathComponent(folder)
            let files = try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
            #expect(!files.isEmpty)
            for file in files where !others.contains(file.lastPathComponent) {
                let source = try String(contentsOf: file, encoding: .utf8)
                #expect(!source.contains("store.newsroom"), "\(file.lastPathComponent)")
            }
        }
    }

    @Test("does nothing for a form that saw nothing or something else, and is done where all is as it was")
    func stale() async throws {
        let acts = try Self.acts().filter { if case .seen? = Basis.of(act: $0) { true } else { false } }
        #expect(acts.count > 30)
        for act in acts {
            let house = try await FullHouse()
            let answer = try await house.send(act, version: house.seen().text, dryRun: true)
            #expect(!Self.isStale(answer), "\(act) is refused although nothing changed")
        }
        let house = try await FullHouse()
        let seen = try await house.seen().text
        try await house.changeEverything()
        let before = try await house.dump()
        for act in acts {
            for version in ["", seen] {
                let answer = try await house.send(act, version: version)
                #expect(Self.isStale(answer), "\(act) with version '\(version)': \(answer.status)")
                let after = try await house.dump()
                for (table, rows) in before { #expect(after[table] == rows, "\(act) changed \(table)") }
            }
        }
    }
}
