import Foundation
import NIOCore
import PortadaCore
import PortadaStore
import Testing

@testable import PortadaSite

@Suite("The page cache")
struct PageCacheTests {
    private let paper: SampleSite

    init() async throws {
        paper = try await SampleSite()
    }

    @Test("A page is rendered once, and equals a fresh render", arguments: ["/", "/nota-5/", "/nacional/", "/feed/"])
    func once(path: String) async throws {
        let first = await paper.cached(path)
        let renders = paper.renders()
        let second = await paper.cached(path)
        #expect(first.bytes == second.bytes)
        #expect(paper.renders() == renders)
        #expect(try await paper.fresh(path).bytes == first.bytes)
        #expect(first.entityTag == second.entityTag)
    }

    @Test("Compressed pieces make one gzip stream of the same page, with a tag of its own")
    func gzip() async throws {
        let plain = await paper.cached("/nota-5/")
        let packed = await paper.cached("/nota-5/", .gzip)
        #expect(packed.headers.contains { $0 == ("Content-Encoding", "gzip") })
        #expect(packed.headers.contains { $0 == ("Vary", "Accept-Encoding") })
        #expect(packed.entityTag != plain.entityTag)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gz")
        try Data(packed.bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let gunzip = Process()
        gunzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
        gunzip.arguments = ["-dc", file.path]
        let output = Pipe()
        gunzip.standardOutput = output
        try gunzip.run()
        let unpacked = try output.fileHandleForReading.readToEnd() ?? Data()
        gunzip.waitUntilExit()
        #expect(gunzip.terminationStatus == 0)
        #expect(Array(unpacked) == plain.bytes)
        #expect(packed.count * 3 < plain.count)
    }

    @Test("After a publication every page is right, and few pieces are rendered, however many pages are cached")
    func publication() async throws {
        let paths = ["/", "/nacional/", "/deportes/"] + (0..<30).map { "/nota-\($0)/" }
        for path in paths { _ = await paper.cached(path) }
        let before = paper.renders()
        let story = SampleSite.story(99, section: paper.sections[0], person: paper.people[0], tag: paper.tags[0])
        _ = try await paper.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon)
        for path in paths + ["/nota-99/"] {
            let cached = await paper.cached(path)
            #expect(try await paper.fresh(path).bytes == cached.bytes, "\(path)")
        }
        #expect(await paper.cached("/nota-5/").text.contains("/nota-99/"))
        // The story, its neighbour, the fronts, the related blocks of its section and tag, and a rail for each choice of
        // those that stand among the newest themselves.
        #expect(paper.renders() - before < 40)
    }

    @Test("A block that comes out the same changes no page")
    func sameBytes() async throws {
        let tag = await paper.cached("/nota-5/").entityTag
        let article = try await paper.store.read { [id = paper.stories[29]] in try $0.article(id) }
        var edited = try #require(article)
        edited.body = CleanHTML(vouchedFor: "<p>Otro cuerpo.</p>")
        _ = try await paper.newsroom.save(edited, by: SampleSite.actor, at: SampleSite.noon)
        #expect(await paper.cached("/nota-5/").entityTag == tag)
    }

    @Test("An unknown address is remembered, and forgotten when something gets it")
    func unknown() async throws {
        #expect(await paper.cached("/nota-77/").status == 404)
        let renders = paper.renders()
        #expect(await paper.cached("/nota-77/").status == 404)
        #expect(paper.site.pages.inspect { $0.unknownCount } == 1)
        for number in 200..<220 { #expect(await paper.cached("/nada-\(number)/").status == 404) }
        #expect(paper.renders() <= renders + 20)
        #expect(paper.site.pages.inspect { $0.pageCount } == 1)
        let story = SampleSite.story(77, section: paper.sections[0], person: paper.people[0], tag: paper.tags[0])
        _ = try await paper.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon)
        #expect(await paper.cached("/nota-77/").status == 200)
    }

