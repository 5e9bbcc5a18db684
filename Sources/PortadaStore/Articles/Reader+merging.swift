import PortadaCore

/// Three versions of a story that are to be brought together.
struct MergeSides: Sendable, Hashable {
    let base: ArticleContent
    let mine: ArticleContent
    let theirs: ArticleContent

    /// What comes of them: up to some seconds of work for the longest stories.
    var merged: ContentMerge { ContentMerge(base: base, mine: mine, theirs: theirs) }
}

extension Reader {
    /// Brings an edit together with what its story has now.
    /// - Parameter ancestor: what both began with, where it is not a version of the story: what the editor had sent
    ///   before, for instance.
    public func merge(
        _ edit: StoryEdit,
        into current: Article,
        ancestor: ArticleContent? = nil
    ) throws -> ContentMerge {
        try sides(of: edit, into: current, ancestor: ancestor).merged
    }

    /// What is brought together: what both began with, what the edit wants, what the story has now.
    func sides(
        of edit: StoryEdit,
        into current: Article,
        ancestor: ArticleContent? = nil
    ) throws -> MergeSides {
        let theirs = ArticleContent(current)
        var base = try ancestor ?? content(of: current.id, version: edit.base)
        // A version that the story has not reached comes from before a backup was brought back.
        if base == nil, edit.base > current.version { base = theirs }
        guard let base = try base.map({ try withoutRemovedPictures($0).content }) else {
            throw StoreError(.conflict, "Article \(current.id) has no version \(edit.base).")
        }
        var mine = try existing(edit.content)
        // Leaving the address to the headline changes it only where somebody had chosen one.
        if mine.slug.isEmpty, current.isKnownToReaders || !current.hasOwnSlug {
            mine.slug = current.isKnownToReaders ? base.slug : current.slug
        }
        return MergeSides(base: base, mine: mine, theirs: theirs)
    }

    /// The content without people, sections, tags and pictures that are gone since.
    private func existing(_ content: ArticleContent) throws -> ArticleContent {
        var content = try withoutRemovedPictures(content).content
        content.bylines = try existing(current(content.bylines, .people), "person")
        content.tags = try existing(current(content.tags, .tags), "tag")
        content.furtherSections = try existing(content.furtherSections, "section")
        content.primarySection = try existing([content.primarySection].compactMap { $0 }, "section").first
        if let use = content.leadPicture, try existing([use.picture], "picture").isEmpty { content.leadPicture = nil }
        return content
    }

    /// Those that there are, each once, where it stands first.
    private func existing<Entity>(_ ids: [Identifier<Entity>], _ table: String) throws -> [Identifier<Entity>] {
        var seen: Set<Identifier<Entity>> = []
        let unique = ids.filter { seen.insert($0).inserted }
        return try connection.each("SELECT id FROM \(table) WHERE id = ?", unique) { $0.id(0) }
    }
}
