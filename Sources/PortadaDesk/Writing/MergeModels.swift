import PortadaCore
import PortadaRendering
import PortadaStore

/// Two versions side by side, with a choice wherever both changed the same.
struct MergeModel: TemplateModel {
    var frame: FrameModel
    /// The story's page.
    var path: String
    var window: String
    var headline: String
    /// The version that is compared with.
    var version: String
    var mineTime: String
    var theirName: String
    var theirTime: String
    /// Whether readers can be told, and whether that was ticked already.
    var mayAnnounce: Bool
    var announces: Bool
    var parts: [MergePartModel]
    var bodyParts: [MergePartModel]

    static let template = TemplateShape<MergeModel>(
        .record("frame") { $0.frame },
        .text("path") { $0.path },
        .text("window") { $0.window },
        .text("headline") { $0.headline },
        .text("version") { $0.version },
        .text("mineTime") { $0.mineTime },
        .text("theirName") { $0.theirName },
        .text("theirTime") { $0.theirTime },
        .flag("mayAnnounce") { $0.mayAnnounce },
        .flag("announces") { $0.announces },
        .flag("isDecided") { $0.parts.isEmpty && $0.bodyParts.isEmpty },
        .list("parts") { $0.parts },
        .flag("hasBody") { !$0.bodyParts.isEmpty },
        .list("bodyParts") { $0.bodyParts }
    )
}

/// A part of a story in two versions, or a stretch of the body on which both agree.
struct MergePartModel: TemplateModel {
    /// What its choice is called in the form; empty where both agree.
    var name = ""
    var label = ""
    /// The text on which both agree: where it is long, its beginning.
    var agreed = CleanHTML.empty
    /// What is left out of it, in words.
    var skipped = ""
    /// Its end.
    var agreedEnd = CleanHTML.empty
    var mine: [RunModel] = []
    var theirs: [RunModel] = []
    /// Whether keeping both makes sense.
    var canJoin = false
    /// What to begin with when it is written by hand.
    var text = ""
    /// Whether it can be written by hand.
    var isText = false

    static let template = TemplateShape<MergePartModel>(
        .text("name") { $0.name },
        .text("label") { $0.label },
        .html("agreed") { $0.agreed },
        .text("skipped") { $0.skipped },
        .html("agreedEnd") { $0.agreedEnd },
        .list("mine") { $0.mine },
        .list("theirs") { $0.theirs },
        .flag("canJoin") { $0.canJoin },
        .text("text") { $0.text },
        .flag("isText") { $0.isText }
    )
}

/// A run of words in a comparison.
struct RunModel: TemplateModel {
    var text: String
    var isAdded = false
    var isRemoved = false

    static let template = TemplateShape<RunModel>(
        .text("text") { $0.text },
        .flag("isAdded") { $0.isAdded },
        .flag("isRemoved") { $0.isRemoved }
    )

    /// What changed from one text to the other.
    static func runs(from old: String, to new: String) -> [RunModel] {
        WordDifference.runs(from: old, to: new).map { run in
            switch run {
            case .same(let text): RunModel(text: text)
            case .added(let text): RunModel(text: text, isAdded: true)
            case .removed(let text): RunModel(text: text, isRemoved: true)
            }
        }
    }
}

/// The names of what contents refer to by numbers.
struct ContentNames: Sendable {
    private let people: [Identifier<Person>: String]
    private let tags: [Identifier<Tag>: String]
    private let sections: SectionTree
    private let pictures: [Identifier<Picture>: Picture]

