import Dispatch
import PortadaCore
import Synchronization
import Testing

@testable import PortadaMedia

@Suite("Names of hosts", .serialized)
struct HostResolverTests {
    /// Work that holds a thread until it is let go.
    private final class Hold: Sendable {
        private let bell = DispatchSemaphore(value: 0)
        private let held = Atomic<Int>(0)

        var count: Int { held.load(ordering: .relaxed) }

        func wait() {
            held.add(1, ordering: .relaxed)
            // Opened at the latest when a test is found to hang.
            _ = bell.wait(timeout: .now() + 30)
        }

        func letGo(_ count: Int) { for _ in 0..<count { bell.signal() } }
    }

    /// Looks again and again until something holds; a test that hangs is a failure after a minute.
    private func until(_ isReached: () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while !isReached() {
            try #require(ContinuousClock.now < end)
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @Test("are looked up on threads of their own: one that takes long holds up nothing else")
    func waits() async throws {
        let threads = BlockingThreads.names
        let hold = Hold()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<threads.count { group.addTask { try await threads.run { hold.wait() } } }
            try await until { hold.count == threads.count }
            let asked = Task { () -> String in
                do throws(PictureFetcher.Failure) {
                    return try await HostResolver(policy: .publicOnly).address(of: "127.0.0.1")
                } catch {
                    return error.isPassing ? "passing" : "refused"
                }
            }
            // It waits for one of those threads, and can be given up at any moment.
            try await until { threads.numbers.waiting > 0 }
            asked.cancel()
            #expect(await asked.value == "passing")
            hold.letGo(threads.count)
            try await group.waitForAll()
        }
        await #expect(throws: PictureFetcher.Failure.self) {
            _ = try await HostResolver(policy: .publicOnly).address(of: "127.0.0.1")
        }
    }
}
