import Foundation
import HTTPTypes
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// What is needed to work on stories for one request: the language, the newspaper's clock and the rules of the form.
struct StoryOffice: Sendable {
    let desk: Desk
    let language: Language
    let dates: DateWriter
    let timeZone: String
    let form: StoryForm
    let boxes: KilledBoxes

    init(_ desk: Desk, _ context: DeskContext) async throws {
        self.desk = desk
        language = try await desk.language(of: context)
        timeZone = try await desk.store.read { try $0.settings().timeZone }
        dates = DateWriter(language: language, timeZone: timeZone)
        form = StoryForm(dates: dates, address: desk.parts.address)
        boxes = KilledBoxes(site: desk.parts.address, areHidden: context.visitor?.may(.kill) != true)
    }

    /// A story that somebody may see, as they see it.
    func story(_ id: Identifier<Article>, for visitor: Visitor) async throws -> Article {
        let story = try await desk.store.read { reader in
            try reader.article(id, for: visitor).map { try shown($0, reader) }
        }
        guard let story else { throw DeskFault.notFound }
        return story
    }

    private func shown(_ story: Article, _ reader: Reader) throws -> Article {
        var story = story
        story.body = try boxes.shown(story.body, reader)
        return story
    }

    /// What a form that is based on a version showed: that version, or what there is where nobody kept it.
    func seen(_ story: Article, at version: Int64, _ reader: Reader) throws -> ArticleContent {
        try boxes.shown(whole(story, at: version, reader), reader)
    }

    /// The same, with what was not shown of it.
    func whole(_ story: Article, at version: Int64, _ reader: Reader) throws -> ArticleContent {
        try reader.content(of: story.id, version: version)
            ?? ArticleContent(boxes.areHidden ? reader.article(story.id) ?? story : story)
    }

    /// What a text that is brought together with others began with, as it was shown; nil where the store knows.
    func ancestor(of story: Article, at version: Int64, _ reader: Reader) throws -> ArticleContent? {
        guard boxes.areHidden else { return nil }
        return try reader.content(of: story.id, version: version).map { try boxes.shown($0, reader) }
    }

    /// What is saved of a content that was written over a version.
    func kept(
        _ content: ArticleContent,
        of story: Article,
        at version: Int64,
        _ reader: Reader
    ) throws -> ArticleContent {
        try boxes.kept(content, of: whole(story, at: version, reader), reader)
    }

    /// What became of a form that was saved.
    struct Saved: Sendable {
        let outcome: StoryEdit.Outcome
        /// The name that was typed as a byline.
        let byline: TypedByline
        /// What was chosen and is no longer there, in words; empty when all is.
        let gone: String
    }

    /// Saves what a form brings. Fails with a `FormRefusal` when something of it can't be taken.
    func save(
        _ typed: Form,
        to id: Identifier<Article>,
        by visitor: Visitor,
        at time: Timestamp
    ) async throws -> Saved {
        let base = try typed.number("base")
        let story = try await story(id, for: visitor)
        let (seen, byline) = try await desk.store.read { reader in
            (try self.seen(story, at: base, reader), try TypedByline(form.typedByline(typed), reader))
        }
        let read = form.read(typed, over: seen)
        if let refusal = FormRefusal(read.faults, language) { throw refusal }
        let (content, gone) = try await desk.store.read { reader -> (ArticleContent, String) in
            let (content, gone) = try GoneChoices(in: with(byline, read.content), over: seen, reader).left(language)
            let whole = try kept(content, of: story, at: base, reader)
            return (try keeping(noted(typed, by: visitor, of: id, reader), in: whole, of: story, reader), gone)
        }
        let edit = StoryEdit(
            content: content,
            base: base,
            newTags: form.newTags(typed),
            newBylines: form.newBylines(typed),
            journal: JournalEntry.Mark(typed, of: visitor),
            announces: typed.has("announce")
        )
        let outcome = try await desk.store.newsroom.edit(id, edit, by: visitor.actor, at: time)
        return Saved(outcome: outcome, byline: byline, gone: gone)
    }

    /// A content with whom a name typed as a byline means.
    func with(_ byline: TypedByline, _ content: ArticleContent) -> ArticleContent {
        var content = content
        if case .person(let person) = byline, !content.bylines.contains(person) { content.bylines.append(person) }
        return content
    }

