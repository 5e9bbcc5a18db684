import PortadaCore
import Synchronization
import Testing

@testable import PortadaStore

@Suite("Names that are changed and merged")
struct NameMergeTests {
    private let newspaper: TemporaryNewspaper
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func headlines(_ list: ArticleList) async throws -> [String] {
        try await newspaper.store.read { try $0.latest(list, limit: 20).map(\.headline) }
    }

    @Test("the stories of merged tags have the one that is kept, once, and its list counts them")
    func tags() async throws {
        let (kept, other) = (try await newspaper.tag("Petróleo"), try await newspaper.tag("Crudo"))
        _ = try await newspaper.publish("Con ambas", minutes: 1) { $0.tags = [other, kept] }
        let lone = try await newspaper.publish("Con la otra", minutes: 2) { $0.tags = [other] }
        let draft = try await newspaper.create("Borrador") { $0.tags = [other] }
        try await newsroom.mergeTags([kept, other], into: kept, by: editor, at: noon)
        #expect(try await headlines(.tag(kept)) == ["Con la otra", "Con ambas"])
        let (count, stories, tags) = try await newspaper.store.read { reader in
            (
                try reader.count(of: .tag(kept)),
                [try reader.article(lone.id)?.tags, try reader.article(draft.id)?.tags],
                try reader.rows(of: .tags, limit: 10)
            )
        }
        #expect(count == 2)
        #expect(stories == [[kept], [kept]])
        #expect(tags.map(\.entity.id) == [kept])
        #expect(tags.map(\.stories) == [2])
        #expect(try await newspaper.store.integrityFaults().isEmpty)
    }

