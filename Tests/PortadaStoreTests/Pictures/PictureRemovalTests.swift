import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Pictures that are removed")
struct PictureRemovalTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func picture(_ digit: Character) async throws -> Identifier<Picture> {
        try await newspaper.picture("foto-\(digit)", hash: String(repeating: digit, count: 64))
    }

    private func body(_ digit: Character) -> CleanHTML {
        let address = "/media/\(String(repeating: digit, count: 16))/foto-960.jpg"
        return CleanHTML(vouchedFor: "<p>Texto.</p><figure><img src=\"\(address)\" alt=\"\"></figure>")
    }

    private func remove(_ id: Identifier<Picture>, by actor: PortadaCore.Actor? = nil) async throws -> PictureUses {
        try await newsroom.removePicture(id, by: actor ?? editor, at: noon)
    }

    private func member(_ role: Role, _ name: String) async throws -> PortadaCore.Actor {
        let account = Account(id: Identifier(0), email: "\(name)@faro.example", name: name, role: role)
        return PortadaCore.Actor(account: try await newsroom.addAccount(account, by: editor, at: noon))
    }

    @Test("go from library and search, with their old addresses; their numbers are not given again")
    func removed() async throws {
        let id = try await picture("a")
        try await newspaper.store.noting { connection in
            try connection.execute("INSERT INTO redirect (path, picture_id) VALUES ('/vieja.jpg', ?)", [.id(id)])
            try connection.execute(
                "INSERT INTO external_id (source, kind, external_id, local_id, fingerprint) VALUES ('x','upload','1',?,1)",
                [.id(id)]
            )
        }
        #expect(try await remove(id).isEmpty)
        let (found, address) = try await newspaper.store.read { reader in
            (try reader.picture(hashPrefix: "aaaaaaaaaaaaaaaa"), try reader.resolve(path: "/vieja.jpg"))
        }
        #expect(found == nil)
        #expect(address == .unknown)
        #expect(try await newspaper.texts("SELECT detail FROM audit WHERE action = 'remove'") == ["foto-a"])
        #expect(try await newspaper.number("SELECT COUNT(*) FROM external_id") == 0)
        #expect(try await picture("b").rawValue == id.rawValue + 1)
        await #expect(throws: StoreError.self) { _ = try await remove(id) }
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("are those of one's own; others' only by who looks after all")
    func rights() async throws {
        let (ana, luis) = (try await member(.reporter, "ana"), try await member(.reporter, "luis"))
        let pia = try await member(.photoEditor, "pia")
        func add(_ digit: Character) async throws -> Identifier<Picture> {
            let file = Picture(
                id: Identifier(0),
                hash: String(repeating: digit, count: 64),
                slug: "x",
                width: 9,
                height: 9
            )
            return try await newsroom.add(file, by: ana, at: noon).picture.id
        }
        let (one, other) = (try await add("1"), try await add("2"))
        await #expect(throws: StoreError.self) { _ = try await remove(one, by: luis) }
        #expect(try await remove(one, by: ana).isEmpty)
        #expect(try await remove(other, by: pia).isEmpty)
    }

    @Test("are none that a story shows in any state, that a person has, that are planned or being written")
    func used() async throws {
        let names = ["a", "b", "c", "d", "e", "f"]
        var ids: [Identifier<Picture>] = []
        for name in names { ids.append(try await picture(Character(name))) }
        let lead = ids[0]
        _ = try await newspaper.create("Principal") { $0.leadPicture = PictureUse(picture: lead) }
        _ = try await newspaper.create("En la basura") { story in
            story.body = body("b")
            story.status = .trashed
        }
        let portrait = Person(id: Identifier(0), name: "Ana", slug: "ana", picture: ids[2])
        _ = try await newsroom.save(portrait, id: nil, by: editor, at: noon)
        let story = try await newspaper.publish("Con planes")
        for (plan, lead) in [(body("d"), nil), (body("z"), PictureUse(picture: ids[4]))] {
            var content = ArticleContent(story)
            (content.body, content.leadPicture) = (plan, lead)
            _ = try await newsroom.planChange(
                .update(content, base: ArticleContent(story), announces: false),
                of: story.id,
                at: TemporaryNewspaper.time(60),
                by: editor,
                at: noon
            )
        }
        let writer = try await member(.reporter, "luis")
        let key = JournalEntry.Key(account: try #require(writer.account), window: "w")
        let fields = ["lead-picture": ["\(ids[5])"], "body": [""]]
        let typed = JournalEntry(key: key, sequence: 1, base: 1, fields: fields, time: noon)
        try await newspaper.store.note(typed, of: story.id)
        var users: [[String]] = []
        for id in ids {
            let uses = try await remove(id)
            users.append(
                (uses.stories + uses.planned + uses.unsaved).map(\.headline) + uses.people.map(\.name)
            )
        }
        let plans = "Con planes"
        #expect(users == [["Principal"], ["En la basura"], ["Ana"], [plans], [plans], [plans]])
        #expect(try await newspaper.number("SELECT COUNT(*) FROM picture") == 6)
        try await newspaper.store.dropJournal(typed.mark, of: story.id, at: noon)
        #expect(try await remove(ids[5]).isEmpty)
    }

    @Test("are not those of a killed story, whose name is not told to everybody")
    func killed() async throws {
        let id = try await picture("a")
        let story = try await newspaper.create("Secreta") { $0.leadPicture = PictureUse(picture: id) }
        _ = try await newsroom.kill(story.id, reason: "orden", by: editor, at: noon)
        let uses = try await remove(id, by: try await member(.photoEditor, "pia"))
        #expect(uses.stories.isEmpty && uses.isHidden && !uses.isEmpty)
    }

    @Test("don't come back with a former version of a story, which is restored without them")
    func restoring() async throws {
        let (lead, inBody) = (try await picture("a"), try await picture("b"))
        let story = try await newspaper.publish("Con fotos") { story in
            story.leadPicture = PictureUse(picture: lead)
            story.body = body("b")
        }
        var bare = ArticleContent(story)
        (bare.leadPicture, bare.body) = (nil, CleanHTML(vouchedFor: "<p>Sin ellas.</p>"))
        _ = try await newsroom.edit(story.id, StoryEdit(content: bare, base: 1), by: editor, at: noon)
        for id in [lead, inBody] { #expect(try await remove(id).isEmpty) }
        let former = try await newspaper.store.read { reader in
            try reader.content(of: story.id, version: 1).map { try reader.withoutRemovedPictures($0) }
        }
        #expect(former?.left == ["foto-a", "foto-b"])
        let restored = try await newsroom.restore(1, of: story.id, over: 2, by: editor, at: noon)
        #expect(restored.leadPicture == nil)
        #expect(restored.body.markup == "<p>Texto.</p>")
        // Whoever still has the version with them open saves without them, too.
        var mine = ArticleContent(story)
        mine.headline = "Con otro titular"
        let edit = StoryEdit(content: mine, base: 1)
        guard case .saved(let saved, _, let left) = try await newsroom.edit(story.id, edit, by: editor, at: noon) else {
            Issue.record("The edit was not saved.")
            return
        }
        #expect(saved.headline == "Con otro titular" && saved.leadPicture == nil && saved.bodyPictures.isEmpty)
        #expect(left == ["foto-a", "foto-b"])
    }

    @Test("leave their files to be cleared, unless another picture has the same")
    func files() async throws {
        let (one, twin, other) = (try await picture("a"), try await picture("a"), try await picture("b"))
        for id in [one, other] { #expect(try await remove(id).isEmpty) }
        func open() async throws -> [RemovedPicture] {
            let soon = TemporaryNewspaper.time(1)
            return try await newspaper.store.read { try $0.unclearedPictures(removedBefore: soon, limit: 9) }
        }
        #expect(try await open().map(\.isFileWanted) == [true, false])
        #expect(try await open().map(\.id) == [one, other])
        try await newspaper.store.noteCleared(one)
        try await newspaper.store.noteCleared(other)
        #expect(try await open().isEmpty)
        #expect(try await remove(twin).isEmpty)
        #expect(try await open().map(\.isFileWanted) == [false])
    }
}