    init(_ contents: [ArticleContent], _ reader: Reader) throws {
        let found = try reader.people(contents.flatMap(\.bylines))
        people = Dictionary(found.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let words = try reader.tags(contents.flatMap(\.tags))
        tags = Dictionary(words.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        sections = try reader.sectionTree()
        pictures = try reader.pictures(Set(contents.compactMap { $0.leadPicture?.picture }))
    }

    /// A part of a content in words.
    func text(_ field: ArticleContent.Field, of content: ArticleContent, _ office: StoryOffice) -> String {
        let language = office.language
        return switch field {
        case .kind: language.text("kind.\(content.kind.rawValue)")
        case .kicker: content.kicker
        case .headline: content.headline
        case .summary: content.summary
        case .body: content.body.plainText
        case .bylines: content.bylines.compactMap { people[$0] }.joined(separator: ", ")
        case .agencyCredit: content.agencyCredit
        case .section: content.primarySection.flatMap { sections[$0]?.name } ?? ""
        case .furtherSections: content.furtherSections.compactMap { sections[$0]?.name }.joined(separator: ", ")
        case .tags: content.tags.compactMap { tags[$0] }.joined(separator: ", ")
        case .leadPicture: content.leadPicture.map(text) ?? ""
        case .slug: content.slug
        case .comments: language.text(content.commentsOpen ? "story.commentsOpen" : "story.commentsClosed")
        case .search: "\(content.searchOverride.title)\n\(content.searchOverride.description)"
        case .social: "\(content.socialOverride.title)\n\(content.socialOverride.description)"
        case .embargo: content.embargo.map(office.dates.dateTime) ?? ""
        }
    }

    private func text(_ use: PictureUse) -> String {
        [pictures[use.picture]?.slug ?? "", use.caption.plainText, use.altText, use.credit].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}

/// Writes what both changed as parts of the merge page.
struct MergeWriter: Sendable {
    let office: StoryOffice
    let names: ContentNames
    let base: ArticleContent
    let mine: ArticleContent

    private static let texts: Set<ArticleContent.Field> = [.kicker, .headline, .summary, .agencyCredit, .slug]
    private static let joinable: Set<ArticleContent.Field> = [.bylines, .agencyCredit]

    /// The parts besides the body.
    func fields(_ merge: ContentMerge) -> [MergePartModel] {
        ArticleContent.Field.allCases.filter { merge.conflicts.contains($0) }.map { field in
            let (was, own, other) = (text(field, base), text(field, mine), text(field, merge.merged))
            return MergePartModel(
                name: field.rawValue,
                label: office.language.text("story.field.\(field.rawValue)"),
                mine: RunModel.runs(from: was, to: own),
                theirs: RunModel.runs(from: was, to: other),
                canJoin: Self.joinable.contains(field),
                text: own,
                isText: Self.texts.contains(field)
            )
        }
    }

    /// The body, stretch by stretch.
    func body(_ merge: ContentMerge) -> [MergePartModel] {
        var number = 0
        return merge.bodyParts.map { part in
            switch part {
            case .agreed(let blocks):
                guard blocks.count > 3 else { return MergePartModel(agreed: CleanHTML(joining: blocks)) }
                return MergePartModel(
                    agreed: CleanHTML(joining: blocks.prefix(1)),
                    skipped: office.language.text("merge.skipped", count: blocks.count - 2),
                    agreedEnd: CleanHTML(joining: blocks.suffix(1))
                )
            case .conflict(let was, let own, let other):
                defer { number += 1 }
                return MergePartModel(
                    name: "body-\(number)",
                    label: office.language.text("merge.passage"),
                    mine: RunModel.runs(from: words(was), to: words(own)),
                    theirs: RunModel.runs(from: words(was), to: words(other)),
                    canJoin: !own.isEmpty && !other.isEmpty,
                    text: PlainPassage.text(of: own),
                    isText: true
                )
            }
        }
    }

    private func text(_ field: ArticleContent.Field, _ content: ArticleContent) -> String {
        names.text(field, of: content, office)
    }

    /// The words of blocks; those of a picture without a caption are its file's.
    private func words(_ blocks: [CleanHTML]) -> String {
        blocks.map { block in
            let text = block.plainText
            return text.isEmpty ? block.pictureHashes.map { "[\($0)]" }.joined() : text
        }.joined(separator: "\n")
    }
}
