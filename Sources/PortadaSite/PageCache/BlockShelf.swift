import PortadaCore
import PortadaStore

/// A block that was rendered, with what it came from.
final class SharedBlock: Sendable {
    let piece: Piece
    let stories: Set<Identifier<Article>>
    let origin: [Origin]

    init(_ made: MadeBlock, piece: Piece? = nil, origin: [Origin]) {
        self.piece = piece ?? Piece(made.bytes)
        stories = made.stories
        self.origin = origin
    }
}

/// Something of the store's that many pages use, with what it came from.
final class Shared<Value: Sendable>: Sendable {
    let value: Value
    let origin: Origin

    init(_ value: Value, origin: Origin) {
        self.value = value
        self.origin = origin
    }
}

/// The first stories of a list, which related stories are chosen from.
typealias SharedList = Shared<[Identifier<Article>]>

/// What is missing to put a page together.
enum MissingPart: Error, Hashable {
    case block(BlockKey)
    case list(ArticleList)
}

/// Blocks and lists, wherever they come from: from memory, or made on the spot.
protocol BlockShelf {
    /// A block. Throws `MissingPart` when it isn't there.
    mutating func block(_ key: BlockKey) throws -> SharedBlock
    /// The first stories of a list. Throws `MissingPart` when they aren't there.
    mutating func list(_ list: ArticleList) throws -> SharedList
}

extension BlockShelf {
    /// A page as one run of bytes.
    mutating func joined(_ answer: Answer) throws -> Answer {
        guard case .page = answer.body else { return answer }
        let page = try assemble(OwnPage(answer, origins: []))
        var joined = answer
        joined.body = .bytes(page.wholes().flatMap { Array($0.readableBytesView) })
        return joined
    }

    /// Puts a page together.
    mutating func assemble(_ own: OwnPage) throws -> AssembledPage {
        var origins = own.origins
        let choice = try own.related.map { try choose($0, on: own, &origins) } ?? RelatedStories.Choice()
        let blocks: [Piece?] = try own.contents.map { content in
            guard let key = Self.key(content, choice) else { return nil }
            let block = try block(key)
            origins += block.origin
            return block.piece
        }
        return AssembledPage(own, blocks: blocks, origins: origins)
    }

    /// Chooses related stories: none that the page's other blocks show.
    private mutating func choose(
        _ related: RelatedStories,
        on own: OwnPage,
        _ origins: inout [Origin]
    ) throws -> RelatedStories.Choice {
        var shown: Set<Identifier<Article>> = []
        for case .block(let key) in own.contents { shown.formUnion(try block(key).stories) }
        return try related.choose(besides: shown) { list in
            let newest = try self.list(list)
            origins.append(newest.origin)
            return newest.value
        }
    }

    /// The block in a slot; nil when it stays empty.
    private static func key(_ content: SlotContent, _ choice: RelatedStories.Choice) -> BlockKey? {
        switch content {
        case .block(let key): key
        case .nothing: nil
        case .relatedBox: choice.box.isEmpty ? nil : .inline(choice.box)
        case .relatedRow: choice.row.isEmpty ? nil : .related(choice.row)
        }
    }
}

/// Makes every block and list on the spot, from one snapshot: the shelf of a fresh render.
struct FreshShelf: BlockShelf {
    let page: PageMaker

    func block(_ key: BlockKey) throws -> SharedBlock { SharedBlock(try page.block(key), origin: []) }

    func list(_ list: ArticleList) throws -> SharedList {
        SharedList(try page.reader.newest(list, limit: RelatedStories.listLength), origin: Origin([], readAt: 0))
    }
}
