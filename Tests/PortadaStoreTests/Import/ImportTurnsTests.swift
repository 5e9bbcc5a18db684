import Foundation
import PortadaCore
import Synchronization
import Testing

@testable import PortadaStore

@Suite("An import beside the desk")
struct ImportTurnsTests {
    private static let batches = 20

    /// How many batches are in.
    private final class Progress: Sendable {
        private let count = Atomic<Int>(0)

        var done: Int { count.load(ordering: .relaxed) }

        func add() { count.wrappingAdd(1, ordering: .relaxed) }
    }

    @Test("lets those who write meanwhile in another program have their turn")
    func turns() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("turns-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (importing, editing) = (try Store.make(at: folder), try Store.open(at: folder))
        defer {
            importing.close()
            editing.close()
        }
        let noon = Timestamp(seconds: 1_710_072_000)
        let actor = Actor.program("test")
        let progress = Progress()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<Self.batches {
                    // As long as a hundred stories take.
                    _ = try await importing.newsroom.importBatch(by: actor, at: noon) { _ in usleep(100_000) }
                    progress.add()
                }
            }
            while progress.done == 0 { try await Task.sleep(for: .milliseconds(5)) }
            try await editing.newsroom.saveSettings(NewspaperSettings(name: "El Faro"), by: actor, at: noon)
            #expect(progress.done < Self.batches / 2)
            try await group.waitForAll()
        }
    }
}
