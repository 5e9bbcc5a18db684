import Dispatch
import Foundation
import PortadaCore
import Synchronization
import Testing

@Suite("Threads for work that blocks")
struct BlockingThreadsTests {
    /// Work that holds its thread until it is told to go on.
    private final class Gate: Sendable {
        private let opened = DispatchSemaphore(value: 0)
        private let entered = Mutex(0)

        var count: Int { entered.withLock { $0 } }

        func pass() {
            entered.withLock { $0 += 1 }
            opened.wait()
        }

        func open(for count: Int) { for _ in 0..<count { opened.signal() } }
    }

    private func until(_ isReached: () -> Bool) async throws {
        while !isReached() { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test("give back what the work returns and throws")
    func results() async throws {
        struct Fault: Error {}
        let threads = BlockingThreads(kind: "test", threads: 2, queue: 8)
        #expect(try await threads.run { 7 } == 7)
        await #expect(throws: Fault.self) { try await threads.run { throw Fault() } }
    }

    #if os(Linux)
        @Test("stand back as far as they were told, and nobody else with them")
        func niceness() async throws {
            @Sendable func own() -> Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
            let far = BlockingThreads(kind: "far", threads: 1, queue: 1, niceness: 7)
            let near = BlockingThreads(kind: "near", threads: 1, queue: 1)
            let usual = try await near.run { own() }
            #expect(try await far.run { own() } == min(usual + 7, 19))
            #expect(try await near.run { own() } == usual)
        }
    #endif

    @Test("are never more than their number, and refuse what their queue has no room for")
    func bounds() async throws {
        let threads = BlockingThreads(kind: "test", threads: 2, queue: 3)
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<5 { group.addTask { try await threads.run { gate.pass() } } }
            try await until { threads.numbers.waiting == 3 && gate.count == 2 }
            await #expect(throws: BlockingThreads.Full(kind: "test")) { try await threads.run {} }
            #expect(threads.numbers == .init(running: 2, waiting: 3, refused: 1))
            gate.open(for: 5)
            try await group.waitForAll()
        }
        #expect(gate.count == 5)
        #expect(try await threads.run { true })
    }

    @Test("don't begin work whose task was cancelled while it waited, and its place is free again")
    func cancelled() async throws {
        let threads = BlockingThreads(kind: "test", threads: 1, queue: 1)
        let gate = Gate()
        let begun = Mutex(false)
        let first = Task { try await threads.run { gate.pass() } }
        try await until { gate.count == 1 }
        let second = Task { try await threads.run { begun.withLock { $0 = true } } }
        try await until { threads.numbers.waiting == 1 }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(threads.numbers.waiting == 0)
        gate.open(for: 1)
        try await first.value
        #expect(try await threads.run { true })
        #expect(begun.withLock { $0 } == false)
    }

    @Test("finish work under way whose task was cancelled; whoever abandons it doesn't wait for that")
    func abandoned() async throws {
        let threads = BlockingThreads(kind: "test", threads: 2, queue: 2)
        let gate = Gate()
        let patient = Task { try await threads.run { gate.pass() } }
        let other = Task { try await threads.run(abandoning: true) { gate.pass() } }
        try await until { gate.count == 2 }
        patient.cancel()
        other.cancel()
        await #expect(throws: CancellationError.self) { try await other.value }
        #expect(threads.numbers.running == 2)
        gate.open(for: 2)
        try await patient.value
    }

    @Test("give up waiting for a result when its time is over")
    func limited() async throws {
        let threads = BlockingThreads(kind: "test", threads: 1, queue: 1)
        let gate = Gate()
        #expect(try await threads.run(within: .seconds(60)) { 1 } == 1)
        #expect(try await threads.run(within: .milliseconds(5)) { gate.pass() } == nil)
        gate.open(for: 1)
    }
}
