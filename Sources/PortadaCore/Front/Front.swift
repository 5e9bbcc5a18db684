/// The front page as it is filled: every slot with its stories, in order.
public struct Front: Sendable, Hashable {
    /// A story in a slot.
    public struct Story: Sendable, Hashable {
        /// The story.
        public var id: Identifier<Article>
        /// What holds it there; nil when the slot's rule chose it.
        public var pin: FrontPin?
    }

    /// A slot with its stories.
    public struct Slot: Sendable, Hashable {
        /// Where it stands and what its rule is.
        public var place: FrontLayout.Place
        /// Its stories; fewer than the slot holds where there are no more.
        public var stories: [Story]
    }

    /// The slots that were filled.
    public var slots: [Slot]

    /// The stories of a slot; none when it was not filled.
    public func stories(in slot: FrontSlot) -> [Identifier<Article>] {
        slots.first { $0.place.slot == slot }?.stories.map(\.id) ?? []
    }

    /// Every story that it shows, each once.
    public var allStories: [Identifier<Article>] {
        var seen: Set<Identifier<Article>> = []
        return slots.flatMap(\.stories).map(\.id).filter { seen.insert($0).inserted }
    }
}

/// A story that a rule may choose: what the rules look at.
public struct FrontCandidate: Sendable, Hashable {
    /// The story.
    public var id: Identifier<Article>
    /// What sort of story it is.
    public var kind: ArticleKind
    /// Whether a picture stands at its head.
    public var hasPicture: Bool

    /// Makes a candidate.
    public init(id: Identifier<Article>, kind: ArticleKind, hasPicture: Bool) {
        self.id = id
        self.kind = kind
        self.hasPicture = hasPicture
    }
}
