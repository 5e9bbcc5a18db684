import Foundation
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Editing a story")
struct EditingTests {
    private let newspaper: TemporaryNewspaper
    private var newsroom: Newsroom { newspaper.newsroom }
    private var store: Store { newspaper.store }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func body(_ paragraphs: String...) -> CleanHTML {
        CleanHTML(vouchedFor: paragraphs.map { "<p>\($0)</p>" }.joined())
    }

    private func story(_ headline: String = "El puerto reabre") async throws -> Article {
        try await newspaper.create(headline) { $0.body = body("uno", "dos", "tres") }
    }

    private func edit(
        _ story: Article,
        base: Int64? = nil,
        newTags: [String] = [],
        journal: JournalEntry.Mark? = nil,
        _ change: (inout ArticleContent) -> Void
    ) async throws -> StoryEdit.Outcome {
        var content = ArticleContent(story)
        change(&content)
        let edit = StoryEdit(content: content, base: base ?? story.version, newTags: newTags, journal: journal)
        return try await newsroom.edit(story.id, edit, by: newspaper.editor, at: TemporaryNewspaper.time(60))
    }

    private func saved(_ outcome: StoryEdit.Outcome) throws -> Article {
        guard case .saved(let story, _, _) = outcome else {
            throw StoreError(.conflict, "It was not saved: \(outcome)")
        }
        return story
    }

    @Test("saves it as a new version; without a change there is none")
    func plain() async throws {
        let story = try await story()
        let after = try saved(try await edit(story) { $0.summary = "Hoy" })
        #expect(after.version == 2)
        #expect(after.summary == "Hoy")
        #expect(try saved(try await edit(after) { _ in }).version == 2)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("over what another saved meanwhile brings both together where they don't touch")
    func joined() async throws {
        let story = try await story()
        _ = try await edit(story) { content in
            content.summary = "De Ana"
            content.body = body("uno", "dos", "tres de Ana")
        }
        let outcome = try await edit(story) { content in
            content.kicker = "Mío"
            content.body = body("uno mío", "dos", "tres")
        }
        guard case .saved(let after, isJoined: true, left: []) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(after.version == 3)
        #expect(after.summary == "De Ana")
        #expect(after.kicker == "Mío")
        #expect(after.body == body("uno mío", "dos", "tres de Ana"))
    }

    @Test("of what another changed too is not saved, and says what is to be decided")
    func undecided() async throws {
        let story = try await story()
        let theirs = try saved(try await edit(story) { $0.headline = "De Ana" })
        let outcome = try await edit(story, newTags: ["nueva"]) { content in
            content.headline = "Mío"
            content.summary = "Nada de esto se guarda"
        }
        guard case .undecided(let merge, let current) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(merge.conflicts == [.headline])
        #expect(current == theirs)
        #expect(try await store.read { try $0.article(story.id) } == theirs)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM tag") == 0)
    }

    @Test("by many at once loses nobody's paragraph")
    func race() async throws {
        let start = try await newspaper.create("El puerto reabre") { story in
            story.body = CleanHTML(vouchedFor: (0..<24).map { "<p>\($0)</p>" }.joined())
        }
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                var content = ArticleContent(start)
                let paragraphs = (0..<24).map { $0 == number * 2 ? "<p>\($0) de \(number)</p>" : "<p>\($0)</p>" }
                content.body = CleanHTML(vouchedFor: paragraphs.joined())
                let edit = StoryEdit(content: content, base: start.version)
                group.addTask {
                    _ = try? await newsroom.edit(start.id, edit, by: newspaper.editor, at: TemporaryNewspaper.noon)
                }
            }
        }
        let after = try #require(try await store.read { try $0.article(start.id) })
        #expect(after.version == 13)
        for number in 0..<12 { #expect(after.body.markup.contains("<p>\(number * 2) de \(number)</p>")) }
    }

    @Test("adds tags to those that another added, and makes those that are new")
    func tags() async throws {
        let (port, trade) = (try await newspaper.tag("Puerto"), try await newspaper.tag("Comercio"))
        let story = try await story()
        _ = try await edit(story) { $0.tags = [port] }
        let after = try saved(
            try await edit(story, newTags: ["  ", "Comercio", "Carga", "carga"]) { $0.tags = [trade] }
        )
        let names = try await store.read { try $0.tags(after.tags) }.map(\.name)
        #expect(names == ["Puerto", "Comercio", "Carga"])
    }

    @Test("derives the body's pictures from the body")
    func pictures() async throws {
        let hash = "0123456789abcdef" + String(repeating: "0", count: 48)
        let picture = try await newspaper.picture("muelle", hash: hash)
        let markup = "<figure><img src=\"/media/0123456789abcdef/muelle-960.jpg\" alt=\"\"></figure>"
        let after = try saved(
            try await edit(try await story()) { content in
                content.body = CleanHTML(vouchedFor: markup + markup + "<p>src=\"/media/ffffffffffffffff/\"</p>")
            }
        )
        #expect(after.bodyPictures == [picture])
    }

    @Test("leaves out what is gone since, instead of failing")
    func gone() async throws {
        let after = try saved(
            try await edit(try await story()) { content in
                content.bylines = [Identifier(99)]
                content.tags = [Identifier(99)]
                content.primarySection = Identifier(99)
                content.leadPicture = PictureUse(picture: Identifier(99))
                content.kicker = "Esto sí"
            }
        )
        #expect(after.kicker == "Esto sí")
        #expect(after.bylines.isEmpty && after.tags.isEmpty)
        #expect(after.primarySection == nil && after.leadPicture == nil)
    }

