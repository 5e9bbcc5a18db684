import PortadaCore

/// What an editor hands in to be saved.
public struct StoryEdit: Sendable, Hashable {
    /// The whole content, as it shall be.
    public var content: ArticleContent
    /// The version that it was based on.
    public var base: Int64
    /// Tags by their names, put behind those of the content; those that are not known yet are made.
    public var newTags: [String]
    /// Somebody who signs and isn't known yet.
    public struct NewByline: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The place among the bylines, from 0.
        public var place: Int

        /// Names somebody.
        public init(name: String, place: Int) {
            self.name = name
            self.place = place
        }
    }

    /// Who shall sign besides, and is made a guest of the newspaper's; whoever is known by that very name signs instead.
    public var newBylines: [NewByline]
    /// The journal that it was written in, which the save ends.
    public var journal: JournalEntry.Mark?
    /// Whether readers of a published story are told that it changed.
    public var announces: Bool

    /// Makes an edit.
    public init(
        content: ArticleContent,
        base: Int64,
        newTags: [String] = [],
        newBylines: [NewByline] = [],
        journal: JournalEntry.Mark? = nil,
        announces: Bool = false
    ) {
        self.content = content
        self.base = base
        self.newTags = newTags
        self.newBylines = newBylines
        self.journal = journal
        self.announces = announces
    }

    /// What became of one.
    public enum Outcome: Sendable, Hashable {
        /// The story as it stands now. `isJoined` when it came together with what others saved meanwhile; `left` are the
        /// names of pictures that the edit still had, though they were removed.
        case saved(Article, isJoined: Bool, left: [String])
        /// Others changed the same in another way. Nothing was saved: the editor decides.
        case undecided(ContentMerge, current: Article)
    }
}
