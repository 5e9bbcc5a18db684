import Foundation
import PortadaCore
import PortadaStore

/// What the page cache remembers. Lives behind one lock; nothing in here does work that takes long.
struct PageCacheState {
    /// A page in the cache.
    final class Entry {
        var own: OwnPage
        let place: EvictionOrder<String>.Place
        /// The ledger's generation at which `assembled` was last found good.
        var generation = -1
        var assembled: AssembledPage? {
            didSet { if assembled !== oldValue { (identity, gzip) = (nil, nil) } }
        }
        /// How long it took to make it.
        var making: ServerTiming.Making?
        /// Its answers in each encoding, once they were prepared.
        var identity: PreparedAnswer?
        var gzip: PreparedAnswer?

        init(_ own: OwnPage, place: EvictionOrder<String>.Place) {
            self.own = own
            self.place = place
        }

        /// Takes the answer that was prepared for it.
        func prepared(_ encoding: ContentEncoding) -> PreparedAnswer? {
            if let known = encoding == .gzip ? gzip : identity { return known }
            let ready = assembled?.ready(encoding)
            if encoding == .gzip { gzip = ready } else { identity = ready }
            return ready
        }
    }

    /// What stands for an address that nothing has.
    private static let maxUnknown = 50_000
    private static let maxLists = 50_000
    private static let maxEntries = 50_000

    /// How many bytes pages and blocks may take.
    let budget: Int
    var ledger = ChangeLedger()
    private var entries: [String: Entry] = [:]
    private var order = EvictionOrder<String>()
    private var unknown: [String: [Origin]] = [:]
    private var unknownOrder = Queue<String>()
    private var blocks: [BlockKey: (block: SharedBlock, cost: Int)] = [:]
    /// The sum of their costs, as they were last counted.
    private var blockCost = 0
    private var lists: [ArticleList: SharedList] = [:]
    private var directory: [QueryTag: Shared<Directory.Entry>] = [:]
    private(set) var evictions = 0

    init(budget: Int) {
        self.budget = budget
    }

    /// How many pages there are.
    var pageCount: Int { entries.count }
    /// How many addresses are known to lead nowhere.
    var unknownCount: Int { unknown.count }
    /// How many blocks of each sort there are.
    var blockCounts: [String: Int] { Dictionary(blocks.keys.map { ($0.kind, 1) }, uniquingKeysWith: +) }
    /// How many bytes of memory pages and blocks take.
    var cost: Int { order.cost + blockCost }
    /// The addresses of all pages.
    var paths: [String] { Array(entries.keys) }

    // MARK: Finding

    /// The answer at an address, when nothing must be made or prepared.
    mutating func answer(_ key: String, _ encoding: ContentEncoding) -> PreparedAnswer? {
        guard let entry = entries[key], entry.generation == ledger.generation else { return nil }
        entry.place.use()
        return entry.prepared(encoding)
    }

    /// The page at an address as it is now, put together from what is in memory; nil when something must be made.
    mutating func page(_ key: String) -> AssembledPage? {
        guard let entry = entries[key] else { return isUnknown(key) ? page(PageCache.nowhereKey) : nil }
        if entry.generation == ledger.generation, let assembled = entry.assembled {
            entry.place.use()
            return assembled
        }
        guard let assembled = renewed(entry) else { return nil }
        entry.assembled = assembled
        entry.generation = ledger.generation
        entry.place.use()
        return assembled
    }

    private mutating func renewed(_ entry: Entry) -> AssembledPage? {
        if let assembled = entry.assembled, isGood(assembled.origins) { return assembled }
        guard isGood(entry.own.origins) else { return nil }
        // Only `MissingPart` is thrown: something must be made first.
        return try? assemble(entry.own)
    }

    /// A page's own part, when it is still good.
    func own(_ key: String) -> OwnPage? {
        guard let entry = entries[key], isGood(entry.own.origins) else { return nil }
        return entry.own
    }

    /// Whether everything is still good.
    func isGood(_ origins: [Origin]) -> Bool { origins.allSatisfy(ledger.isGood) }

    private func isUnknown(_ key: String) -> Bool { unknown[key].map(isGood) ?? false }

    // MARK: Keeping

    /// How long the page at an address took to be made; nil when there is none.
    func making(_ key: String) -> ServerTiming.Making? { entries[key]?.making }

