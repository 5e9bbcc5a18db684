import Foundation
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("A form that is opened and saved untouched changes nothing")
struct RoundTripTests {
    private static let now = DeskHouse.now

    /// What stories may refer to.
    fileprivate struct Names {
        var people: [Identifier<Person>] = []
        var tags: [Identifier<PortadaCore.Tag>] = []
        var sections: [Identifier<PortadaCore.Section>] = []
        var pictures: [Identifier<Picture>] = []
    }

    private static func names(_ house: DeskHouse) async throws -> Names {
        var names = Names()
        let newsroom = house.store.newsroom
        for number in 0..<70 {
            let tag = PortadaCore.Tag(id: Identifier(0), name: "Etiqueta \(number)", slug: "etiqueta-\(number)")
            names.tags.append(try await newsroom.save(tag, id: nil, by: house.actor, at: now))
            guard number < 6 else { continue }
            let person = Person(id: Identifier(0), name: "Persona \(number)", slug: "persona-\(number)")
            names.people.append(try await newsroom.save(person, id: nil, by: house.actor, at: now))
            let section = Section(id: Identifier(0), name: "S\(number)", slug: "s\(number)", path: "/s\(number)/")
            names.sections.append(try await newsroom.save(section, id: nil, by: house.actor, at: now))
            let picture = Picture(id: Identifier(0), hash: nil, slug: "foto-\(number)", width: 0, height: 0)
            names.pictures.append(try await newsroom.save(picture, id: nil, by: house.actor, at: now))
        }
        return names
    }

    private static func content(_ random: inout RandomText, _ names: Names) -> ArticleContent {
        let nothing = Article(id: Identifier(0), headline: "", slug: "", path: "", times: ArticleTimes(created: now))
        var content = ArticleContent(nothing)
        content.kind = random.one(of: ArticleKind.allCases)
        content.kicker = random.text(longest: 300, hasLines: true)
        content.headline = random.text(longest: 500, hasLines: true)
        content.summary = random.text(longest: 3_000, hasLines: true)
        content.body = random.markup(.body)
        content.bylines = random.some(of: names.people, atMost: 6)
        content.agencyCredit = random.text(longest: 300, hasLines: true)
        content.primarySection = random.flag() ? random.one(of: names.sections) : nil
        content.furtherSections = random.some(of: names.sections, atMost: 4).filter { $0 != content.primarySection }
        content.tags = random.number(below: 6) == 0 ? names.tags : random.some(of: names.tags, atMost: 5)
        if random.flag() {
            content.leadPicture = PictureUse(
                picture: random.one(of: names.pictures),
                caption: random.markup(.inline),
                altText: random.text(longest: 2_000, hasLines: true),
                credit: random.text(longest: 300, hasLines: true)
            )
        }
        content.slug = random.one(of: ["", "", "a-mano", String(repeating: "largo-", count: 18) + "fin"])
        content.commentsOpen = random.flag()
        content.searchOverride = override(&random)
        content.socialOverride = override(&random)
        content.embargo = random.moment()
        return content
    }

    private static func override(_ random: inout RandomText) -> TextOverride {
        TextOverride(
            title: random.text(longest: 300, hasLines: true),
            description: random.text(longest: 1_000, hasLines: true)
        )
    }

    private static func story(_ house: DeskHouse, _ id: Identifier<Article>) async throws -> Article {
        try #require(try await house.store.read { try $0.article(id) })
    }

    @Test("a story, whatever programs and old sites wrote, and by button as by script")
    func stories() async throws {
        let house = try await DeskHouse()
        let names = try await Self.names(house)
        for seed in 0..<60 {
            var random = RandomText(seed: UInt64(seed))
            let content = Self.content(&random, names)
            let begun = try await house.store.newsroom.begin(with: content, by: house.actor, at: Self.now)
            let path = "/desk/stories/\(begun.id)/"
            let answer = try await house.save(path, action: path, wantsJSON: seed.isMultiple(of: 2))
            #expect(answer.status == (seed.isMultiple(of: 2) ? 200 : 303), "\(seed): \(answer.text.prefix(200))")
            let saved = try await Self.story(house, begun.id)
            let changed = ArticleContent(saved).difference(from: ArticleContent(begun))
            #expect(changed.isEmpty, "\(seed): \(changed)")
            #expect(saved.version == begun.version, "\(seed)")
        }
    }

    @Test("a story of which one word changed: all else is as it was")
    func oneWord() async throws {
        let house = try await DeskHouse()
        let names = try await Self.names(house)
        for seed in 100..<130 {
            var random = RandomText(seed: UInt64(seed))
            let content = Self.content(&random, names)
            let begun = try await house.store.newsroom.begin(with: content, by: house.actor, at: Self.now)
            let path = "/desk/stories/\(begun.id)/"
            let answer = try await house.save(path, action: path, changing: ["body": "<p>Otro cuerpo \(seed)</p>"])
            #expect(answer.status == 303, "\(seed): \(answer.text.prefix(200))")
            let saved = try await Self.story(house, begun.id)
            #expect(ArticleContent(saved).difference(from: ArticleContent(begun)) == [.body], "\(seed)")
        }
    }

