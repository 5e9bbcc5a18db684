import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Pictures in the newsroom")
struct PictureTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func member(_ role: Role, _ name: String) async throws -> PortadaCore.Actor {
        let account = Account(id: Identifier(0), email: "\(name)@faro.example", name: name, role: role)
        return PortadaCore.Actor(
            account: try await newspaper.newsroom.addAccount(account, by: newspaper.editor, at: noon)
        )
    }

    private func file(_ digit: Character, slug: String = "foto") -> Picture {
        Picture(id: Identifier(0), hash: String(repeating: digit, count: 64), slug: slug, width: 1200, height: 800)
    }

    private func add(_ picture: Picture, by actor: PortadaCore.Actor) async throws -> Identifier<Picture> {
        try await newspaper.newsroom.add(picture, by: actor, at: noon).picture.id
    }

    private func library(_ filter: PictureFilter, before: Identifier<Picture>? = nil) async throws -> [String] {
        try await newspaper.store.read { try $0.library(filter, before: before, limit: 10).map(\.picture.slug) }
    }

    @Test("are the same when their files are")
    func twice() async throws {
        let ana = try await member(.reporter, "ana")
        let first = try await newspaper.newsroom.add(file("a", slug: "uno"), by: ana, at: noon)
        let second = try await newspaper.newsroom.add(file("a", slug: "dos"), by: ana, at: noon)
        #expect(!first.isKnown && second.isKnown)
        #expect(first.picture == second.picture)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM picture") == 1)
    }

    @Test("are described by who brought them and by those who manage pictures, nobody else")
    func rights() async throws {
        let (ana, luis) = (try await member(.reporter, "ana"), try await member(.reporter, "luis"))
        let photographer = try await member(.photoEditor, "pia")
        let id = try await add(file("a"), by: ana)
        func describe(_ alt: String, basedOn base: String, by actor: PortadaCore.Actor) async throws {
            let (words, base) = (PictureWords(altText: alt), PictureWords(altText: base))
            try await newspaper.newsroom.describe(id, words, basedOn: base, by: actor, at: noon)
        }
        try await describe("Un puerto", basedOn: "", by: ana)
        await #expect(throws: StoreError.self) { try await describe("Otro", basedOn: "Un puerto", by: luis) }
        try await describe("Un faro", basedOn: "Un puerto", by: photographer)
        await #expect(throws: StoreError.self) { try await describe("Tarde", basedOn: "Un puerto", by: ana) }
        #expect(try await newspaper.texts("SELECT alt_text FROM picture") == ["Un faro"])
        #expect(
            try await newspaper.texts("SELECT actor FROM audit WHERE subject = 'picture'") == ["ana", "ana", "pia"]
        )
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("are found by the beginnings of words, the last added first, page by page")
    func search() async throws {
        let ana = try await member(.reporter, "ana")
        for (digit, slug) in zip("abcd", ["uno", "dos", "tres", "cuatro"]) {
            var picture = file(digit, slug: slug)
            picture.caption = CleanHTML(vouchedFor: "El <em>camión</em> de bomberos, \(slug)")
            picture.credit = slug == "dos" ? "Norlys Pérez/Reuters" : ""
            picture.altText = slug == "tres" ? "Humo" : ""
            _ = try await add(picture, by: slug == "uno" ? newspaper.editor : ana)
        }
        #expect(try await library(PictureFilter()) == ["cuatro", "tres", "dos", "uno"])
        #expect(try await library(PictureFilter(text: "camion BOMB")) == ["cuatro", "tres", "dos", "uno"])
        #expect(try await library(PictureFilter(text: "camion"), before: Identifier(3)) == ["dos", "uno"])
        #expect(try await library(PictureFilter(text: "reuters perez")) == ["dos"])
        #expect(try await library(PictureFilter(text: "em")).isEmpty)
        #expect(try await library(PictureFilter(text: "\"*() OR -")).isEmpty)
        #expect(try await library(PictureFilter(owner: ana.account)) == ["cuatro", "tres", "dos"])
        #expect(try await library(PictureFilter(text: "camion", lacksAltText: true)) == ["cuatro", "dos", "uno"])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("belong to the stories whose bodies name them, and no longer when they don't")
    func uses() async throws {
        let lead = try await add(file("a", slug: "lead"), by: newspaper.editor)
        let inBody = try await add(file("b", slug: "body"), by: newspaper.editor)
        let markup = "<figure><img src=\"/media/bbbbbbbbbbbbbbbb/body-960.jpg\" alt=\"\"></figure>"
        var story = try await newspaper.create("Con fotos") { article in
            article.leadPicture = PictureUse(picture: lead)
            article.body = CleanHTML(vouchedFor: markup + markup)
        }
        let killed = try await newspaper.create("Eliminada") { $0.leadPicture = PictureUse(picture: lead) }
        _ = try await newspaper.newsroom.kill(killed.id, reason: "orden", by: newspaper.editor, at: noon)
        func users(_ id: Identifier<Picture>, killed: Bool = false) async throws -> [String] {
            try await newspaper.store.read { reader in
                try reader.uses(of: id, seesKilled: killed, limit: 9).stories.map(\.headline)
            }
        }
        #expect(try await users(lead) == ["Con fotos"])
        #expect(try await users(lead, killed: true) == ["Eliminada", "Con fotos"])
        #expect(try await users(inBody) == ["Con fotos"])
        let id = story.id
        let stored = try await newspaper.store.read { try $0.article(id) }
        story = try #require(stored)
        #expect(story.bodyPictures == [inBody])
        story.body = CleanHTML(vouchedFor: "<p>Sin ella.</p>")
        _ = try await newspaper.newsroom.save(story, by: newspaper.editor, at: noon)
        #expect(try await users(inBody).isEmpty)
    }
}
