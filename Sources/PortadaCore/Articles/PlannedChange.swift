/// Something that is to happen to a published story at a moment, as somebody prepared it.
public struct PlannedChange: Sendable, Hashable, Identifiable {
    /// What is to happen.
    public enum Act: Sendable, Hashable {
        /// The story is taken back; its address answers 404.
        case unpublish
        /// What was prepared replaces what stood there when it was prepared. What others changed meanwhile stays where it
        /// doesn't touch.
        case update(ArticleContent, base: ArticleContent, announces: Bool)
    }

    /// Its number in the store.
    public var id: Identifier<PlannedChange>
    /// The story.
    public var article: Identifier<Article>
    /// When it is to happen.
    public var due: Timestamp
    /// What is to happen.
    public var act: Act
    /// Who prepared it.
    public var actor: String
    /// Why it did not happen at its time, as a code of the store's; nil when nothing stands in its way.
    public var refusal: String?

    /// Makes a planned change.
    public init(
        id: Identifier<PlannedChange>,
        article: Identifier<Article>,
        due: Timestamp,
        act: Act,
        actor: String = "",
        refusal: String? = nil
    ) {
        self.id = id
        self.article = article
        self.due = due
        self.act = act
        self.actor = actor
        self.refusal = refusal
    }
}
