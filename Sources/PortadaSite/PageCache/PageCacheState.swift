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

    /// The longest address that is remembered to lead nowhere, in bytes: a newspaper's own are shorter, and anybody can make
    /// up any number of them.
    private static let maxUnknownBytes = 256
    /// What an entry of a table takes besides its bytes: objects, tags, room in the tables.
    private static let overhead = 512
    /// How many entries are looked at in one step of `letGo`: a few hundred microseconds under the lock.
    private static let step = 256

    /// How many bytes everything may take.
    let budget: Int
    var ledger = ChangeLedger()
    private var entries = Roll<String, Entry>()
    private var order = EvictionOrder<String>()
    /// What came of the questions about addresses that lead nowhere.
    private var unknown = Roll<String, [Origin]>()
    private var blocks = Roll<BlockKey, SharedBlock>()
    private var lists = Roll<ArticleList, SharedList>()
    private var zones: [Block.Zone: SharedZone] = [:]
    private var directory = Roll<QueryTag, Shared<Directory.Entry>>()
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
    /// How many bytes of memory everything takes.
    var cost: Int { order.cost + tableCost }
    /// How many bytes is taken by what is no page.
    private var tableCost: Int { blocks.cost + unknown.cost + lists.cost + directory.cost }
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

    /// Whether an address is known to lead nowhere. The name under which the page of all of these lies is none.
    private func isUnknown(_ key: String) -> Bool {
        key != PageCache.nowhereKey && unknown[key].map(isGood) ?? false
    }

    // MARK: Keeping

    /// How long the page at an address took to be made; nil when there is none.
    func making(_ key: String) -> ServerTiming.Making? { entries[key]?.making }

    /// Keeps a page that is good.
    mutating func keep(_ page: AssembledPage, at key: String, _ making: ServerTiming.Making? = nil) {
        let place = order.insert(key, cost: page.cost + key.utf8.count)
        let entry = entries[key] ?? Entry(page.own, place: place)
        entry.own = page.own
        entry.assembled = page
        entry.generation = ledger.generation
        entry.making = making
        entries.insert(entry, for: key)
        unknown.remove(key)
        makeRoom()
    }

    /// Something was prepared for a page: what it takes is counted anew.
    mutating func recount(_ page: AssembledPage, at key: String) {
        guard let entry = entries[key], entry.assembled === page else { return }
        order.insert(key, cost: page.cost + key.utf8.count)
        makeRoom()
    }

    /// Remembers that nothing has an address. All of them together take a sixteenth at most.
    mutating func keepUnknown(_ key: String, _ origins: [Origin]) {
        guard key != PageCache.nowhereKey else { return }
        if entries.remove(key) != nil { order.remove(key) }
        guard key.utf8.count <= Self.maxUnknownBytes else { return }
        // The address, and its last part in the tag of the question.
        unknown.insert(origins, for: key, cost: Self.overhead + 2 * key.utf8.count)
        unknown.evict(downTo: budget / 16)
        makeRoom()
    }

    /// Keeps a block. One with the same bytes as before keeps its piece, so that pages that show it stay as they are.
    mutating func keep(_ made: MadeBlock, at key: BlockKey, origin: [Origin]) -> SharedBlock {
        var block = SharedBlock(made, origin: origin)
        if let former = blocks[key], former.piece.digest == block.piece.digest {
            block = SharedBlock(made, piece: former.piece, origin: origin)
        }
        blocks.insert(block, for: key, cost: Self.cost(of: block))
        pruneBlocks()
        makeRoom()
        return block
    }

    /// Keeps the first stories of a list. All lists take a thirty-second part at most.
    mutating func keep(_ list: SharedList, at key: ArticleList) {
        let bytes = MemoryLayout<Identifier<Article>>.stride * list.value.count
        lists.insert(list, for: key, cost: Self.overhead + bytes)
        lists.evict(downTo: budget / 32)
        makeRoom()
    }

    /// Keeps what a zone's blocks list.
    mutating func keep(_ zone: SharedZone, at key: Block.Zone) { zones[key] = zone }

    /// A person, tag or portrait as it is now; nil when it must be read.
    func entry(_ tag: QueryTag) -> Shared<Directory.Entry>? {
        directory[tag].flatMap { ledger.isGood($0.origin) ? $0 : nil }
    }

    /// Keeps a person, tag or portrait that is good. All of them take a thirty-second part at most.
    mutating func keep(_ entry: Shared<Directory.Entry>, for tag: QueryTag) {
        guard ledger.isGood(entry.origin) else { return }
        directory.insert(entry, for: tag, cost: Self.overhead + entry.value.bytes)
        directory.evict(downTo: budget / 32)
        makeRoom()
    }

    private mutating func makeRoom() {
        for key in order.evict(downTo: max(0, budget - tableCost)) {
            entries.remove(key)
            evictions += 1
        }
    }

    /// Blocks take an eighth at most. Those that are out of date go first, then any: they are made again when asked for.
    private mutating func pruneBlocks() {
        guard blocks.cost > budget / 8 else { return }
        let ledger = ledger
        blocks.keep { $0.origin.allSatisfy(ledger.isGood) }
        blocks.evict(downTo: budget / 16)
    }

    private static func cost(of block: SharedBlock) -> Int {
        overhead + block.piece.cost
    }

    // MARK: Letting go

    /// Lets go of what out-of-date pages hold on to: old versions of blocks would otherwise live as long as the pages
    /// that showed them last. Looks at the next few pages and blocks only; pages that are still good stay put together.
    mutating func letGo() {
        blocks.walk(Self.step) { Self.cost(of: $0) }
        let ledger = ledger
        entries.walk(Self.step) { entry in
            guard entry.generation != ledger.generation, let assembled = entry.assembled else { return nil }
            if assembled.origins.allSatisfy(ledger.isGood) {
                entry.generation = ledger.generation
            } else {
                entry.assembled = nil
            }
            return nil
        }
    }

    /// Forgets everything.
    mutating func clear() {
        (entries, order) = (Roll(), EvictionOrder())
        (unknown, blocks, lists, directory, zones) = (Roll(), Roll(), Roll(), Roll(), [:])
    }
}

extension PageCacheState: BlockShelf {
    func block(_ key: BlockKey) throws -> SharedBlock {
        guard let block = blocks[key], isGood(block.origin) else { throw MissingPart.block(key) }
        return block
    }

    func list(_ list: ArticleList) throws -> SharedList {
        guard let found = lists[list], ledger.isGood(found.origin) else { throw MissingPart.list(list) }
        return found
    }

    func zone(_ zone: Block.Zone) throws -> SharedZone {
        guard let found = zones[zone], ledger.isGood(found.origin) else { throw MissingPart.zone(zone) }
        return found
    }
}
