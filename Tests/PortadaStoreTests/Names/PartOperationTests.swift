import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Newsroom operations on sections, people, tags and pictures")
struct PartOperationTests {
    private let newspaper: TemporaryNewspaper
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func section(_ id: Identifier<Section>) async throws -> Section {
        try #require(try await newspaper.store.read { try $0.sectionTree()[id] })
    }

    @Test("people are found by number and by slug, with all their parts")
    func people() async throws {
        let portrait = try await newspaper.picture("retrato")
        var person = Person(
            id: Identifier(0),
            kind: .guest,
            name: "Amaya Arnaut",
            slug: "amaya-arnaut",
            role: "Columnista",
            biography: CleanHTML(vouchedFor: "<p>Escribe.</p>"),
            picture: portrait
        )
        let first = person
        person.id = try await newsroom.save(first, id: nil, by: editor, at: noon)
        person.role = "Redactora"
        let second = person
        _ = try await newsroom.save(second, id: second.id, by: editor, at: noon)
        let other = try await newspaper.person("Beto")
        #expect(try await newspaper.store.read { try $0.person(slug: "amaya-arnaut") } == second)
        #expect(try await newspaper.store.read { try $0.person(slug: "nadie") } == nil)
        let found = try await newspaper.store.read { try $0.people([other, Identifier(99), second.id, other]) }
        #expect(found.map(\.name) == ["Beto", "Amaya Arnaut", "Beto"])
    }

    @Test("tags are found by number and by slug")
    func tags() async throws {
        let id = try await newspaper.tag("puerto")
        let tag = PortadaCore.Tag(id: id, name: "Puerto", slug: "puerto", description: "El de la ciudad")
        _ = try await newsroom.save(tag, id: id, by: editor, at: noon)
        #expect(try await newspaper.store.read { try $0.tag(slug: "puerto") } == tag)
        #expect(try await newspaper.store.read { try $0.tag(slug: "nada") } == nil)
        #expect(try await newspaper.store.read { try $0.tags([Identifier(99), id]) } == [tag])
        #expect(try await newspaper.store.read { try $0.tags([]) }.isEmpty)
    }

    @Test("pictures are found by number and by the beginning of their hash; missing ones are told")
    func pictures() async throws {
        let kept = try await newspaper.picture("muelle", hash: "ab12ff")
        let missing = try await newspaper.picture("perdida")
        let found = try await newspaper.store.read { try $0.pictures([kept, missing, Identifier(99)]) }
        #expect(Set(found.keys) == [kept, missing])
        for (prefix, slug) in [("ab12ff", "muelle"), ("ab", "muelle"), ("ab13", nil), ("zz", nil), ("", "muelle")] {
            #expect(try await newspaper.store.read { try $0.picture(hashPrefix: prefix) }?.slug == slug, "\(prefix)")
        }
        #expect(try await newspaper.store.read { try $0.missingPictures(limit: 9) }.map(\.slug) == ["perdida"])
    }

    @Test("many numbers at once are answered like one")
    func manyNumbers() async throws {
        var ids: [Identifier<PortadaCore.Tag>] = []
        for number in 0..<300 { ids.append(try await newspaper.tag("etiqueta \(number)")) }
        let all = ids
        #expect(try await newspaper.store.read { try $0.tags(all.reversed()) }.map(\.id) == all.reversed())
        #expect(try await newspaper.store.read { try $0.tags(Array(all[..<3])) }.map(\.id) == Array(all[..<3]))
    }