    @Test("the address of a merged tag leads to the one that is kept, even after another merge")
    func addresses() async throws {
        let ids = [try await newspaper.tag("uno"), try await newspaper.tag("dos"), try await newspaper.tag("tres")]
        try await newsroom.mergeTags([ids[0]], into: ids[1], by: editor, at: noon)
        try await newsroom.mergeTags([ids[1]], into: ids[2], by: editor, at: noon)
        let ends = try await newspaper.store.read { reader in
            try ["/tag/uno/", "/tag/dos/"].map { try reader.resolve(path: $0) }
        }
        #expect(
            ends == [.redirect(to: "/tag/tres/", isPermanent: true), .redirect(to: "/tag/tres/", isPermanent: true)]
        )
    }

    @Test("an editor who still has a merged tag open saves the one that it became")
    func openEditors() async throws {
        let (kept, other) = (try await newspaper.tag("Petróleo"), try await newspaper.tag("Crudo"))
        let story = try await newspaper.publish("Abierta") { $0.tags = [other] }
        try await newsroom.mergeTags([other], into: kept, by: editor, at: noon)
        let saved = try await newsroom.save(story, by: editor, at: TemporaryNewspaper.time(5))
        #expect(saved.tags == [kept])
        #expect(try await headlines(.tag(kept)) == ["Abierta"])
    }

    @Test("merged people sign as the one who is kept; accounts follow")
    func people() async throws {
        let (kept, other) = (try await newspaper.person("Ana Ruiz"), try await newspaper.person("A. Ruiz"))
        _ = try await newspaper.publish("Firmada") { $0.bylines = [other] }
        let account = Account(id: Identifier(0), email: "ana@x.example", name: "Ana", role: .reporter, person: other)
        let added = try await newsroom.addAccount(account, by: editor, at: noon)
        try await newsroom.mergePeople([other], into: kept, by: editor, at: noon)
        #expect(try await headlines(.person(kept)) == ["Firmada"])
        #expect(try await newspaper.store.read { try $0.account(added.id)?.person } == kept)
        #expect(
            try await newspaper.store.read { try $0.resolve(path: "/author/a-ruiz/") }
                == .redirect(to: "/author/ana-ruiz/", isPermanent: true)
        )
    }

    @Test("of half an archive are one at once, and give their stories a few at a time, also after a stop in between")
    func steps() async throws {
        let archive = try await SkewedArchive(1_600)
        let (paper, tag, person) = (archive.newspaper, archive.commonTag, archive.commonPerson)
        let (keptTag, keptPerson) = (archive.rareTag, archive.rarePerson)
        func left() async throws -> [Int] {
            try await ["article_tag WHERE tag_id = \(tag)", "article_person WHERE person_id = \(person)"].asyncMap {
                try await paper.number("SELECT COUNT(*) FROM \($0)")
            }
        }
        #expect(try await left() == [800, 800])
        try await paper.newsroom.mergeTags([tag], into: keptTag, by: editor, at: noon)
        try await paper.newsroom.mergePeople([person], into: keptPerson, by: editor, at: noon)
        // The merge itself gives some, as many as there is time for.
        let first = try await left()
        #expect(first.allSatisfy { (550..<800).contains($0) })
        // A story that was not given yet is read, listed and saved as one that was.
        let (before, summary, names, address) = try await paper.store.read { reader in
            (
                try reader.article(Identifier(1_600)), try reader.articles([Identifier(1_600)]),
                try (
                    reader.rows(of: .tags, limit: 400).map(\.entity.id),
                    reader.rows(of: .people, limit: 400).map(\.entity.id)
                ),
                try reader.resolve(path: "/tag/puerto/")
            )
        }
        var story = try #require(before)
        #expect(story.tags == [keptTag] && story.bylines == [keptPerson])
        #expect(summary.map(\.bylines) == [[keptPerson]])
        #expect(names.0.contains(keptTag) && !names.0.contains(tag) && names.0.count == 301)
        #expect(names.1.contains(keptPerson) && !names.1.contains(person) && names.1.count == 301)
        #expect(address == .redirect(to: "/tag/faro/", isPermanent: true))
        #expect(try await paper.store.read { try $0.tags([tag]) }.isEmpty)
        await #expect(throws: StoreError.self) {
            try await paper.newsroom.mergeTags([tag], into: keptTag, by: editor, at: noon)
        }
        story.headline = "Otra"
        _ = try await paper.newsroom.save(story, by: editor, at: noon)
        let another = try await paper.tag("Puerto")
        #expect(another != tag)
        // With no time at all a turn takes a few, with all the time a bounded number.
        let ticks = Mutex(ContinuousClock.now)
        let late = MergedNames(paper.store) {
            ticks.withLock { now in
                now += .seconds(1)
                return now
            }
        }
        var rest = try await left()
        #expect(try await late.give(at: noon))
        #expect(try await left().reduce(0, +) == rest.reduce(0, +) - StoryTurn.least)
        rest = try await left()
        let still = ContinuousClock.now
        while try await MergedNames(paper.store, clock: { still }).give(at: noon) {
            let now = try await left()
            let given = rest.reduce(0, +) - now.reduce(0, +)
            #expect(given == StoryTurn.most || now.contains(0))
            #expect(given <= StoryTurn.most)
            rest = now
        }
        #expect(try await left() == [0, 0])
        #expect(try await paper.number("SELECT COUNT(*) FROM tag") == 302)
        let counts = try await paper.store.read { try ($0.count(of: .tag(keptTag)), $0.count(of: .person(keptPerson))) }
        #expect(counts.0 == 803 && counts.1 == counts.0)
        #expect(try await paper.store.integrityFaults().isEmpty)
        let found = try await paper.contradictions().filter { !$0.contains("revision") && !$0.contains("audit") }
        #expect(found.isEmpty)
    }

    @Test("a tag and a person that get another address keep the former one")
    func renames() async throws {
        let tag = try await newspaper.tag("crudo")
        let person = try await newspaper.person("A. Ruiz")
        _ = try await newsroom.save(
            PortadaCore.Tag(id: tag, name: "Petróleo", slug: "petroleo"),
            id: tag,
            by: editor,
            at: noon
        )
        _ = try await newsroom.save(
            Person(id: person, kind: .agency, name: "Agencia Ruiz", slug: "agencia-ruiz"),
            id: person,
            by: editor,
            at: noon
        )
        let ends = try await newspaper.store.read { reader in
            try ["/tag/crudo/", "/author/a-ruiz/"].map { try reader.resolve(path: $0) }
        }
        #expect(
            ends == [
                .redirect(to: "/tag/petroleo/", isPermanent: true),
                .redirect(to: "/agency/agencia-ruiz/", isPermanent: true),
            ]
        )
    }

    @Test("a reporter merges nothing")
    func access() async throws {
        let ids = [try await newspaper.tag("uno"), try await newspaper.tag("dos")]
        let account = Account(id: Identifier(1), email: "r@x.example", name: "R", role: .reporter)
        let reporter = PortadaCore.Actor(account: account)
        await #expect(throws: StoreError.self) {
            try await newsroom.mergeTags([ids[0]], into: ids[1], by: reporter, at: noon)
        }
    }

    @Test("a list of names is found in parts, by any spelling")
    func lists() async throws {
        for name in ["Álvarez", "Blanco", "alvarado"] { _ = try await newspaper.person(name) }
        let (found, first) = try await newspaper.store.read { reader in
            (
                try reader.rows(of: .people, named: "ALVÁR", limit: 9),
                try reader.rows(of: .people, limit: 1)
            )
        }
        #expect(Set(found.map(\.entity.name)) == ["Álvarez", "alvarado"])
        let second = try await newspaper.store.read { reader in
            try reader.rows(of: .people, after: first.first?.entity.id, limit: 9)
        }
        #expect((first + second).map(\.entity.name).count == 3)
        #expect(Set((first + second).map(\.entity.id)).count == 3)
    }
}

