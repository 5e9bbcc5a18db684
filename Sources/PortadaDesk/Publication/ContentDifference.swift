import PortadaCore
import PortadaRendering

/// What differs between two contents of a story, for people to look at.
struct ContentDifference: Sendable {
    let old: ArticleContent
    let new: ArticleContent
    /// The parts that differ, in the order of the page.
    let fields: [ArticleContent.Field]

    private static let order: [ArticleContent.Field] = [
        .kind, .kicker, .headline, .summary, .body, .leadPicture, .bylines, .agencyCredit, .section, .furtherSections,
        .tags, .slug, .comments, .search, .social, .embargo,
    ]

    /// - Parameter fields: the parts to show; all that differ when nil.
    init(from old: ArticleContent, to new: ArticleContent, fields: [ArticleContent.Field]? = nil) {
        self.old = old
        self.new = new
        let different = new.difference(from: old)
        self.fields = fields ?? Self.order.filter(different.contains)
    }

    /// The parts in words.
    func models(_ names: ContentNames, _ office: StoryOffice) -> [FieldDifferenceModel] {
        fields.map { field in
            FieldDifferenceModel(
                label: office.language.text("story.field.\(field.rawValue)"),
                blocks: field == .body
                    ? body(office.language)
                    : [
                        DifferenceBlockModel(
                            runs: RunModel.runs(
                                from: names.text(field, of: old, office),
                                to: names.text(field, of: new, office)
                            )
                        )
                    ]
            )
        }
    }

    private func body(_ language: Language) -> [DifferenceBlockModel] {
        BlockDifference.parts(from: old.body, to: new.body).flatMap { part -> [DifferenceBlockModel] in
            switch part {
            case .same(let blocks): Self.context(blocks, language)
            case .changed(let from, let to):
                [Self.changed(Self.text(of: from, language), Self.text(of: to, language), language)]
            case .removed(let block):
                [DifferenceBlockModel(runs: [RunModel(text: Self.text(of: block, language), isRemoved: true)])]
            case .added(let block):
                [DifferenceBlockModel(runs: [RunModel(text: Self.text(of: block, language), isAdded: true)])]
            }
        }
    }

    /// Of what stayed, a paragraph on either side is enough to know the place.
    private static func context(_ blocks: [CleanHTML], _ language: Language) -> [DifferenceBlockModel] {
        func shown(_ block: CleanHTML) -> DifferenceBlockModel {
            DifferenceBlockModel(runs: [RunModel(text: text(of: block, language))], isContext: true)
        }
        guard blocks.count > 3, let first = blocks.first, let last = blocks.last else { return blocks.map(shown) }
        let gap = language.text("revision.same", count: blocks.count - 2)
        return [shown(first), DifferenceBlockModel(note: gap), shown(last)]
    }

    private static func changed(_ old: String, _ new: String, _ language: Language) -> DifferenceBlockModel {
        // The words are the same: a link or the form of the letters changed.
        guard old != new else {
            return DifferenceBlockModel(runs: [RunModel(text: new)], note: language.text("revision.form"))
        }
        return DifferenceBlockModel(runs: RunModel.runs(from: old, to: new))
    }

    /// A block's words, with its pictures named.
    private static func text(of block: CleanHTML, _ language: Language) -> String {
        let pictures = BodyReferences(of: block).images.map { image in
            let name = image.altText.isEmpty ? String(image.address.split(separator: "/").last ?? "") : image.altText
            return "[\(language.text("revision.picture")): \(name)] "
        }
        return pictures.joined() + block.plainText
    }
}

/// What differs in one part of a story.
struct FieldDifferenceModel: TemplateModel {
    var label: String
    var blocks: [DifferenceBlockModel]

    static let template = TemplateShape<FieldDifferenceModel>(
        .text("label") { $0.label },
        .list("blocks") { $0.blocks }
    )
}

/// A paragraph of a comparison.
struct DifferenceBlockModel: TemplateModel {
    var runs: [RunModel] = []
    /// What is said about it besides its words.
    var note = ""
    /// Whether it only shows the place.
    var isContext = false

    static let template = TemplateShape<DifferenceBlockModel>(
        .flag("hasRuns") { !$0.runs.isEmpty },
        .list("runs") { $0.runs },
        .text("note") { $0.note },
        .flag("isContext") { $0.isContext }
    )
}