    @Test("saving over one that doesn't exist is refused")
    func unknownParts() async throws {
        let (nobody, nothing) = (Identifier<Person>(99), Identifier<PortadaCore.Tag>(99))
        let attempts: [@Sendable () async throws -> Void] = [
            { [newsroom, editor, noon] in
                _ = try await newsroom.save(Person(id: nobody, name: "X", slug: "x"), id: nobody, by: editor, at: noon)
            },
            { [newsroom, editor, noon] in
                let tag = PortadaCore.Tag(id: nothing, name: "X", slug: "x")
                _ = try await newsroom.save(tag, id: nothing, by: editor, at: noon)
            },
            { [newsroom, editor, noon] in
                let picture = Picture(id: Identifier(99), hash: nil, slug: "x", width: 0, height: 0)
                _ = try await newsroom.save(picture, id: picture.id, by: editor, at: noon)
            },
            { [newsroom, editor, noon] in
                let section = Section(id: Identifier(99), name: "X", slug: "x", path: "/x/")
                _ = try await newsroom.save(section, id: section.id, by: editor, at: noon)
            },
        ]
        for attempt in attempts {
            let error = await #expect(throws: StoreError.self) { try await attempt() }
            #expect(error?.code == .notFound)
        }
        #expect(try await newspaper.number("SELECT COUNT(*) FROM audit") == 0)
    }

    @Test("names and addresses that are taken are refused as such")
    func taken() async throws {
        _ = try await newspaper.publish("Nota") { $0.path = "/nota/" }
        _ = try await newspaper.section("Nacional")
        _ = try await newspaper.tag("puerto")
        _ = try await newspaper.person("Ana")
        let attempts: [@Sendable () async throws -> Void] = [
            { [newspaper] in _ = try await newspaper.section("Nacional") },
            { [newspaper] in _ = try await newspaper.section("Nota") },
            { [newspaper] in _ = try await newspaper.tag("Puerto") },
            { [newspaper] in _ = try await newspaper.person("ANA") },
        ]
        for attempt in attempts {
            let error = await #expect(throws: StoreError.self) { try await attempt() }
            #expect(error?.code == .addressTaken)
        }
    }

    @Test("a section can't lie below itself, nor below one that doesn't exist")
    func impossibleParents() async throws {
        let nation = try await newspaper.section("Nacional")
        let politics = try await newspaper.section("Política", under: nation)
        for (parent, code) in [(nation, StoreError.Code.invalid), (politics, .invalid), (Identifier(99), .notFound)] {
            var moved = try await section(nation)
            moved.parent = parent
            let attempt = moved
            let error = await #expect(throws: StoreError.self) {
                try await newsroom.save(attempt, id: nation, by: editor, at: noon)
            }
            #expect(error?.code == code)
        }
    }

    @Test("a section that moves in the tree takes the stories of all below it along, in lists and in the search")
    func movedSection() async throws {
        let (nation, world) = (try await newspaper.section("Nacional"), try await newspaper.section("Mundo"))
        let politics = try await newspaper.section("Política", under: nation)
        let congress = try await newspaper.section("Asamblea", under: politics)
        _ = try await newspaper.publish("La asamblea vota") { $0.primarySection = congress }
        let both = try await newspaper.publish("El puerto reabre") { article in
            article.primarySection = congress
            article.furtherSections = [nation]
        }
        var moved = try await section(politics)
        moved.parent = world
        let after = moved
        let mark = try await newspaper.store.read { try $0.changeNumber }
        _ = try await newsroom.save(after, id: politics, by: editor, at: noon)
        let count = { @Sendable (id: Identifier<Section>) in
            try await newspaper.store.read { reader in
                [
                    try reader.latest(.section(id), limit: 9).count,
                    try reader.search(SearchQuery(text: "asamblea puerto", section: id)).total,
                    try reader.search(SearchQuery(text: "vota", section: id)).total,
                ]
            }
        }
        #expect(try await count(world) == [2, 2, 1])
        #expect(try await count(congress) == [2, 2, 1])
        #expect(try await count(nation) == [1, 1, 0])
        let tags = Set(
            try await newspaper.store.read { try $0.changes(after: mark, limit: 99) }.compactMap(\.tag?.text)
        )
        #expect(tags.isSuperset(of: ["section:\(nation)", "section:\(world)", "section-tree"]))
        #expect(try await newspaper.contradictions().isEmpty)
        _ = try await newsroom.unpublish(both.id, by: editor, at: noon)
        #expect(try await newspaper.contradictions().isEmpty)
    }
}
