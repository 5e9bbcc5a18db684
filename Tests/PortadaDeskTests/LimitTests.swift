import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("What is longer than it may be is refused by name, and nothing is cut")
struct LimitTests {
    private static let now = DeskHouse.now

    private func begin(_ house: DeskHouse) async throws -> Article {
        var content = ArticleFields.empty(at: Self.now)
        content.headline = "El puerto reabre"
        return try await house.store.newsroom.begin(with: content, by: house.actor, at: Self.now)
    }

    @Test(
        "in a story",
        arguments: [
            ("kicker", 300), ("headline", 500), ("summary", 3_000), ("agency-credit", 300), ("search-title", 300),
            ("social-description", 1_000), ("slug", 120),
        ]
    )
    func story(field: String, limit: Int) async throws {
        let house = try await DeskHouse()
        let begun = try await begin(house)
        let path = "/desk/stories/\(begun.id)/"
        let fits = String(repeating: "a", count: limit)
        #expect(try await house.save(path, action: path, changing: [field: fits]).status == 303)
        let saved = try #require(try await house.store.read { try $0.article(begun.id) })
        let refused = try await house.save(path, action: path, changing: [field: fits + "b"])
        #expect(refused.status == 422 && refused.text.contains("\(limit)") && refused.text.contains("role=\"alert\""))
        #expect(refused.text.contains(fits + "b"), "what was typed is still there")
        #expect(try await house.store.read { try $0.article(begun.id) } == saved)
    }

    @Test("in tags and bylines that are new, and in lists")
    func lists() async throws {
        let house = try await DeskHouse()
        let begun = try await begin(house)
        let path = "/desk/stories/\(begun.id)/"
        let long = String(repeating: "t", count: 101)
        #expect(try await house.save(path, action: path, changing: ["new-tag": long]).status == 422)
        let many = (0..<61).map { "etiqueta \($0)" }.joined(separator: ", ")
        #expect(try await house.save(path, action: path, changing: ["new-tag": many]).status == 422)
        let name = HTMLForm.Field(name: "byline", value: "new:" + String(repeating: "n", count: 201))
        #expect(try await house.save(path, action: path, adding: [name]).status == 422)
        #expect(try await house.store.read { try $0.article(begun.id)?.version } == begun.version)
        #expect(try await house.store.read { try $0.tag(slug: "etiqueta-1") } == nil)
    }

    @Test("in notes, names, descriptions and numbers of the newspaper")
    func newspaper() async throws {
        let house = try await DeskHouse()
        let begun = try await begin(house)
        let note = HTMLForm.Field(name: "note", value: String(repeating: "n", count: 4_001))
        #expect(try await house.post("/desk/stories/\(begun.id)/notes/", [note]).status == 422)
        let tag = PortadaCore.Tag(id: Identifier(0), name: "puerto", slug: "puerto")
        let id = try await house.store.newsroom.save(tag, id: nil, by: house.actor, at: Self.now)
        let page = "/desk/site/tags/\(id)/"
        let long = String(repeating: "d", count: 2_001)
        #expect(try await house.save(page, action: page, changing: ["description": long]).status == 422)
        #expect(
            try await house.store.read { try $0.tags([id]).first }
                == PortadaCore.Tag(id: id, name: "puerto", slug: "puerto")
        )
        let settings = "/desk/site/settings/"
        for (field, value) in [
            ("list-length", "51"), ("list-length", "muchas"), ("name", String(repeating: "n", count: 101)),
        ] {
            #expect(
                try await house.save(settings, action: settings, changing: [field: value]).status == 422,
                "\(field)"
            )
        }
        #expect(try await house.store.read { try $0.settings().listLength } == 20)
    }

    @Test("programs are told the same limits")
    func programs() throws {
        let properties = Dictionary(
            ArticleFields.properties.map { ($0.name, $0.schema) },
            uniquingKeysWith: { first, _ in first }
        )
        for (name, limit) in [("kicker", TextLimit.kicker), ("headline", .headline), ("summary", .summary)] {
            let schema = try #require(properties[name])
            #expect(schema.mistakes(in: .text(String(repeating: "ñ", count: limit.characters))).isEmpty)
            #expect(schema.mistakes(in: .text(String(repeating: "ñ", count: limit.characters + 1))).count == 1)
        }
    }
}

@Suite("Names in any script")
struct NameTests {
    private static let now = DeskHouse.now

