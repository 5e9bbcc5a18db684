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
            _ = bell.wait(timeout: .now() + 600)
        }

        func letGo(_ count: Int) { for _ in 0..<count { bell.signal() } }
    }

    /// Something that happened.
    private final class Flag: Sendable {
        private let state = Atomic<Bool>(false)

        var isRaised: Bool { state.load(ordering: .acquiring) }

        func raise() { state.store(true, ordering: .releasing) }
    }

    /// Looks again and again until something holds.
    private func until(_ isReached: () -> Bool) async throws {
        while !isReached() { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test("are looked up on threads of their own: one that takes long holds up nothing else", .timeLimit(.minutes(5)))
    func waits() async throws {
        let threads = BlockingThreads.names
        let hold = Hold()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<threads.count { group.addTask { try await threads.run { hold.wait() } } }
            try await until { hold.count == threads.count }
            let isAnswered = Flag()
            let asked = Task { () -> String in
                defer { isAnswered.raise() }
                do throws(PictureFetcher.Failure) {
                    return try await HostResolver(policy: .publicOnly).address(of: "127.0.0.1")
                } catch {
                    return error.isPassing ? "passing" : "refused"
                }
            }
            // It waits for one of those threads, and can be given up at any moment; on a machine so busy that nobody
            // looked while it waited, it gave up by itself.
            try await until { threads.numbers.waiting > 0 || isAnswered.isRaised }
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
