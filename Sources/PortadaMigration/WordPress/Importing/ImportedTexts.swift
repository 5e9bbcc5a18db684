import PortadaCore
import PortadaRendering
import PortadaStore

/// Looks how long a story's texts are. Longer ones than the desk takes are kept whole and reported; of those that nothing
/// could show, the beginning stands in the story and the whole in the database.
struct ImportedTexts {
    let importer: Importer
    let source: String

    func bound(_ article: inout Article, of draft: inout StoryDraft, _ report: inout ImportReport) throws {
        let label = draft.label
        var whole: [(String, JSONText)] = []
        func look(_ text: inout String, _ field: String, _ limit: TextLimit) {
            guard !limit.holds(text) else { return }
            let isCut = !TextLimit.imported.holds(text)
            report.note(
                ImportReport.LongText(
                    item: label,
                    field: field,
                    characters: TextLimit.length(of: text),
                    limit: limit.characters,
                    isCut: isCut
                )
            )
            guard isCut else { return }
            whole.append((field, .string(text)))
            text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(TextLimit.imported.characters)))
        }
        look(&article.headline, "headline", .headline)
        look(&article.summary, "summary", .summary)
        look(&article.searchOverride.title, "search title", .overrideTitle)
        look(&article.searchOverride.description, "search description", .overrideDescription)
        look(&article.socialOverride.title, "social title", .overrideTitle)
        look(&article.socialOverride.description, "social description", .overrideDescription)
        try lookAtBody(article, of: draft, &report)
        for index in draft.comments.indices { look(&draft.comments[index].author, "comment's author", .personName) }
        if draft.leftComments > 0 {
            report.skip(
                "Comments of a story that has more than \(StoryMapping.biggestCommentCount).",
                draft.label,
                count: draft.leftComments
            )
        }
        guard !whole.isEmpty else { return }
        let origin = Importer.Origin(source: source, kind: "text", id: draft.originID)
        try importer.keep(JSONText.object(whole).text, origin: origin)
    }

    private func lookAtBody(_ article: Article, of draft: StoryDraft, _ report: inout ImportReport) throws {
        guard draft.wholeBody != nil || !TextLimit.body.holds(article.body.markup) else { return }
        report.note(
            ImportReport.LongText(
                item: draft.label,
                field: "body",
                characters: TextLimit.length(of: draft.wholeBody ?? article.body.markup),
                limit: TextLimit.body.characters,
                isCut: draft.wholeBody != nil
            )
        )
        guard let whole = draft.wholeBody else { return }
        let origin = Importer.Origin(source: source, kind: "body", id: draft.originID)
        try importer.keep(JSONText.string(whole).text, origin: origin)
    }
}
