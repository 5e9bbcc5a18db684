import Dispatch
import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore
import Synchronization
import Testing

@testable import PortadaSite

@Suite("When all that blocks is blocked", .serialized)
struct BlockedWorkTests {
    /// What holds threads of the store until it opens: at the latest when a test is found to hang.
    private final class Gate: Sendable {
        private let isOpen = Mutex(false)
        private let forced = Atomic<Bool>(false)
        private let bell = DispatchSemaphore(value: 0)
        private let holding = Atomic<Int>(0)

        /// How much it has held so far.
        var held: Int { holding.load(ordering: .relaxed) }
        /// Whether it had to be opened because nothing else went on.
        var isForced: Bool { forced.load(ordering: .relaxed) }

        init() {
            Thread.detachNewThread { [self] in
                if bell.wait(timeout: .now() + 30) == .timedOut { forced.store(true, ordering: .relaxed) }
                open()
            }
        }

        func pass() {
            holding.add(1, ordering: .relaxed)
            while !isOpen.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.002) }
        }

        func open() {
            isOpen.withLock { $0 = true }
            bell.signal()
        }
    }

    private func until(_ isReached: () -> Bool) async throws {
        while !isReached() { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test("health and cached pages are answered, one kind does not hold up another, and the rest hears 503")
    func filled() async throws {
        let sample = try await SampleSite()
        let front = await sample.site.pages.answer("/", .front(page: 1), .identity)
        #expect(front.status == 200)
        let gate = Gate()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            // Far more than threads and places in the queue; leaves pages free.
            let kinds = QueryKind.allCases.filter { $0 != .pages }
            for kind in kinds {
                for _ in 0..<400 {
                    group.addTask {
                        do {
                            try await sample.store.read(kind) { _ in gate.pass() }
                            return true
                        } catch let error as StoreError where error.code == .overloaded {
                            return false
                        }
                    }
                }
            }
            try await until {
                sample.store.threadNumbers.allSatisfy {
                    $0.kind == "pages" || $0.kind == "writes" || $0.numbers.refused > 0
                }
            }
            #expect(try await sample.site.answer(.health, query: .none).status == 200)
            #expect(try await sample.site.answer(.readiness, query: .none).status == 200)
            #expect(!sample.site.metrics([]).isEmpty)
            #expect(await sample.site.pages.answer("/", .front(page: 1), .identity).status == 200)
            // One that must be made has threads of its own, too.
            #expect(await sample.site.pages.answer("/nota-3/", .stored(path: "/nota-3/", page: 1), .gzip).status == 200)
            await #expect(throws: StoreError.self) {
                try await sample.site.passing(.search, query: Query("q=nota"))
            }
            gate.open()
            var answers = (done: 0, refused: 0)
            for try await isDone in group {
                if isDone { answers.done += 1 } else { answers.refused += 1 }
            }
            #expect(answers.done > 0 && answers.refused > 0)
        }
        #expect(!gate.isForced, "something blocked Swift's own threads")
    }

    @Test("pages and health are answered while the threads for files and pictures wait for a slow disk")
    func slowDisk() async throws {
        let sample = try await SampleSite()
        let pictures = BlockingThreads.renditions(1)
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for threads in [BlockingThreads.files, pictures] {
                for _ in 0..<threads.count {
                    group.addTask {
                        try await threads.run { gate.pass() }
                    }
                }
            }
            try await until { gate.held == BlockingThreads.files.count + pictures.count }
            #expect(try await sample.site.answer(.health, query: .none).status == 200)
            #expect(await sample.site.pages.answer("/", .front(page: 1), .identity).status == 200)
            #expect(await sample.site.pages.answer("/nota-3/", .stored(path: "/nota-3/", page: 1), .gzip).status == 200)
            gate.open()
            try await group.waitForAll()
        }
        #expect(!gate.isForced, "something blocked Swift's own threads")
    }

    @Test("a page that is refused says when to come again, and no error is logged for a reader who left")
    func refusal() async throws {
        let sample = try await SampleSite(stories: 2)
        let errors: [any Error] = [
            StoreError(.overloaded, "full"), CancellationError(), BlockingThreads.Full(kind: "files"),
        ]
        for error in errors {
            let answer = sample.site.pages.failure(error).prepare(.identity, sample.site.press.envelope())
            #expect(answer.status == 503)
            #expect(answer.headers.contains { $0 == ("Retry-After", "3") })
            #expect(answer.headers.contains { $0 == ("Cache-Control", "no-store") })
        }
        #expect(sample.site.pages.numbers.failureCount == 0)
    }

    @Test("the watch measures how late Swift's threads are")
    func watched() async throws {
        let sample = try await SampleSite(stories: 2)
        let watch = PoolWatch(sample.site.pages.numbers, logger: sample.site.parts.logger)
        watch.begin()
        try await until { sample.site.pages.numbers.poolLags.longest > 0 }
        watch.end()
        let metrics = String(
            decoding: Metrics.text(of: sample.site.pages, sample.site.files, threads: sample.store.threadNumbers),
            as: UTF8.self
        )
        #expect(metrics.contains("portada_task_lag_seconds "))
        #expect(metrics.contains("portada_work_waiting{kind=\"searches\"} 0"))
    }
}
