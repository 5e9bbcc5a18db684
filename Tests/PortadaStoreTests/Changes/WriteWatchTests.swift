import PortadaCore
import Synchronization
import Testing

@testable import PortadaStore

@Suite("Who waits for something to be written")
struct WriteWatchTests {
    private let newspaper: TemporaryNewspaper
    private var watch: WriteWatch { newspaper.store.writes }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    /// The number when nothing has been written for a while: the first look counts as news.
    private func settled() async -> Int {
        await watch.wait(after: watch.now, atMost: .milliseconds(200))
        return await watch.wait(after: watch.now, atMost: .milliseconds(200))
    }

    @Test("hears of what this program writes")
    func own() async throws {
        let seen = await settled()
        async let heard = watch.wait(after: seen, atMost: .seconds(600))
        _ = try await newspaper.publish("El puerto reabre")
        #expect(await heard > seen)
    }

    @Test("hears of what another program writes")
    func others() async throws {
        let other = try Store.open(at: newspaper.folder)
        defer { other.close() }
        let seen = await settled()
        async let heard = watch.wait(after: seen, atMost: .seconds(600))
        try await other.newsroom.saveSettings(
            NewspaperSettings(name: "Otro"),
            by: newspaper.editor,
            at: TemporaryNewspaper.noon
        )
        #expect(await heard > seen)
    }

    @Test("waits no longer than it wants to, and not at all for what was written before")
    func limits() async throws {
        let seen = await settled()
        let began = ContinuousClock.now
        #expect(await watch.wait(after: seen, atMost: .milliseconds(120)) == seen)
        #expect(began.duration(to: .now) >= .milliseconds(120))
        async let rung = watch.wait(after: seen, atMost: .seconds(600))
        while watch.waiterCount < 1 { await Task.yield() }
        watch.ring()
        #expect(await rung == seen + 1)
        #expect(await watch.wait(after: seen, atMost: .seconds(600)) == seen + 1)
    }

    @Test("goes on when it is cancelled, and when the store is closed")
    func ends() async throws {
        let seen = await settled()
        let watch = watch
        let cancelled = Task { await watch.wait(after: seen, atMost: .seconds(600)) }
        while watch.waiterCount < 1 { await Task.yield() }
        cancelled.cancel()
        #expect(await cancelled.value == seen)
        let waiting = (1...50).map { _ in Task { await watch.wait(after: seen, atMost: .seconds(600)) } }
        while watch.waiterCount < 50 { await Task.yield() }
        newspaper.store.close()
        for task in waiting { #expect(await task.value == seen) }
        #expect(await watch.wait(after: seen, atMost: .seconds(600)) == seen)
    }
}
