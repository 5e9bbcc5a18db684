import Foundation
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// What lies on the desk of somebody who opens a story: the text, and all that its papers show.
struct StoryDesktop: Sendable {
    let story: Article
    let content: ArticleContent
    private let visitor: Visitor
    private let office: StoryOffice
    private let newTags: [String]
    private let newBylines: [String]
    private let byline: TypedByline
    private let base: String
    private let found: Found
    private let now: Timestamp

    private struct Found: Sendable {
        var mayEdit: Bool
        var sections: SectionTree
        var people: [Person]
        var tags: [Tag]
        var lead: Picture?
        var saved: StoryRevision?
        var standing: StoryStanding
        var journal: [JournalEntry]
        var notes: [StoryNote]
    }

    /// - Parameters:
    ///   - typed: what was typed and could not be saved, to be shown again.
    ///   - byline: a name that was typed as a byline; where it doesn't say who signs, it is shown again.
    init(
        _ id: Identifier<Article>,
        _ visitor: Visitor,
        _ office: StoryOffice,
        typed: Form?,
        byline: TypedByline
    ) async throws {
        let story = try await office.story(id, for: visitor)
        var content = ArticleContent(story)
        if let typed {
            let version = NumberRange.counts.read(typed["base"]) ?? story.version
            let seen = try await office.desk.store.read { try office.seen(story, at: version, $0) }
            content = office.form.read(typed, over: seen).content
        }
        let shown = content
        self.story = story
        self.content = content
        self.visitor = visitor
        self.office = office
        now = office.desk.clock()
        newTags = typed.map(office.form.newTags) ?? []
        newBylines = typed.map(office.form.newBylines)?.map(\.name) ?? []
        self.byline = byline
        base = typed?["base"] ?? "\(story.version)"
        found = try await office.desk.store.read { reader in
            Found(
                mayEdit: try reader.mayEdit(story, visitor.account),
                sections: try reader.sectionTree(),
                people: try reader.people(shown.bylines),
                tags: try reader.tags(shown.tags),
                lead: try shown.leadPicture.flatMap { try reader.pictures([$0.picture])[$0.picture] },
                saved: try reader.revisions(of: story.id, limit: 1).first,
                standing: try StoryStanding(of: story, for: visitor, site: office.desk.parts.address, reader),
                journal: try reader.journal(of: visitor.account.id, in: story.id),
                notes: try reader.notes(at: story.id)
            )
        }
    }

    /// The page.
    func model(_ frame: FrameModel, notice: String, fault: String) -> StoryModel {
        let language = office.language
        return StoryModel(
            frame: frame,
            id: "\(story.id)",
            base: base,
            notice: notice,
            fault: fault.isEmpty ? byline.told(language, mayName: mayName) : fault,
            hindrance: found.mayEdit ? "" : language.text("story.readOnly"),
            publication: PublicationModel(found.standing, for: visitor, language: language, now: now),
            path: story.status == .published ? story.path : "",
            saved: saved,
            fields: fields,
            editor: EditorModel(ownHosts: office.form.ownHosts),
            data: data.json,
            texts: DeskTemplates.storyTexts(language).json,
            unsaved: found.journal.map { entry in
                UnsavedModel(
                    time: office.dates.dateTime(entry.time),
                    path: "/desk/stories/\(story.id)/merge/\(entry.key.window)/"
                )
            },
            notes: found.notes.map { note in
                NoteModel(
                    author: note.author,
                    time: office.dates.ago(note.time, now: now) ?? office.dates.dateTime(note.time),
                    lines: note.text.split(whereSeparator: \.isNewline).map(String.init)
                )
            }
        )
    }

    private var mayName: Bool { visitor.may(.manageNames) }

    /// Who can be made by a tick: nobody is called so yet.
    private var nameable: String {
        if case .unknown(let name) = byline, mayName { name } else { "" }
    }

    private var saved: String {
        guard let saved = found.saved else { return "" }
        let time = office.dates.ago(saved.time, now: now) ?? office.dates.dateTime(saved.time)
        return office.language.text("story.savedBy", ["name": office.language.actor(saved.actor), "time": time])
    }

