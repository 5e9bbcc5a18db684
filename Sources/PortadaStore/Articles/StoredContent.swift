import PortadaCore

/// What editors write in a story, as the store keeps it outside of revisions.
struct StoredContent: Codable {
    private var fields: RevisionFields
    private var body: String

    /// - Parameter story: gives what content has no part in: state and times.
    init(_ content: ArticleContent, of story: Article) {
        var story = story
        content.apply(to: &story)
        story.slug = content.slug
        fields = RevisionFields(story)
        body = content.body.markup
    }

    /// The content.
    var content: ArticleContent {
        let nothing = Article(
            id: Identifier(0),
            headline: "",
            slug: "",
            path: "",
            times: ArticleTimes(created: Timestamp(milliseconds: 0))
        )
        return fields.content(body: CleanHTML(vouchedFor: body), of: nothing)
    }
}
