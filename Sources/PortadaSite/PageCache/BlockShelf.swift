import PortadaCore
import PortadaStore

/// A block that was rendered, with what it came from.
final class SharedBlock: Sendable {
    let piece: Piece
    let origin: [Origin]

    init(_ made: MadeBlock, piece: Piece? = nil, origin: [Origin]) {
        self.piece = piece ?? Piece(made.bytes)
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

/// The blocks of a zone, as the newspaper chose them.
typealias SharedZone = Shared<[Block]>

/// What is missing to put a page together.
enum MissingPart: Error, Hashable {
    case block(BlockKey)
    case list(ArticleList)
    case zone(Block.Zone)
}

/// Blocks and lists, wherever they come from: from memory, or made on the spot.
protocol BlockShelf {
    /// A block. Throws `MissingPart` when it isn't there.
    mutating func block(_ key: BlockKey) throws -> SharedBlock
    /// The first stories of a list. Throws `MissingPart` when they aren't there.
    mutating func list(_ list: ArticleList) throws -> SharedList
    /// What a zone's blocks list. Throws `MissingPart` when it isn't there.
    mutating func zone(_ zone: Block.Zone) throws -> SharedZone
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
        let choice = try choose(for: own, &origins)
        let blocks: [Piece?] = try own.contents.map { content in
            guard let key = choice.key(content) else { return nil }
            let block = try block(key)
            origins += block.origin
            return block.piece
        }
        return AssembledPage(own, blocks: blocks, origins: origins)
    }

    /// Chooses the stories of a page's blocks, each once: the related ones before those of the zones.
    private mutating func choose(for own: OwnPage, _ origins: inout [Origin]) throws -> PageChoice {
        var choice = PageChoice()
        let zones = ZoneStories.order.filter { own.contents.contains(.zone($0)) }
        guard own.related != nil || !zones.isEmpty else { return choice }
        func newest(_ list: ArticleList) throws -> [Identifier<Article>] {
            let newest = try self.list(list)
            origins.append(newest.origin)
            return newest.value
        }
        if let related = own.related { choice.related = try related.choose(newest: newest) }
        let listed = Set(own.listed)
        var shown = listed.union(own.related?.own ?? []).union(choice.related.box).union(choice.related.row)
        for zone in zones {
            let blocks = try self.zone(zone)
            origins.append(blocks.origin)
            choice.zones[zone] = try ZoneStories.choose(
                blocks.value,
                besides: &shown,
                listed: listed,
                newest: newest
            )
        }
        return choice
    }
}

/// The stories that were chosen for a page's blocks.
private struct PageChoice {
    var related = RelatedStories.Choice()
    var zones: [Block.Zone: [[Identifier<Article>]]] = [:]

    /// The block in a slot; nil when it stays empty.
    func key(_ content: SlotContent) -> BlockKey? {
        switch content {
        case .block(let key): return key
        case .nothing: return nil
        case .relatedBox: return related.box.isEmpty ? nil : .inline(related.box)
        case .relatedRow: return related.row.isEmpty ? nil : .related(related.row)
        case .zone(let zone):
            guard let stories = zones[zone], stories.contains(where: { !$0.isEmpty }) else { return nil }
            return zone == .rail ? .rail(stories) : .articleEnd(stories)
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

    func zone(_ zone: Block.Zone) throws -> SharedZone {
        SharedZone(try page.reader.blocks(zone), origin: Origin([], readAt: 0))
    }
}