    /// Keeps a page that is good.
    mutating func keep(_ page: AssembledPage, at key: String, _ making: ServerTiming.Making? = nil) {
        let place = order.insert(key, cost: page.cost)
        let entry = entries[key] ?? Entry(page.own, place: place)
        entry.own = page.own
        entry.assembled = page
        entry.generation = ledger.generation
        entry.making = making
        entries[key] = entry
        unknown[key] = nil
        makeRoom()
    }

    /// Something was prepared for a page: what it takes is counted anew.
    mutating func recount(_ page: AssembledPage, at key: String) {
        guard let entry = entries[key], entry.assembled === page else { return }
        order.insert(key, cost: page.cost)
        makeRoom()
    }

    /// Remembers that nothing has an address.
    mutating func keepUnknown(_ key: String, _ origins: [Origin]) {
        if unknown.updateValue(origins, forKey: key) == nil { unknownOrder.append(key) }
        while unknownOrder.count > Self.maxUnknown, let oldest = unknownOrder.popFirst() { unknown[oldest] = nil }
        if entries.removeValue(forKey: key) != nil { order.remove(key) }
    }

    /// Keeps a block. One with the same bytes as before keeps its piece, so that pages that show it stay as they are.
    mutating func keep(_ made: MadeBlock, at key: BlockKey, origin: [Origin]) -> SharedBlock {
        var block = SharedBlock(made, origin: origin)
        let former = blocks[key]
        if let former = former?.block, former.piece.digest == block.piece.digest {
            block = SharedBlock(made, piece: former.piece, origin: origin)
        }
        let cost = block.piece.cost
        blocks[key] = (block, cost)
        blockCost += cost - (former?.cost ?? 0)
        pruneBlocks()
        return block
    }

    /// Keeps the first stories of a list.
    mutating func keep(_ list: SharedList, at key: ArticleList) {
        if lists.count >= Self.maxLists { lists = lists.filter { ledger.isGood($0.value.origin) } }
        if lists.count >= Self.maxLists { lists = [:] }
        lists[key] = list
    }

    /// A person, tag or portrait as it is now; nil when it must be read.
    func entry(_ tag: QueryTag) -> Shared<Directory.Entry>? {
        directory[tag].flatMap { ledger.isGood($0.origin) ? $0 : nil }
    }

    /// Keeps a person, tag or portrait that is good.
    mutating func keep(_ entry: Shared<Directory.Entry>, for tag: QueryTag) {
        guard ledger.isGood(entry.origin) else { return }
        if directory.count >= Self.maxEntries { directory = [:] }
        directory[tag] = entry
    }

    private mutating func makeRoom() {
        for key in order.evict(downTo: max(0, budget - blockCost)) {
            entries[key] = nil
            evictions += 1
        }
    }

    /// Blocks take an eighth at most. Those that are out of date go first, then any: they are made again when asked for.
    private mutating func pruneBlocks() {
        guard blockCost > budget / 8 else { return }
        blocks = blocks.filter { isGood($0.value.block.origin) }
        countBlocks()
        while blockCost > budget / 16, let (key, value) = blocks.first {
            blocks[key] = nil
            blockCost -= value.cost
        }
    }

    /// Counts anew what blocks take: they were compressed meanwhile, or not.
    private mutating func countBlocks() {
        blocks = blocks.mapValues { ($0.block, $0.block.piece.cost) }
        blockCost = blocks.values.reduce(0) { $0 + $1.cost }
    }

    /// Lets go of what out-of-date pages hold on to: old versions of blocks would otherwise live as long as the pages
    /// that showed them last.
    mutating func letGo() {
        countBlocks()
        let now = time(nil)
        for entry in entries.values {
            if entry.generation != ledger.generation { entry.assembled = nil }
            entry.identity?.letGo(before: now)
            entry.gzip?.letGo(before: now)
        }
    }

    /// Forgets everything.
    mutating func clear() {
        (entries, order) = ([:], EvictionOrder())
        (unknown, unknownOrder, blocks, blockCost, lists, directory) = ([:], Queue(), [:], 0, [:], [:])
    }
}

extension PageCacheState: BlockShelf {
    func block(_ key: BlockKey) throws -> SharedBlock {
        guard let block = blocks[key]?.block, isGood(block.origin) else { throw MissingPart.block(key) }
        return block
    }

    func list(_ list: ArticleList) throws -> SharedList {
        guard let found = lists[list], ledger.isGood(found.origin) else { throw MissingPart.list(list) }
        return found
    }
}