    @Test("a planned text with its moment, and a correction with its own")
    func plansAndCorrections() async throws {
        let house = try await DeskHouse()
        let newsroom = house.store.newsroom
        for seed in 200..<215 {
            var random = RandomText(seed: UInt64(seed))
            var content = Self.content(&random, Names().filled)
            (content.embargo, content.headline) = (nil, "Titular \(seed)")
            (content.bylines, content.tags, content.furtherSections, content.leadPicture) = ([], [], [], nil)
            (content.primarySection, content.kind) = (nil, .page)
            let begun = try await newsroom.begin(with: content, by: house.actor, at: Self.now)
            let story = try await newsroom.publish(begun.id, by: house.actor, at: Self.now)
            var planned = ArticleContent(story)
            planned.headline = "Otro \(random.text(longest: 500, hasLines: true))"
            planned.summary = random.text(longest: 3_000, hasLines: true)
            let due = random.moment() ?? Timestamp(milliseconds: 1_824_949_830_001)
            let act = PlannedChange.Act.update(planned, base: ArticleContent(story), announces: random.flag())
            let plan = try await newsroom.planChange(act, of: story.id, at: due, by: house.actor, at: Self.now)
            let path = "/desk/stories/\(story.id)/plan/\(plan)/"
            let answer = try await house.save(path, action: path)
            #expect(answer.status == 303, "\(seed): \(answer.text.prefix(300))")
            let plans = try await house.store.read { try $0.plans(of: story.id) }
            #expect(plans.map(\.due) == [due], "\(seed)")
            #expect(plans.first?.act == act, "\(seed)")

            let time = Timestamp(milliseconds: Self.now.rawValue - Int64(random.number(below: 100_000_000)))
            let correction = Correction(kind: .clarification, text: random.markup(.inline), time: time)
            guard !correction.text.plainText.allSatisfy(\.isWhitespace) else { continue }
            _ = try await newsroom.correct(story.id, correction, by: house.actor, at: Self.now)
            let page = "/desk/stories/\(story.id)/corrections/"
            let amended = try await house.save(page, action: "\(page)0/", adding: [.init(name: "act", value: "amend")])
            #expect(amended.status == 303, "\(seed): \(amended.text.prefix(300))")
            #expect(try await Self.story(house, story.id).corrections == [correction], "\(seed)")
        }
    }

    @Test("sections, tags, people, their portraits and accounts")
    func names() async throws {
        let house = try await DeskHouse()
        let newsroom = house.store.newsroom
        for seed in 300..<330 {
            var random = RandomText(seed: UInt64(seed))
            let slug = random.one(of: ["x\(seed)", "%e6%97%a5-\(seed)", String(repeating: "y", count: 90) + "\(seed)"])
            let name = "N\(seed) " + random.text(longest: 100, hasLines: true)
            let about = random.text(longest: 2_000, hasLines: true)
            let section = Section(
                id: Identifier(0),
                name: name,
                slug: slug,
                path: "/vieja/\(slug)/",
                description: about,
                position: Int64(seed)
            )
            let sectionID = try await newsroom.save(section, id: nil, by: house.actor, at: Self.now)
            let tag = PortadaCore.Tag(id: Identifier(0), name: name, slug: slug, description: about)
            let tagID = try await newsroom.save(tag, id: nil, by: house.actor, at: Self.now)
            let person = Person(
                id: Identifier(0),
                kind: random.one(of: Person.Kind.allCases),
                name: name,
                slug: slug,
                role: random.text(longest: 200, hasLines: true),
                biography: random.markup(random.flag() ? .body : .inline)
            )
            let personID = try await newsroom.save(person, id: nil, by: house.actor, at: Self.now)
            let before = try await house.store.read { reader in
                (
                    try reader.sectionTree()[sectionID], try reader.tags([tagID]).first,
                    try reader.people([personID]).first
                )
            }
            for path in [
                "/desk/site/sections/\(sectionID)/", "/desk/site/tags/\(tagID)/", "/desk/site/bylines/\(personID)/",
            ] {
                let answer = try await house.save(path, action: path)
                #expect(answer.status == 303, "\(seed) \(path): \(answer.text.prefix(300))")
            }
            let after = try await house.store.read { reader in
                (
                    try reader.sectionTree()[sectionID], try reader.tags([tagID]).first,
                    try reader.people([personID]).first
                )
            }
            #expect(after == before, "\(seed)")
        }
    }