    private var data: StoryData {
        StoryData(
            story: story.id.rawValue,
            form: JournalForm.story.name,
            fields: StoryForm.names.sorted(),
            account: visitor.account.id.rawValue,
            key: visitor.formKey,
            version: story.version,
            mayEdit: found.mayEdit,
            hasJournal: !found.journal.isEmpty,
            lastNote: found.notes.last?.id.rawValue ?? 0,
            timeZone: office.timeZone,
            address: office.desk.parts.address
        )
    }

    private var fields: StoryFieldsModel {
        let language = office.language
        return StoryFieldsModel(
            kinds: ArticleKind.allCases.map { kind in
                ChoiceModel(
                    value: kind.rawValue,
                    label: language.text("kind.\(kind.rawValue)"),
                    isChosen: kind == content.kind
                )
            },
            kicker: FieldReader.shown(line: content.kicker),
            headline: content.headline,
            summary: content.summary,
            body: StoryForm.text(of: content.body),
            bylines: found.people.map { ChoiceModel(value: "\($0.id)", label: $0.name, isChosen: true) }
                + newBylines.map { ChoiceModel(value: StoryForm.newMark + $0, label: $0, isChosen: true) },
            bylineName: byline.unsigned ?? "",
            nameable: nameable,
            mayName: mayName,
            agencyCredit: FieldReader.shown(line: content.agencyCredit),
            sections: ChoiceModel.sections(found.sections, chosen: content.primarySection),
            furtherSections: ChoiceModel.sections(found.sections, chosen: nil).map { choice in
                var choice = choice
                choice.isChosen = content.furtherSections.contains { "\($0)" == choice.value }
                return choice
            },
            tags: found.tags.map { ChoiceModel(value: "\($0.id)", label: $0.name, isChosen: true) },
            newTags: newTags.joined(separator: ", "),
            lead: lead,
            slug: story.hasOwnSlug || content.slug != story.slug ? content.slug : "",
            givenSlug: story.slug,
            commentsOpen: content.commentsOpen,
            searchTitle: FieldReader.shown(line: content.searchOverride.title),
            searchDescription: content.searchOverride.description,
            socialTitle: FieldReader.shown(line: content.socialOverride.title),
            socialDescription: content.socialOverride.description,
            embargo: content.embargo.map(office.dates.field) ?? "",
            timeZone: office.timeZone
        )
    }

    private var lead: LeadPictureModel {
        guard let use = content.leadPicture else { return LeadPictureModel() }
        return LeadPictureModel(
            id: "\(use.picture)",
            address: found.lead?.smallAddress ?? "",
            caption: use.caption.markup,
            alt: use.altText,
            credit: FieldReader.shown(line: use.credit)
        )
    }
}

/// What the script of a page with a story's form needs to know.
struct StoryData: Encodable, Sendable {
    let story: Int64
    /// Which form it is, as the journal calls it.
    let form: String
    /// The fields that are kept.
    let fields: [String]
    let account: Int64
    let key: String
    let version: Int64
    let mayEdit: Bool
    /// Whether something waits in a journal of this account.
    let hasJournal: Bool
    /// The number of the last note to colleagues that the page shows.
    let lastNote: Int64
    /// The newspaper's time zone, in which times are told.
    let timeZone: String
    let address: String
}

extension StoryData {
    /// What is needed to know of the form for a text that is to replace a story's.
    init(_ file: StoryFile, at form: JournalForm, hasJournal: Bool) {
        self.init(
            story: file.story.id.rawValue,
            form: form.name,
            fields: PlanPage.names.sorted(),
            account: file.visitor.account.id.rawValue,
            key: file.visitor.formKey,
            version: file.story.version,
            mayEdit: true,
            hasJournal: hasJournal,
            lastNote: 0,
            timeZone: file.office.timeZone,
            address: file.desk.parts.address
        )
    }
}

extension Encodable {
    /// The value as JSON; empty when it can't be written, which no value of ours is.
    var json: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

extension Reader {
    /// Whether somebody may edit a story as it is.
    func mayEdit(_ story: Article, _ account: Account) throws -> Bool {
        let isOwn = try isOwn(story, of: account.id)
        return account.role.may(.write)
            && account.role.may(AccessTable.permission(toEdit: story.status, isOwn: isOwn))
    }
}
