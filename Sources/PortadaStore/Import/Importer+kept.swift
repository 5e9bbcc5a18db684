import PortadaCore

extension Importer {
    /// A story that the newsroom changed stays as it is: what the export has otherwise is noted, and its comments follow.
    func keep(
        _ id: Identifier<Article>,
        against export: Article,
        _ origin: Origin,
        _ comments: [ImportedComment]?
    ) throws -> Article {
        let here = try operation.article(id)
        if let comments { try write(comments, under: id, origin: origin) }
        let (mine, theirs) = (ArticleContent(here), ArticleContent(export))
        let differing = theirs.difference(from: mine)
        for field in ArticleContent.Field.allCases where differing.contains(field) {
            let (now, wanted) = (try words(field, mine), try words(field, theirs))
            // Most exports have no line above the headline: the newsroom's own is no difference.
            guard now != wanted, field != .kicker || !wanted.isEmpty else { continue }
            differences.note(
                KeptDifference(origin, name: here.headline, detail: field.rawValue, here: now, export: wanted)
            )
        }
        return here
    }

    /// A part of a story as the report gives it; the same for all stories where exports don't have it.
    private func words(_ field: ArticleContent.Field, _ content: ArticleContent) throws -> String {
        func path(_ section: Identifier<Section>) throws -> String {
            try operation.sections()[section]?.path ?? "\(section)"
        }
        func override(_ words: TextOverride) -> String {
            [words.title, words.description].filter { !$0.isEmpty }.joined(separator: " / ")
        }
        return switch field {
        case .kind, .agencyCredit, .embargo: ""
        case .kicker: content.kicker
        case .headline: content.headline
        case .summary: content.summary
        case .body: content.body.markup
        case .bylines: try operation.reader.people(content.bylines).map(\.name).joined(separator: ", ")
        case .section: try content.primarySection.map(path) ?? ""
        case .furtherSections: try content.furtherSections.map(path).joined(separator: ", ")
        case .tags: try operation.reader.tags(content.tags).map(\.name).joined(separator: ", ")
        case .leadPicture: content.leadPicture.map { "\($0.picture)" } ?? ""
        case .slug: content.slug
        case .comments: content.commentsOpen ? "open" : "closed"
        case .search: override(content.searchOverride)
        case .social: override(content.socialOverride)
        }
    }
}