    /// Keeps what a form brought, until its editor decides.
    /// - Returns: the name of the window that it is kept under.
    func keep(_ typed: Form, of id: Identifier<Article>, by visitor: Visitor, at time: Timestamp) async throws -> String
    {
        let key =
            JournalEntry.Key(typed, of: visitor) ?? JournalEntry.Key(account: visitor.account.id, window: "form")
        // Without a script nothing counts: the moment does.
        let sequence = try typed.numberIfAny("_sequence").map { $0 + 1 } ?? time.rawValue
        let story = try await story(id, for: visitor)
        let fields = try await desk.store.read { reader in
            let before = try noted(typed, by: visitor, of: id, reader)
            return try keeping(before, in: typed.fields(StoryForm.names), of: story, reader)
        }
        let entry = JournalEntry(
            key: key,
            sequence: sequence,
            base: try typed.numberIfAny("base") ?? 0,
            fields: fields,
            time: time
        )
        try await desk.store.note(entry, of: id)
        return key.window
    }

    /// What a script is told of a story that was saved. A name that doesn't say who signs stays where it was typed.
    func answer(
        _ story: Article,
        isJoined: Bool,
        left: [String],
        byline: TypedByline,
        gone: String,
        _ visitor: Visitor
    ) async throws -> SavedAnswer {
        let story = try await desk.store.read { try shown(story, $0) }
        var fields = form.fields(ArticleContent(story), hasOwnSlug: story.hasOwnSlug)
        fields["byline-name"] = [byline.unsigned ?? ""]
        return SavedAnswer(
            version: story.version,
            isJoined: isJoined,
            left: left,
            gone: gone,
            byline: UnsignedByline(byline, language, mayName: visitor.may(.manageNames)),
            fields: fields,
            names: try await names(of: [ArticleContent(story)]),
            slug: story.slug,
            path: story.path
        )
    }

    /// The names of what contents refer to by numbers, for those who show them.
    func names(of contents: [ArticleContent]) async throws -> StoryNames {
        try await desk.store.read { reader in
            let people = try reader.people(contents.flatMap(\.bylines)).map { ("\($0.id)", $0.name) }
            let tags = try reader.tags(contents.flatMap(\.tags)).map { ("\($0.id)", $0.name) }
            let pictures = try reader.pictures(Set(contents.compactMap { $0.leadPicture?.picture })).values
                .map { ("\($0.id)", $0.smallAddress) }
            return StoryNames(
                byline: Dictionary(people, uniquingKeysWith: { first, _ in first }),
                tag: Dictionary(tags, uniquingKeysWith: { first, _ in first }),
                lead: Dictionary(pictures, uniquingKeysWith: { first, _ in first })
            )
        }
    }
}

/// The names of what a form refers to, by number.
struct StoryNames: Encodable, Sendable {
    var byline: [String: String]
    var tag: [String: String]
    /// Where the small renditions of pictures lie.
    var lead: [String: String]
}

extension Picture {
    /// Where the rendition lies that the story's papers show; empty while the file is missing.
    var smallAddress: String {
        let spec = RenditionSpec(width: 480, height: 320, format: .jpeg)
        return hash.map { MediaAddress(hash: $0, slug: slug, spec: spec).path } ?? ""
    }
}

/// What a script is told of a save.
struct SavedAnswer: Encodable, Sendable {
    let version: Int64
    /// Whether it came together with what others saved meanwhile.
    let isJoined: Bool
    /// The names of removed pictures that were left out of it.
    let left: [String]
    /// What was chosen and is no longer there, in words; empty when all is.
    let gone: String
    /// The name that was typed as a byline, where it doesn't say who signs.
    let byline: UnsignedByline?
    let fields: [String: [String]]
    let names: StoryNames
    let slug: String
    let path: String
}

extension JournalEntry.Mark {
    /// The place in a journal that a form names; nil when it names none.
    init?(_ form: Form, of visitor: Visitor, at place: JournalForm = .story) {
        guard let key = JournalEntry.Key(form, of: visitor, at: place),
            let sequence = NumberRange.counts.read(form["_sequence"])
        else {
            return nil
        }
        self.init(key: key, sequence: sequence)
    }
}

extension JournalEntry.Key {
    /// The editor that a form names; nil when it names none.
    init?(_ form: Form, of visitor: Visitor, at place: JournalForm = .story) {
        self.init(form["_window"], of: visitor, at: place)
    }

    /// An editor by the name of the window: letters, digits and hyphens.
    init?(_ window: String, of visitor: Visitor, at place: JournalForm = .story) {
        let isName =
            (1...40).contains(window.utf8.count)
            && window.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
        guard isName else { return nil }
        self.init(account: visitor.account.id, window: window, form: place)
    }
}