    @Test("settings, menus, blocks and what is said of a picture")
    func newspaper() async throws {
        let house = try await DeskHouse()
        let (newsroom, store) = (house.store.newsroom, house.store)
        let story = try await newsroom.begin(
            with: ArticleFields.empty(at: Self.now),
            by: house.actor,
            at: Self.now
        )
        for seed in 400..<430 {
            var random = RandomText(seed: UInt64(seed))
            let settings = NewspaperSettings(
                name: "D" + random.text(longest: 100, hasLines: true),
                tagline: random.text(longest: 300, hasLines: true),
                timeZone: random.one(of: ["Europe/Madrid", "America/Caracas", "Zona/Vieja"]),
                articlePath: "/{section}/{slug}/",
                listLength: 5 + random.number(below: 45),
                legalLine: random.text(longest: 300, hasLines: true),
                contactEmail: random.one(of: ["", "casa@diario.invalid", "no es correo"]),
                description: random.text(longest: 2_000, hasLines: true),
                profiles: random.one(of: [[], ["https://red.invalid/a"], ["ftp://vieja.invalid", "x  y"]])
            )
            try await newsroom.saveSettings(settings, by: house.actor, at: Self.now)
            let page = "/desk/site/settings/"
            let answer = try await house.save(page, action: page)
            #expect(answer.status == 303, "\(seed): \(answer.text.prefix(300))")
            #expect(try await store.read { try $0.settings() } == settings, "\(seed)")

            let menu = Menu(
                entries: (0..<random.number(below: 5)).map { _ in
                    Menu.Entry(
                        label: random.text(longest: 100, hasLines: true),
                        target: random.one(of: [
                            .article(story.id), .section(Identifier(99)), .address("/año/"),
                            .address("mailto:a@b.invalid"),
                        ]),
                        children: [Menu.Entry(label: "Abajo", target: .address("/\(seed)/"))]
                    )
                }
            )
            try await newsroom.setMenu(.header, menu, by: house.actor, at: Self.now)
            let menus = "/desk/site/menus/"
            let arranged = try await house.save(menus, action: menus, adding: [.init(name: "act", value: "save")])
            #expect(arranged.status == 303, "\(seed): \(arranged.text.prefix(300))")
            #expect(try await store.read { try $0.menu(.header) } == menu, "\(seed)")

            let blocks = (0..<random.number(below: 4)).map { _ in
                Block(
                    title: random.text(longest: 100, hasLines: true),
                    source: random.one(of: [.latest, .kind(.news), .kind(.live), .section(Identifier(99))]),
                    count: 1 + random.number(below: 12)
                )
            }
            try await newsroom.setBlocks(.front, blocks, by: house.actor, at: Self.now)
            let zone = "/desk/site/blocks/"
            let put = try await house.save(zone, action: zone, adding: [.init(name: "act", value: "save")])
            #expect(put.status == 303, "\(seed): \(put.text.prefix(300))")
            #expect(try await store.read { try $0.blocks(.front) } == blocks, "\(seed)")

            let look = Look(
                accent: random.one(of: [nil, "#123456"]),
                accentDark: random.one(of: [nil, "#ABCDEF"]),
                lettering: random.one(of: [nil, "serif", "otra"])
            )
            try await newsroom.saveLook(look, by: house.actor, at: Self.now)
            let looks = try await house.save("/desk/site/look/", action: "/desk/site/look/")
            #expect(looks.status == 303, "\(seed): \(looks.text.prefix(300))")
            #expect(try await store.read { try $0.look() } == look, "\(seed)")

            let account = Account(
                id: Identifier(0),
                email: "a\(seed)@diario.invalid",
                name: "A" + random.text(longest: 200, hasLines: true),
                role: random.one(of: Role.allCases),
                language: "es"
            )
            let added = try await newsroom.addAccount(account, by: house.actor, at: Self.now)
            let people = "/desk/people/\(added.id)/"
            #expect(try await house.save(people, action: people).status == 303, "\(seed)")
            #expect(try await store.read { try $0.account(added.id) } == added, "\(seed)")

            let picture = Picture(
                id: Identifier(0),
                hash: nil,
                slug: "foto-\(seed)",
                width: 0,
                height: 0,
                altText: random.text(longest: 2_000, hasLines: true),
                caption: random.markup(.inline),
                credit: random.text(longest: 300, hasLines: true)
            )
            let id = try await newsroom.save(picture, id: nil, by: house.actor, at: Self.now)
            let before = try await store.read { try $0.pictures([id])[id] }
            let words = "/desk/pictures/\(id)/"
            let described = try await house.save(words, action: words)
            #expect(described.status == 303, "\(seed): \(described.text.prefix(300))")
            #expect(try await store.read { try $0.pictures([id])[id] } == before, "\(seed)")
        }
    }
}

extension RoundTripTests.Names {
    /// Something of each to choose from.
    fileprivate var filled: Self {
        Self(people: [Identifier(1)], tags: [Identifier(1)], sections: [Identifier(1)], pictures: [Identifier(1)])
    }
}
