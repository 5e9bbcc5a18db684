import PortadaCore
import PortadaStore

/// Which stories belong with one: the whole rule, in one place.
///
/// The box in the text shows what is newest under the story's first tag that has other stories; the row below it, what
/// is newest in its section, then under its tags. Never the story itself, nor its neighbours. They choose before the
/// rail and the end of the page do (`ZoneStories`), so that nothing there can empty them.
///
/// The rule looks at lists that many stories share and chooses among their first few. So a new story changes what is
/// chosen only for the stories of its own sections and tags, and most of those agree on the same few: the number of
/// blocks that must be rendered anew does not grow with the archive.
struct RelatedStories: Sendable {
    /// How many stories stand in the box.
    static let boxCount = 2
    /// How many stand in the row.
    static let rowCount = 3
    /// How many of a list are looked at: more than a page could show already.
    static let listLength = 60
    /// How many of a story's tags are looked at.
    private static let tagCount = 8

    /// What was chosen.
    struct Choice: Sendable, Hashable {
        /// For the box in the text.
        var box: [Identifier<Article>] = []
        /// For the row below the text.
        var row: [Identifier<Article>] = []
    }

    let story: Identifier<Article>
    private let tags: [Identifier<Tag>]
    private let section: Identifier<Section>?
    private let neighbours: [Identifier<Article>]
    private let hasBox: Bool

    /// - Parameters:
    ///   - neighbours: the stories that the page links as its neighbours.
    ///   - hasBox: whether the text is long enough for a box.
    init(
        to story: Identifier<Article>,
        tags: [Identifier<Tag>],
        section: Identifier<Section>?,
        neighbours: [Identifier<Article>],
        hasBox: Bool
    ) {
        self.story = story
        self.tags = Array(tags.prefix(Self.tagCount))
        self.section = section
        self.neighbours = neighbours
        self.hasBox = hasBox
    }

    /// The stories that the page shows by itself: its own and those that it links as neighbours.
    var own: [Identifier<Article>] { [story] + neighbours }

    /// Chooses, given the newest of any list.
    func choose(newest: (ArticleList) throws -> [Identifier<Article>]) rethrows -> Choice {
        let left = Set(own)
        let (byTag, bySection) = (tags.map { ArticleList.tag($0) }, section.map { [ArticleList.section($0)] } ?? [])
        var choice = Choice()
        if hasBox {
            for list in byTag + bySection where choice.box.isEmpty {
                choice.box = Array(try newest(list).lazy.filter { !left.contains($0) }.prefix(Self.boxCount))
            }
        }
        for list in bySection + byTag where choice.row.count < Self.rowCount {
            for other in try newest(list) where choice.row.count < Self.rowCount {
                let isNew = !left.contains(other) && !choice.box.contains(other) && !choice.row.contains(other)
                if isNew { choice.row.append(other) }
            }
        }
        return choice
    }
}
