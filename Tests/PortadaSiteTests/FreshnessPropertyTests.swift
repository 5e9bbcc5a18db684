import PortadaCore
import PortadaStore
import Synchronization
import Testing

@testable import PortadaSite

/// Thousands of random operations from several tasks, while others read in every way that readers have: whatever is read after an
/// operation returned equals a fresh render.
@Suite("Freshness")
struct FreshnessPropertyTests {
    private static let writers = 3
    private static let operations = 700
    private static let readers = 2

    /// Operations that began and ended: a comparison counts only when none was under way.
    private final class Traffic: Sendable {
        private let counts = Mutex<(begun: Int, ended: Int)>((0, 0))
        let compared = Atomic<Int>(0)
        /// How many of the comparisons were made by each way.
        let ways = Mutex<[ServedSite.Way: Int]>([:])
        let isOver = Atomic<Bool>(false)

        func begin() { counts.withLock { $0.begun += 1 } }
        func end() { counts.withLock { $0.ended += 1 } }
        /// Whether none is under way.
        var isQuiet: Bool { counts.withLock { $0.begun == $0.ended } }
    }

    @Test("Nothing that is read after an operation returned differs from a fresh render")
    func property() async throws {
        let paper = try await SampleSite(stories: 40)
        let served = try await ServedSite(paper.site, in: paper.folder)
        let traffic = Traffic()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<Self.readers {
                group.addTask {
                    var chance = Chance(seed: UInt64(1000 + index))
                    while !traffic.isOver.load(ordering: .relaxed) {
                        try await Self.compare(&chance, paper, served, traffic)
                    }
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { work in
                for index in 0..<Self.writers {
                    work.addTask {
                        var chance = Chance(seed: UInt64(index))
                        for number in 0..<Self.operations {
                            traffic.begin()
                            // Two editors may well ask for what no longer can be done; that changes nothing.
                            try? await Self.operate(number * Self.writers + index, &chance, paper)
                            traffic.end()
                            try await Task.sleep(for: .milliseconds(chance.below(8)))
                            try await Self.compare(&chance, paper, served, traffic)
                        }
                    }
                }
                try await work.waitForAll()
            }
            traffic.isOver.store(true, ordering: .relaxed)
            try await group.waitForAll()
        }
        #expect(traffic.compared.load(ordering: .relaxed) > 500)
        #expect(
            traffic.ways.withLock { $0.count == ServedSite.Way.allCases.count && $0.values.allSatisfy { $0 > 100 } }
        )
        for path in paper.site.pages.inspect({ $0.paths }) where path.hasPrefix("/") {
            #expect(await paper.cached(path).bytes == (try await paper.fresh(path).bytes), "\(path)")
        }
        try await served.stop()
    }

    /// Reads a page as readers do, and by a fresh render.
    private static func compare(
        _ chance: inout Chance,
        _ paper: SampleSite,
        _ served: ServedSite,
        _ traffic: Traffic
    ) async throws {
        let path = path(&chance, paper)
        let way = ServedSite.Way.allCases.pick(&chance)
        // Every operation that was committed by now has returned, and none is committed until both are read.
        let number = try await paper.store.read { try $0.changeNumber }
        let isQuiet = traffic.isQuiet
        let read = try await served.get(path, way)
        let fresh = try await paper.fresh(path)
        guard isQuiet, try await paper.store.read({ try $0.changeNumber }) == number else { return }
        traffic.compared.wrappingAdd(1, ordering: .relaxed)
        traffic.ways.withLock { $0[way, default: 0] += 1 }
        #expect(read.status == fresh.status, "\(path) by \(way)")
        #expect(read.location == fresh.location, "\(path) by \(way)")
        #expect(read.status == 301 || read.bytes == fresh.bytes, "\(path) by \(way)")
    }