@Suite("Sections that move and go")
struct SectionOperationTests {
    private let newspaper: TemporaryNewspaper
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    @Test("sections below one that gets another address follow it, and all former addresses lead on")
    func addresses() async throws {
        let above = try await newspaper.section("Nacional")
        let below = try await newspaper.section("Política", under: above)
        var section = try #require(try await newspaper.store.read { try $0.sectionTree()[above] })
        (section.slug, section.path) = ("pais", "/pais/")
        let changed = section
        _ = try await newsroom.save(changed, id: above, by: editor, at: noon)
        let (path, end) = try await newspaper.store.read { reader in
            (try reader.sectionTree()[below]?.path, try reader.resolve(path: "/nacional/politica/"))
        }
        #expect(path == "/pais/politica/")
        #expect(end == .redirect(to: "/pais/politica/", isPermanent: true))
    }

    @Test("an address of another section or of the site itself is refused", arguments: ["/uno/", "/desk/", "/tag/x/"])
    func taken(path: String) async throws {
        _ = try await newspaper.section("Uno")
        let other = Section(id: Identifier(0), name: "Otra", slug: "otra", path: path)
        let error = await #expect(throws: StoreError.self) {
            try await newsroom.save(other, id: nil, by: editor, at: noon)
        }
        #expect(error?.code == .addressTaken)
    }

    @Test("one with stories stays; an empty one goes, and its address leads to the one above")
    func removal() async throws {
        let above = try await newspaper.section("Nacional")
        let below = try await newspaper.section("Sucesos", under: above)
        let draft = try await newspaper.create("Una nota") { $0.primarySection = below }
        for id in [above, below] {
            let error = await #expect(throws: StoreError.self) {
                try await newsroom.removeSection(id, by: editor, at: noon)
            }
            #expect(error?.code == .wrongState)
        }
        var moved = draft
        moved.primarySection = above
        let story = moved
        _ = try await newsroom.save(story, by: editor, at: noon)
        try await newsroom.removeSection(below, by: editor, at: noon)
        let end = try await newspaper.store.read { try $0.resolve(path: "/nacional/sucesos/") }
        #expect(end == .redirect(to: "/nacional/", isPermanent: true))
        #expect(try await newspaper.store.integrityFaults().isEmpty)
    }

    @Test("a choice among the theme's options is kept, and pages learn of it")
    func look() async throws {
        let look = Look(accent: "#006644", layout: "picture")
        try await newsroom.saveLook(look, by: editor, at: noon)
        let (kept, changes) = try await newspaper.store.read { (try $0.look(), try $0.changes(after: 0, limit: 9)) }
        #expect(kept == look)
        #expect(changes.map(\.tag) == [.settings])
    }
}
