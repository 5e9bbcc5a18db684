import PortadaCore
import PortadaStore

/// Which stories stand in the blocks of a zone beside or below a page: the newest of each, without any that the page
/// shows already.
///
/// What stands nearer to the reader's question chooses first: the page's own stories, the box in the text, the row below
/// it, then the rail, then the end of the page; in a zone, a block before the next.
enum ZoneStories {
    /// The zones in the order in which they choose.
    static let order: [Block.Zone] = [.rail, .articleEnd]

    /// Chooses for each block of a zone; a block for which nothing is left stands empty.
    /// - Parameters:
    ///   - shown: what stands on the page already; what is chosen joins it.
    ///   - listed: the stories of the list that the page is. A block that would begin with nothing but these is left out: the
    ///     page says all that it could say.
    ///   - newest: the first stories of a list.
    static func choose(
        _ blocks: [Block],
        besides shown: inout Set<Identifier<Article>>,
        listed: Set<Identifier<Article>>,
        newest: (ArticleList) throws -> [Identifier<Article>]
    ) rethrows -> [[Identifier<Article>]] {
        try blocks.map { block in
            let list = try newest(ArticleList(block.source))
            guard !list.prefix(block.count).allSatisfy(listed.contains) else { return [] }
            let chosen = Array(list.lazy.filter { [shown] in !shown.contains($0) }.prefix(block.count))
            shown.formUnion(chosen)
            return chosen
        }
    }
}
