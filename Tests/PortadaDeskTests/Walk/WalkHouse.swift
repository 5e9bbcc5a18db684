import Foundation
import HTTPTypes
import PortadaCore
import PortadaRendering
import PortadaStore

@testable import PortadaDesk

/// A newspaper with a killed story that everything knew of, one in the bin, and the draft of somebody: each of words that
/// stand nowhere else.
struct WalkHouse {
    /// A word of the killed story, of the one in the bin, of the draft.
    static let (killedWord, binnedWord, draftWord) = ("xilofag", "zarandill", "almocafr")

    let test: TestDesk
    let people: [Role: TestDesk.Person]
    let killed: Identifier<Article>
    let binned: Identifier<Article>
    let draft: Identifier<Article>
    /// Published, with boxes that recommend the killed one, now and in former versions.
    let neighbour: Identifier<Article>
    let picture: Identifier<Picture>
    let comment: Identifier<Comment>
    /// By the links for people without an account, which were made before.
    let previews: [Token]

    private static let (noon, actor) = (TestDesk.noon, TestDesk.program)
    private static let later = noon.advanced(bySeconds: 3600)

    init(api: APIRules = APIRules()) async throws {
        test = try TestDesk(api: api)
        let newsroom = test.newsroom
        try await newsroom.saveSettings(NewspaperSettings(name: "El Faro"), by: Self.actor, at: Self.noon)
        var people: [Role: TestDesk.Person] = [:]
        for role in Role.allCases { people[role] = try await test.signIn(role) }
        self.people = people
        let shown = Picture(id: Identifier(0), hash: nil, slug: "muelle", width: 1200, height: 800)
        picture = try await newsroom.save(shown, id: nil, by: Self.actor, at: Self.noon)
        let tag = PortadaCore.Tag(id: Identifier(0), name: "puerto", slug: "puerto")
        let harbour = try await newsroom.save(tag, id: nil, by: Self.actor, at: Self.noon)

        killed = try await Self.make(Self.killedWord, .published, newsroom, picture, harbour)
        binned = try await Self.make(Self.binnedWord, .trashed, newsroom, nil, harbour)
        draft = try await Self.make(Self.draftWord, .draft, newsroom, nil, harbour)
        neighbour = try await Self.recommending(Self.killedWord, newsroom, harbour)
        comment = try await newsroom.addComment(
            Comment(
                id: Identifier(0),
                article: killed,
                parent: nil,
                author: "Lector",
                text: Self.text(Self.killedWord),
                time: Self.noon,
                status: .pending
            ),
            by: Self.actor,
            at: Self.noon
        ).id
        previews = [Token(), Token()]
        try await busy(people)
        _ = try await newsroom.kill(killed, reason: "Un juez lo manda.", by: Self.actor, at: Self.noon)
    }

    /// What colleagues were at when it was killed: a plan, a place on the front, notes, a journal, links for others.
    private func busy(_ people: [Role: TestDesk.Person]) async throws {
        let newsroom = test.newsroom
        let base = try await test.store.read { try $0.article(killed) }.map { ArticleContent($0) }
        if var planned = base, let base {
            planned.headline = "\(Self.killedWord) otra vez"
            let act = PlannedChange.Act.update(planned, base: base, announces: false)
            _ = try await newsroom.planChange(act, of: killed, at: Self.later, by: Self.actor, at: Self.noon)
        }
        let correction = Correction(kind: .correction, text: Self.text(Self.killedWord), time: Self.noon)
        _ = try await newsroom.correct(killed, correction, by: Self.actor, at: Self.noon)
        let pin = FrontPin(story: killed, slot: .lead, position: 0)
        _ = try await newsroom.arrangeFront(FrontArrangement(pins: [pin]), base: 0, by: Self.actor, at: Self.noon)
        let strip = BreakingNews(text: Self.killedWord, target: .article(killed), until: Self.later)
        try await newsroom.setBreaking(strip, by: Self.actor, at: Self.noon)
        for (story, token) in zip([killed, draft], previews) {
            try await newsroom.sharePreview(
                of: story,
                token: token.digest,
                until: Self.later,
                by: Self.actor,
                at: Self.noon
            )
        }
        let finding = HealthFinding(kind: .deadLink, article: neighbour, detail: "/\(Self.killedWord)o/")
        try await test.store.noteFinding(finding, at: Self.noon)
        for person in people.values {
            for (story, words) in [(killed, Self.killedWord), (neighbour, Self.box(Self.killedWord))] {
                let entry = JournalEntry(
                    key: JournalEntry.Key(account: person.account.id, window: "w1"),
                    sequence: 1,
                    base: 1,
                    fields: ["headline": ["Vecina"], "body": ["<p>Cerca y lejos.</p>\(words)"]],
                    time: Self.noon
                )
                try await test.store.note(entry, of: story)
            }
        }
    }

    // MARK: Stories

    private static func text(_ word: String) -> CleanHTML { CleanHTML(vouchedFor: "<p>Un \(word)o.</p>") }

    private static func box(_ word: String) -> String {
        "<p class=\"related\"><a href=\"/\(word)o/\">El \(word)o</a></p>"
    }

    private static func make(
        _ word: String,
        _ status: ArticleStatus,
        _ newsroom: Newsroom,
        _ picture: Identifier<Picture>?,
        _ tag: Identifier<PortadaCore.Tag>
    ) async throws -> Identifier<Article> {
        var story = Article(
            id: Identifier(0),
            status: status,
            kicker: "\(word)ia",
            headline: "El \(word)o",
            summary: "Dos \(word)os.",
            body: text(word),
            tags: [tag],
            leadPicture: picture.map { PictureUse(picture: $0, altText: "\(word)ero") },
            slug: "\(word)o",
            path: "/\(word)o/",
            times: ArticleTimes(created: noon)
        )
        if status == .published { (story.times.firstPublished, story.times.published) = (noon, noon) }
        return try await newsroom.create(story, by: actor, at: noon).id
    }

    /// A story of two versions, both with a box.
    private static func recommending(
        _ word: String,
        _ newsroom: Newsroom,
        _ tag: Identifier<PortadaCore.Tag>
    ) async throws -> Identifier<Article> {
        var story = Article(
            id: Identifier(0),
            status: .published,
            headline: "Vecina",
            body: CleanHTML(vouchedFor: "<p>Cerca.</p>\(box(word))<p>Lejos.</p>"),
            tags: [tag],
            slug: "vecina",
            path: "/vecina/",
            times: ArticleTimes(created: noon)
        )
        (story.times.firstPublished, story.times.published) = (noon, noon)
        let made = try await newsroom.create(story, by: actor, at: noon)
        var content = ArticleContent(made)
        content.body = CleanHTML(vouchedFor: "<p>Muy cerca.</p>\(box(word))<p>Lejos.</p>")
        let edit = StoryEdit(content: content, base: made.version)
        _ = try await newsroom.edit(made.id, edit, by: actor, at: noon)
        let act = PlannedChange.Act.update(content, base: content, announces: false)
        _ = try await newsroom.planChange(act, of: made.id, at: later, by: actor, at: noon)
        return made.id
    }

    // MARK: Words

    /// The words that a role may not read.
    static func hidden(from role: Role?) -> [String] {
        guard let role else { return [killedWord, binnedWord, draftWord] }
        return [(killedWord, ArticleStatus.killed), (binnedWord, .trashed), (draftWord, .draft)]
            .filter { !role.maySee($0.1) }.map(\.0)
    }

    /// The stories that everything is asked about.
    var stories: [Identifier<Article>] { [killed, binned, draft, neighbour] }
}
