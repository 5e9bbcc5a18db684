/// A story that the newsroom holds in a slot of the front.
public struct FrontPin: Sendable, Hashable, Codable {
    /// The story.
    public var story: Identifier<Article>
    /// Where it is held.
    public var slot: FrontSlot
    /// Its position in the slot, from 0.
    public var position: Int
    /// When it ends by itself; nil for one that stays until somebody takes it away.
    public var until: Timestamp?
    /// Whether the story may also stand elsewhere on the front.
    public var repeats: Bool
    /// Who pinned it.
    public var by: String
    /// Since when.
    public var since: Timestamp

    /// Makes a pin; the store says by whom and since when.
    public init(
        story: Identifier<Article>,
        slot: FrontSlot,
        position: Int,
        until: Timestamp? = nil,
        repeats: Bool = false,
        by: String = "",
        since: Timestamp = Timestamp(milliseconds: 0)
    ) {
        self.story = story
        self.slot = slot
        self.position = position
        self.until = until
        self.repeats = repeats
        self.by = by
        self.since = since
    }

    /// Whether another holds the same story in the same way, whoever pinned it and when.
    public func isSame(as other: FrontPin) -> Bool {
        var other = other
        (other.by, other.since) = (by, since)
        return self == other
    }
}