    @Test("tags: each name is a tag of its own, whatever its letters; capitals and unseen letters make no other")
    func tags() async throws {
        let house = try await DeskHouse()
        var content = ArticleFields.empty(at: Self.now)
        content.headline = "El puerto reabre"
        let begun = try await house.store.newsroom.begin(with: content, by: house.actor, at: Self.now)
        let path = "/desk/stories/\(begun.id)/"
        let names = ["🇻🇪", "東京", "Київ", "العربية", "C++", "C#", "año", "ano", "papá", "papa"]
        for name in names {
            #expect(try await house.save(path, action: path, changing: ["new-tag": name]).status == 303)
        }
        func known() async throws -> [String] {
            try await house.store.read { reader in
                try reader.tags(try reader.article(begun.id)?.tags ?? []).map(\.name)
            }
        }
        #expect(try await known() == names)
        for again in ["AÑO", "an\u{303}o", "#papá", "pa\u{200B}pá", "papá\u{A0}", "c++"] {
            #expect(try await house.save(path, action: path, changing: ["new-tag": again]).status == 303)
        }
        #expect(try await known() == names)
        let slugs = try await house.store.read { reader in
            try reader.tags(try reader.article(begun.id)?.tags ?? []).map(\.slug)
        }
        #expect(Set(slugs).count == names.count && slugs.allSatisfy { !$0.isEmpty })
    }

    @Test("people, sections and tags made on their pages; an address that was chosen is not changed")
    func pages() async throws {
        let house = try await DeskHouse()
        for name in ["Ана", "安娜", "Peña", "Pena"] {
            let fields = [HTMLForm.Field(name: "name", value: name), .init(name: "kind", value: "staff")]
            for page in ["bylines", "tags", "sections"] {
                let answer = try await house.post("/desk/site/\(page)/", fields)
                #expect(answer.status == 303, "\(page) \(name): \(answer.text.prefix(300))")
            }
        }
        let twin = [HTMLForm.Field(name: "name", value: "PEÑA"), .init(name: "kind", value: "staff")]
        #expect(try await house.post("/desk/site/bylines/", twin).status == 422)
        #expect(try await house.post("/desk/site/tags/", twin).status == 422)
        let (people, tree) = try await house.store.read { reader in
            (try ["pena", "pena-2"].map { try reader.person(slug: $0)?.name }, try reader.sectionTree())
        }
        #expect(people == ["Peña", "Pena"])
        #expect(tree.section(at: "/pena-2/")?.name == "Pena")
    }

    @Test("a section that was removed meanwhile is said by name, and the story keeps the one that it had")
    func removedSection() async throws {
        let house = try await DeskHouse()
        let newsroom = house.store.newsroom
        let kept = Section(id: Identifier(0), name: "Nacional", slug: "nacional", path: "/nacional/")
        let keptID = try await newsroom.save(kept, id: nil, by: house.actor, at: Self.now)
        let gone = Section(id: Identifier(0), name: "Efímera", slug: "efimera", path: "/efimera/")
        let goneID = try await newsroom.save(gone, id: nil, by: house.actor, at: Self.now)
        var content = ArticleFields.empty(at: Self.now)
        (content.headline, content.primarySection) = ("El puerto reabre", keptID)
        let begun = try await newsroom.begin(with: content, by: house.actor, at: Self.now)
        let path = "/desk/stories/\(begun.id)/"
        let form = try #require(HTMLForm(in: try await house.get(path).text, action: path))
        try await newsroom.removeSection(goneID, by: house.actor, at: Self.now)
        let typed = ["section": "\(goneID)", "headline": "Otro titular"]
        let fields = form.fields.map { HTMLForm.Field(name: $0.name, value: typed[$0.name] ?? $0.value) }
        let told = try await house.post(
            path,
            fields + [.init(name: "further-section", value: "\(goneID)")],
            wantsJSON: true
        )
        #expect(told.status == 200 && told.text.contains("Efímera"))
        let story = try #require(try await house.store.read { try $0.article(begun.id) })
        #expect(story.headline == "Otro titular" && story.primarySection == keptID && story.furtherSections.isEmpty)
        var again = fields.filter { $0.name != "base" }
        again.append(.init(name: "base", value: "\(story.version)"))
        let page = try await house.post(
            path,
            again.map { $0.name == "headline" ? .init(name: "headline", value: "Tercero") : $0 }
        )
        #expect(page.status == 200 && page.text.contains("role=\"alert\"") && page.text.contains("Efímera"))
    }

    @Test("a tag and a byline that were merged while the form was open are the ones that they became")
    func merged() async throws {
        let house = try await DeskHouse()
        let newsroom = house.store.newsroom
        var ids: [Identifier<PortadaCore.Tag>] = []
        for name in ["puerto", "puertos"] {
            let tag = PortadaCore.Tag(id: Identifier(0), name: name, slug: name)
            ids.append(try await newsroom.save(tag, id: nil, by: house.actor, at: Self.now))
        }
        var content = ArticleFields.empty(at: Self.now)
        content.headline = "El puerto reabre"
        let begun = try await newsroom.begin(with: content, by: house.actor, at: Self.now)
        let path = "/desk/stories/\(begun.id)/"
        let form = try #require(HTMLForm(in: try await house.get(path).text, action: path))
        try await newsroom.mergeTags([ids[1]], into: ids[0], by: house.actor, at: Self.now)
        let answer = try await house.post(path, form.fields + [.init(name: "tag", value: "\(ids[1])")])
        #expect(answer.status == 303)
        #expect(try await house.store.read { try $0.article(begun.id)?.tags } == [ids[0]])
    }
}
