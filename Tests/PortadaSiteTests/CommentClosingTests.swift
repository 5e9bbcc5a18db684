import PortadaCore
import PortadaStore
import Synchronization
import Testing

@testable import PortadaSite

@Suite("Comments that close by age")
struct CommentClosingTests {
    private static let day: Int64 = 86_400

    /// A clock that tests set.
    private final class Clock: Sendable {
        private let time = Mutex(SampleSite.noon)
        var now: Timestamp { time.withLock { $0 } }
        func set(_ moment: Timestamp) { time.withLock { $0 = moment } }
    }

    private let paper: SampleSite
    private let site: Site
    private let clock = Clock()

    init() async throws {
        paper = try await SampleSite(stories: 2)
        let clock = clock
        site = try SampleSite.open(paper.store, in: paper.folder, ticking: { clock.now })
    }

    /// Whether readers' page of a story says that its comments are closed.
    private func isClosed(_ path: String) async throws -> Bool {
        let route = SiteRouter.route(path: path, query: .none)
        let cached = await site.pages.answer(path, route, .identity).bytes
        guard case .bytes(let fresh) = try await site.answer(route, query: .none).body else { return false }
        #expect(cached == fresh)
        return String(decoding: cached, as: UTF8.self).contains("class=\"closed\"")
    }

    /// The scheduler's work at a moment.
    private func pass(to moment: Timestamp) async throws {
        clock.set(moment)
        let clock = clock
        try await Scheduler(store: paper.store, clock: { clock.now }, report: { _ in }).performDue()
    }

    private func set(days: Int) async throws {
        let settings = NewspaperSettings(name: "El Faro", timeZone: "America/Caracas", commentDays: days)
        try await paper.newsroom.saveSettings(settings, by: SampleSite.actor, at: clock.now)
    }

    /// A story published on 10 March at 8 am in Caracas.
    private func publish() async throws -> String {
        var story = SampleSite.story(77, section: paper.sections[0], person: paper.people[0], tag: paper.tags[0])
        story.times.published = SampleSite.noon
        story.times.firstPublished = SampleSite.noon
        return try await paper.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon).path
    }

    @Test("close as the day after the last one begins in the newspaper's time zone, on every page at once")
    func closing() async throws {
        try await pass(to: SampleSite.noon)
        try await set(days: 3)
        let path = try await publish()
        #expect(try await isClosed(path) == false)
        // 13 March, 11:59 pm in Caracas; then one minute later.
        let last = SampleSite.noon.advanced(bySeconds: 3 * Self.day + 15 * 3600 + 59 * 60)
        try await pass(to: last)
        #expect(try await isClosed(path) == false)
        try await pass(to: last.advanced(bySeconds: 60))
        #expect(try await isClosed(path) == true)
    }

    @Test("close and open with the setting, whatever is cached")
    func setting() async throws {
        try await pass(to: SampleSite.noon)
        let path = try await publish()
        try await pass(to: SampleSite.noon.advanced(bySeconds: 10 * Self.day))
        #expect(try await isClosed(path) == false)
        try await set(days: 9)
        #expect(try await isClosed(path) == true)
        try await set(days: 10)
        #expect(try await isClosed(path) == false)
        try await set(days: 0)
        #expect(try await isClosed(path) == false)
    }

    @Test("leave pages of closed stories alone as days begin")
    func calm() async throws {
        try await pass(to: SampleSite.noon)
        try await set(days: 1)
        let path = try await publish()
        func renders(at days: Int64) async throws -> Int {
            try await pass(to: SampleSite.noon.advanced(bySeconds: days * Self.day))
            let before = site.pages.numbers.renderCounts["page"] ?? 0
            let route = SiteRouter.route(path: path, query: .none)
            _ = await site.pages.answer(path, route, .identity)
            return (site.pages.numbers.renderCounts["page"] ?? 0) - before
        }
        #expect(try await renders(at: 0) == 1)
        #expect(try await renders(at: 1) == 1)
        #expect(try await renders(at: 2) == 1)
        #expect(try await renders(at: 3) == 0)
    }
}
