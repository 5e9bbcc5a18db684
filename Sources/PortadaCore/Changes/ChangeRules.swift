/// Which questions may have other answers after an operation on a story. `ChangeTable` holds the families of all
/// operations; here are the subjects.
public enum ChangeRules {
    /// A story before and after an operation; nil stands for "there was none" or "there is none".
    ///
    /// A story that readers never saw touches only itself. One that they see or saw touches every list that it enters or
    /// leaves, and, when something of it is different that lists show, every list that it stands in: a change of its text
    /// alone is one of its own page.
    public static func tags(before: Article?, after: Article?, sections: SectionTree) -> Set<QueryTag> {
        guard before != after else { return [] }
        var tags: Set<QueryTag> = []
        if let id = (after ?? before)?.id { tags.insert(.article(id)) }
        let isOtherwise = isShownOtherwise(before, after)
        let (left, entered) = (
            before.map { lists(of: $0, sections: sections) } ?? [],
            after.map { lists(of: $0, sections: sections) } ?? []
        )
        tags.formUnion(isOtherwise ? left.union(entered) : left.symmetricDifference(entered))
        // A month's sitemap names the pictures of texts, too, which no other list shows.
        if before?.bodyPictures != after?.bodyPictures { tags.formUnion(left.union(entered).filter(isMonth)) }
        let seen = [before, after].compactMap { $0 }
        if isOtherwise, let story = seen.first(where: \.status.hasAddress) { tags.insert(.teaser(story.id)) }
        if isOtherwise || before?.corrections != after?.corrections,
            seen.contains(where: { $0.status.isPublic && !$0.corrections.isEmpty })
        {
            tags.insert(.corrections)
        }
        // The address that a story answers to; one that readers can't reach has none yet.
        let (old, new) = (isAddressed(before) ? before?.path : nil, isAddressed(after) ? after?.path : nil)
        if old != new || before?.slug != after?.slug, old != nil || new != nil {
            tags.formUnion([old, new].compactMap { $0 }.map(QueryTag.address(of:)))
            tags.formUnion([before, after].compactMap { $0.map { .address($0.slug) } })
        }
        return tags
    }

    /// Whether a story is shown otherwise elsewhere than on its own page: in lists, cards, links.
    public static func isShownOtherwise(_ before: Article?, _ after: Article?) -> Bool {
        before.map(Teaser.init) != after.map(Teaser.init)
    }

    /// What is shown of a story elsewhere than on its own page, see `ArticleSummary`.
    private struct Teaser: Equatable {
        let texts: [String]
        let status: ArticleStatus
        let kind: ArticleKind
        let sections: [Identifier<Section>]
        let bylines: [Identifier<Person>]
        let picture: PictureUse?
        let times: [Timestamp?]

        init(_ article: Article) {
            texts = [
                article.kicker, article.headline, article.shownSummary, article.listedSummary, article.agencyCredit,
                article.path, article.slug,
            ]
            (status, kind, picture) = (article.status, article.kind, article.shownPicture)
            (sections, bylines) = (article.allSections, article.bylines)
            times = [article.times.published, article.times.updated]
        }
    }

    /// The lists that a public story stands in, as tags.
    public static func lists(of article: Article, sections: SectionTree) -> Set<QueryTag> {
        guard article.status.isPublic else { return [] }
        guard article.kind != .page else { return [.pages] }
        var tags: Set<QueryTag> = [.latest, .kind(article.kind)]
        for section in article.allSections {
            tags.formUnion(sections.lineage(of: section).map { .section($0.id) })
        }
        tags.formUnion(article.bylines.map { .person($0) })
        tags.formUnion(article.tags.map { .tag($0) })
        if let published = article.times.published { tags.insert(.month(month(of: published))) }
        return tags
    }

    /// The month of a moment in UTC, counted from January 1970.
    public static func month(of moment: Timestamp) -> Int {
        let days = Int((Double(moment.rawValue) / 86_400_000).rounded(.down))
        // The civil calendar from a count of days (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let year = yearOfEra + era * 400 + (monthFromMarch >= 10 ? 1 : 0)
        return (year - 1970) * 12 + (monthFromMarch + 2) % 12
    }

    private static func isMonth(_ tag: QueryTag) -> Bool {
        if case .month = tag { true } else { false }
    }

    private static func isAddressed(_ article: Article?) -> Bool {
        article?.status.hasAddress == true
    }
}