    @Test("lets the headline give a draft its address, with a number where it is taken")
    func address() async throws {
        let other = try await newspaper.publish("El mercado cierra")
        let draft = try await newsroom.begin(by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(!draft.hasOwnSlug)
        var after = try saved(try await edit(draft) { ($0.headline, $0.slug) = ("El mercado cierra", "") })
        #expect(after.path == "/el-mercado-cierra-2/")
        after = try saved(try await edit(after) { ($0.headline, $0.slug) = ("El mercado abre", "") })
        #expect(after.path == "/el-mercado-abre/")
        after = try saved(try await edit(after) { $0.slug = "mercado" })
        #expect(after.hasOwnSlug)
        after = try saved(try await edit(after) { $0.headline = "Otro titular" })
        #expect(after.path == "/mercado/")
        after = try saved(try await edit(after) { $0.slug = "" })
        #expect(after.path == "/otro-titular/")
        after = try saved(try await edit(after) { $0.slug = other.slug })
        #expect(after.path == "/el-mercado-cierra-2/")
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("never gives an address that the site answers with something else")
    func reserved() async throws {
        for word in ["desk", "feed", "media", "search", "2024"] {
            let draft = try await newsroom.begin(by: newspaper.editor, at: TemporaryNewspaper.noon)
            let after = try saved(try await edit(draft) { $0.headline = word })
            #expect(!SiteAddress.isReserved(after.path), "\(after.path)")
        }
    }

    @Test("of what readers know keeps the address, or keeps the old one leading to the new")
    func knownAddress() async throws {
        let nation = try await newspaper.section("Nacional")
        let story = try await newspaper.publish("El puerto reabre")
        var after = try saved(try await edit(story) { ($0.headline, $0.slug) = ("El puerto cierra", "") })
        #expect(after.path == story.path)
        after = try saved(try await edit(after) { $0.slug = "puerto-cerrado" })
        #expect(after.path == "/puerto-cerrado/")
        after = try saved(try await edit(after) { $0.primarySection = nation })
        #expect(after.path == "/nacional/puerto-cerrado/")
        let resolve = { @Sendable (path: String) in try await store.read { try $0.resolve(path: path) } }
        for old in [story.path, "/puerto-cerrado/"] {
            #expect(try await resolve(old) == .redirect(to: after.path, isPermanent: true))
        }
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("keeps the address of a story that came from elsewhere when its section changes")
    func foreignAddress() async throws {
        let nation = try await newspaper.section("Nacional")
        let story = try await newspaper.publish("El puerto reabre") { $0.path = "/2019/03/el-puerto-reabre.html" }
        let after = try saved(try await edit(story) { $0.primarySection = nation })
        #expect(after.path == story.path)
    }

    @Test("keeps every part of every version")
    func revisions() async throws {
        let (ana, nation) = (try await newspaper.person("Ana"), try await newspaper.section("Nacional"))
        let (more, tag) = (try await newspaper.section("Economía"), try await newspaper.tag("puerto"))
        let picture = try await newspaper.picture("muelle")
        let story = try await story()
        let second = try saved(
            try await edit(story) { content in
                content.kind = .interview
                content.bylines = [ana]
                content.furtherSections = [more]
                content.tags = [tag]
                content.leadPicture = PictureUse(
                    picture: picture,
                    caption: CleanHTML(vouchedFor: "Pie"),
                    altText: "Un muelle",
                    credit: "EFE"
                )
                content.commentsOpen = false
                content.embargo = TemporaryNewspaper.time(600)
                content.searchOverride = TextOverride(title: "T", description: "D")
            }
        )
        let third = try saved(
            try await edit(second) { content in
                content = ArticleContent(story)
                content.primarySection = nation
            }
        )
        for version in [story, second, third] {
            let content = try await store.read { try $0.content(of: story.id, version: version.version) }
            #expect(content == ArticleContent(version), "version \(version.version)")
        }
        #expect(try await store.read { try $0.content(of: story.id, version: 9) } == nil)
    }

    @Test("reads revisions of earlier versions of the program")
    func oldRevision() async throws {
        let story = try await story()
        _ = try await edit(story) { $0.commentsOpen = false }
        let text = try #require(try await newspaper.texts("SELECT fields FROM revision WHERE version = 1").first)
        var fields = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        for name in ["commentsOpen", "embargo", "hasPrimarySection"] { fields[name] = nil }
        let old = String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
        try await store.note("UPDATE revision SET fields = ? WHERE version = 1", [.text(old)])
        let content = try #require(try await store.read { try $0.content(of: story.id, version: 1) })
        #expect(content.headline == story.headline)
        #expect(!content.commentsOpen)
    }

    @Test("is refused to those who may not edit the story")
    func refused() async throws {
        let account = Account(id: Identifier(0), email: "r@faro.example", name: "Rosa", role: .reporter)
        let added = try await newsroom.addAccount(account, by: newspaper.editor, at: TemporaryNewspaper.noon)
        let story = try await story()
        let edit = StoryEdit(content: ArticleContent(story), base: story.version)
        let error = await #expect(throws: StoreError.self) {
            try await newsroom.edit(story.id, edit, by: Actor(account: added), at: TemporaryNewspaper.noon)
        }
        #expect(error?.code == .forbidden)
    }
}