    @Test("Addresses that lead nowhere take a small share of the budget, and long ones are not remembered")
    func manyUnknown() async throws {
        let small = try await SampleSite(cacheBytes: 1_000_000, stories: 1)
        for number in 0..<300 { #expect(await small.cached("/nada-\(number)/").status == 404) }
        #expect(small.site.pages.inspect { $0.unknownCount } > 20)
        #expect(small.site.pages.inspect { $0.unknownCount * 512 } <= 1_000_000 / 16)
        let before = small.site.pages.inspect { ($0.unknownCount, $0.pageCount, $0.cost) }
        for number in 0..<20 {
            let long = "/nada-\(number)-" + String(repeating: "a", count: 300) + "/"
            #expect(await small.cached(long).status == 404)
        }
        #expect(small.site.pages.inspect { ($0.unknownCount, $0.pageCount, $0.cost) } == before)
    }

    @Test("All addresses that can't be any share one page")
    func impossible() async throws {
        let long = "/" + String(repeating: "a", count: 3_000) + "/"
        for path in [long, "/page/0/", "/-/share/x/whatsapp", "/\\evil.example/feed", "/\u{1}"] {
            let route = SiteRouter.route(path: path, query: .none)
            let key = try #require(RequestTarget.cacheKey(path, route))
            #expect(key == PageCache.nowhereKey, "\(path.prefix(20))")
            // The first that is asked for makes it; so does the first after a change.
            let paper = try await SampleSite(stories: 1)
            for _ in 0..<2 {
                #expect(await paper.site.pages.answer(key, route, .identity).status == 404)
                #expect(await paper.cached("/nada/").status == 404)
                #expect(await paper.site.pages.answer(key, route, .gzip).status == 404)
                try await paper.newsroom.saveSettings(
                    NewspaperSettings(name: "El Faro nuevo"),
                    by: SampleSite.actor,
                    at: SampleSite.noon
                )
            }
        }
    }

    @Test("Letting go keeps the pages put together that a change did not touch, and frees the others")
    func letGo() async throws {
        for path in ["/nota-3/", "/nota-5/"] { _ = await paper.cached(path) }
        try await paper.newsroom.countShares([paper.stories[5]: 1], at: SampleSite.noon)
        paper.site.pages.letGo()
        let isThere = { @Sendable (path: String) in
            paper.site.pages.inspect { $0.answer(path, .identity) != nil }
        }
        #expect(isThere("/nota-3/"))
        #expect(!isThere("/nota-5/"))
    }

    @Test("A share renders the number and not the story, and every page stays right")
    func shares() async throws {
        let path = "/nota-5/"
        _ = await paper.cached(path)
        #expect(await !paper.cached(path).text.contains("4 veces"))
        let (all, pages) = (paper.renders(), paper.site.pages.numbers.renderCounts["page"])
        try await paper.newsroom.countShares([paper.stories[5]: 4], at: SampleSite.noon)
        #expect(await paper.cached(path).text.contains("4 veces"))
        #expect(try await paper.fresh(path).bytes == paper.cached(path).bytes)
        #expect(paper.site.pages.numbers.renderCounts["page"] == pages)
        #expect(paper.renders() == all + 1)
    }

    @Test("A thousand readers of a changed front cause one render of it")
    func oneRender() async throws {
        _ = await paper.cached("/")
        let story = SampleSite.story(98, section: paper.sections[0], person: paper.people[0], tag: paper.tags[0])
        _ = try await paper.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon)
        let before = paper.site.pages.numbers.renderCounts["page"] ?? 0
        let tags = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<1000 { group.addTask { [paper] in await paper.cached("/").entityTag } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(tags.count == 1)
        #expect((paper.site.pages.numbers.renderCounts["page"] ?? 0) == before + 1)
        #expect(await paper.cached("/").text.contains("/nota-98/"))
    }

    @Test("Changes of another program are applied when they are looked for")
    func elsewhere() async throws {
        let other = try Store.open(at: paper.folder)
        defer { other.close() }
        _ = await paper.cached("/")
        let story = SampleSite.story(97, section: paper.sections[0], person: paper.people[0], tag: paper.tags[0])
        _ = try await other.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon)
        #expect(await !paper.cached("/").text.contains("/nota-97/"))
        try await paper.site.catchUp()
        #expect(await paper.cached("/").text.contains("/nota-97/"))
    }