    private static func path(_ chance: inout Chance, _ paper: SampleSite) -> String {
        switch chance.below(13) {
        case 0: "/"
        case 1: ["/nacional/", "/deportes/", "/nacional/page/2/", "/feed/"].pick(&chance)
        case 2: ["/author/ana/", "/author/beto/", "/tag/agua/", "/tag/puerto/"].pick(&chance)
        case 3: ["/sitemap.xml", "/sitemap-2024-03.xml", "/sitemap-pages.xml", "/nacional/feed/"].pick(&chance)
        case 4: "/otra-\(chance.below(40))/"
        case 5: "/nueva-\(chance.below(2100))/"
        case 6: "/vieja-\(chance.below(10))/"
        default: "/nota-\(chance.below(40))/"
        }
    }

    private static func operate(_ number: Int, _ chance: inout Chance, _ paper: SampleSite) async throws {
        let newsroom = paper.newsroom
        let actor = SampleSite.actor
        let time = SampleSite.noon.advanced(bySeconds: Int64(number))
        let id = paper.stories.pick(&chance)
        func edit(_ change: (inout Article) -> Void) async throws {
            guard var story = try await paper.store.read({ try $0.article(id) }) else { return }
            change(&story)
            _ = try await newsroom.save(story, by: actor, at: time)
        }
        switch chance.below(21) {
        case 0, 1:
            var story = SampleSite.story(
                number + 100,
                section: paper.sections.pick(&chance),
                person: paper.people.pick(&chance),
                tag: paper.tags.pick(&chance)
            )
            (story.slug, story.path) = ("nueva-\(number)", "/nueva-\(number)/")
            _ = try await newsroom.create(story, by: actor, at: time)
        case 2: try await edit { $0.headline = "Titular \(number)" }
        case 3: try await edit { $0.body = CleanHTML(vouchedFor: "<p>Cuerpo \(number).</p>") }
        case 4:
            let text = CleanHTML(vouchedFor: "<p>Fe de erratas \(number).</p>")
            let correction = Correction(kind: .correction, text: text, time: time)
            _ = try await newsroom.correct(id, correction, by: actor, at: time)
        case 5: _ = try await newsroom.unpublish(id, by: actor, at: time)
        case 6: _ = try await newsroom.publish(id, by: actor, at: time)
        case 7: _ = try await newsroom.withdraw(id, by: actor, at: time)
        case 8:
            let section = paper.sections.pick(&chance)
            try await edit { $0.primarySection = section }
        case 9: try await rename(number, &chance, paper, at: time)
        case 10:
            let other = "otra-\(chance.below(40))"
            try await edit { ($0.slug, $0.path) = (other, "/\(other)/") }
        case 11:
            let entry = Menu.Entry(label: "Menú \(number)", target: .section(paper.sections.pick(&chance)))
            try await newsroom.setMenu(
                chance.below(2) == 0 ? .header : .footer,
                Menu(entries: [entry]),
                by: actor,
                at: time
            )
        case 12:
            let blocks = [Block(source: .latest, count: 2 + chance.below(4))]
            try await newsroom.setBlocks([.rail, .articleEnd, .front].pick(&chance), blocks, by: actor, at: time)
        case 13:
            var settings = NewspaperSettings(name: "El Faro")
            settings.tagline = "Lema \(number)"
            settings.listLength = 5 + chance.below(5)
            try await newsroom.saveSettings(settings, by: actor, at: time)
        case 14:
            let comment = Comment(
                id: Identifier(0),
                article: id,
                parent: nil,
                author: "Lector",
                text: CleanHTML(vouchedFor: "<p>\(number)</p>"),
                time: time,
                status: .pending
            )
            let added = try await newsroom.addComment(comment, by: actor, at: time)
            try await newsroom.decide(added.id, .approved, by: actor, at: time)
        case 15: try await arrange(number, &chance, paper, at: time)
        case 16:
            _ = try await newsroom.schedule(id, for: time, by: actor, at: time)
            try await Scheduler(store: paper.store, clock: { time }) { _ in }.performDue()
        case 17:
            try await newsroom.importBatch(by: actor, at: time) { importer in
                var story = SampleSite.story(
                    number + 100,
                    section: paper.sections[0],
                    person: paper.people[0],
                    tag: paper.tags[0]
                )
                (story.slug, story.path) = ("nueva-\(number)", "/nueva-\(number)/")
                let origin = Importer.Origin(source: "prueba", kind: "article", id: "\(number % 50)")
                _ = try importer.article(story, origin: origin, fingerprint: Int64(number))
            }
        case 18: try await newsroom.countShares([id: 1], at: time)
        case 19: try await redirect(&chance, paper, at: time)
        default:
            let person = paper.people.pick(&chance)
            try await edit { $0.bylines = [person] }
        }
    }