    @Test("A name that another program changed makes pages old that were made before anybody knew")
    func renamedElsewhere() async throws {
        let other = try Store.open(at: paper.folder)
        defer { other.close() }
        // Both stories are signed by the same person, who is remembered from the first on.
        #expect(await !paper.cached("/nota-0/").text.contains("Ana Nueva"))
        let person = Person(id: paper.people[0], name: "Ana Nueva", slug: "ana")
        _ = try await other.newsroom.save(person, id: person.id, by: SampleSite.actor, at: SampleSite.noon)
        _ = await paper.cached("/nota-3/")
        try await paper.site.catchUp()
        for path in ["/nota-0/", "/nota-3/"] {
            #expect(await paper.cached(path).text.contains("Ana Nueva"))
            #expect(try await paper.fresh(path).bytes == paper.cached(path).bytes)
        }
    }

    @Test("The budget holds, and what is asked for again survives a reader of everything")
    func budget() async throws {
        let small = try await SampleSite(cacheBytes: 600_000, stories: 120)
        for _ in 0..<3 { for number in 0..<5 { _ = await small.cached("/nota-\(number)/") } }
        for number in 5..<120 {
            _ = await small.cached("/nota-\(number)/")
            if number.isMultiple(of: 20) { for hot in 0..<5 { _ = await small.cached("/nota-\(hot)/") } }
        }
        let (cost, paths, evictions) = small.site.pages.inspect { ($0.cost, Set($0.paths), $0.evictions) }
        #expect(cost <= 600_000)
        #expect(evictions > 20)
        for hot in 0..<5 { #expect(paths.contains("/nota-\(hot)/")) }
    }

    @Test("Every form of a page that is in memory counts, once")
    func count() async throws {
        func cost() -> Int { paper.site.pages.inspect { $0.cost } }
        let packed = await paper.cached("/nota-5/", .gzip)
        let first = cost()
        #expect(first > packed.count)
        let plain = await paper.cached("/nota-5/")
        // Its own bytes, which the page let go when it was compressed; those of blocks are counted with the blocks.
        #expect(cost() > first + plain.count / 4)
        _ = await paper.cached("/nota-5/", .gzip)
        let both = cost()
        _ = await paper.cached("/nota-5/")
        _ = await paper.cached("/nota-5/", .gzip)
        #expect(cost() == both)
        paper.site.pages.letGo()
        let counted = cost()
        paper.site.pages.letGo()
        #expect(cost() == counted)
    }

    @Test("A page that is out of date when it is ready tells no shared cache to keep it")
    func unshared() {
        let cache = SharedCache(kind: .fastly, address: "https://cache.example", token: "t", seconds: 60)
        let security = SecurityHeaders(styleHashes: [], frameHosts: [], strictTransport: nil)
        let envelope = Envelope(security: security, sharedCache: cache)
        func headers(_ envelope: Envelope) -> [String] {
            let own = OwnPage(Answer(body: .bytes([1])), origins: [Origin([.latest], readAt: 1)])
            let page = AssembledPage(own, blocks: [], origins: own.origins)
            return page.prepare(.identity, envelope).headers.map(\.name)
        }
        #expect(headers(envelope).contains("Surrogate-Key"))
        #expect(!headers(envelope.unshared).contains { $0.hasPrefix("Surrogate") })
    }

    @Test("A scheduled story is published by the scheduler, once, and its address answers")
    func schedule() async throws {
        var story = SampleSite.story(60, section: paper.sections[0], person: paper.people[0], tag: paper.tags[0])
        story.status = .draft
        story.times.published = nil
        story.times.firstPublished = nil
        let draft = try await paper.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon)
        let due = SampleSite.noon.advanced(bySeconds: 60)
        _ = try await paper.newsroom.schedule(draft.id, for: due, by: SampleSite.actor, at: SampleSite.noon)
        #expect(await paper.cached("/nota-60/").status == 404)
        try await Scheduler(store: paper.store, clock: { SampleSite.noon }) { _ in }.performDue()
        #expect(await paper.cached("/nota-60/").status == 404)
        let late = due.advanced(bySeconds: 90)
        try await Scheduler(store: paper.store, clock: { late }) { report in
            guard case .published(_, let seconds) = report else { return }
            #expect(seconds == 90)
        }.performDue()
        #expect(await paper.cached("/nota-60/").status == 200)
        let saved = try await paper.store.read { try $0.article(draft.id) }
        #expect(saved?.times.published == due)
        #expect(try await paper.newsroom.publishDue(draft.id, by: SampleSite.actor, at: late) == nil)
    }
}