    /// The front is arranged, or a strip announced or taken away; pins and strips end soon after.
    private static func arrange(
        _ number: Int,
        _ chance: inout Chance,
        _ paper: SampleSite,
        at time: Timestamp
    ) async throws {
        let end = time.advanced(bySeconds: Int64(1 + chance.below(40)))
        let story = paper.stories.pick(&chance)
        let layout = try await paper.store.read { try $0.frontLayout() }
        switch chance.below(4) {
        case 0:
            let target: BreakingNews.Target = chance.below(2) == 0 ? .none : .article(story)
            let news = BreakingNews(text: "Última hora \(number)", target: target, until: end)
            try await paper.newsroom.setBreaking(news, by: SampleSite.actor, at: time)
        case 1: try await Scheduler(store: paper.store, clock: { time }) { _ in }.performDue()
        default:
            let current = try await paper.store.read { try $0.frontVersion() }
            var wanted = current.arrangement
            let place = layout.places.pick(&chance)
            wanted.put(story, in: place, at: chance.below(place.count))
            if chance.below(2) == 0 { wanted.change(story, in: place.slot) { $0.until = end } }
            if chance.below(3) == 0 { wanted.repeating.formSymmetricDifference([place.slot]) }
            _ = try await paper.newsroom.arrangeFront(
                wanted,
                base: current.number,
                by: SampleSite.actor,
                at: time
            )
        }
    }

    /// An old address leads to a story, or by way of another old one, or nowhere any more.
    private static func redirect(_ chance: inout Chance, _ paper: SampleSite, at time: Timestamp) async throws {
        let old = "/vieja-\(chance.below(10))/"
        let actor = SampleSite.actor
        if chance.below(3) == 0 { return try await paper.newsroom.removeRedirect(old, by: actor, at: time) }
        let target = ["/nota-\(chance.below(40))/", "/otra-\(chance.below(40))/", "/vieja-\(chance.below(10))/"].pick(
            &chance
        )
        _ = try await paper.newsroom.saveRedirects([Redirect(path: old, target: target)], by: actor, at: time)
    }

    /// A section, an author or a tag gets another name, sometimes another address.
    private static func rename(
        _ number: Int,
        _ chance: inout Chance,
        _ paper: SampleSite,
        at time: Timestamp
    ) async throws {
        switch chance.below(3) {
        case 0:
            let id = paper.sections.pick(&chance)
            guard var section = try await paper.store.read({ try $0.sectionTree()[id] }) else { return }
            section.name = "Sección \(number)"
            _ = try await paper.newsroom.save(section, id: id, by: SampleSite.actor, at: time)
        case 1:
            let id = paper.people[0]
            let slug = chance.below(2) == 0 ? "ana" : "ana-\(number)"
            let person = Person(id: id, name: "Ana \(number)", slug: slug)
            _ = try await paper.newsroom.save(person, id: id, by: SampleSite.actor, at: time)
        default:
            let id = paper.tags[0]
            let slug = chance.below(2) == 0 ? "agua" : "agua-\(number)"
            _ = try await paper.newsroom.save(
                Tag(id: id, name: "Agua \(number)", slug: slug),
                id: id,
                by: SampleSite.actor,
                at: time
            )
        }
    }
}

/// Chance that is the same in every run (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below the limit.
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

extension Array {
    func pick(_ chance: inout Chance) -> Element { self[chance.below(count)] }
}
