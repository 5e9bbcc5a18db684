import Foundation
import Logging
import NIOCore
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaStore
import Synchronization

/// Pages that anybody read before, ready to be sent again, and never out of date.
///
/// Asked from event loops: what is in memory is answered at once, the rest is made by a few threads, each page once,
/// however many wait for it. See `docs/decisions/page-cache.md`.
final class PageCache: Sendable {
    /// Called with the answer, on some thread.
    typealias Deliver = @Sendable (PreparedAnswer) -> Void

    /// The page for addresses that lead nowhere; no address looks like this.
    static let nowhereKey = "nowhere"

    let numbers: PageCacheNumbers
    private let press: Press
    private let makers: NIOThreadPool
    private let logger: Logger
    private let state: Mutex<PageCacheState>
    private let flights: Mutex<Flights>
    private let frame = Mutex<(Press.Frame, Origin)?>(nil)
    /// Answers that were hot a moment ago.
    private let hot = Mutex<[PreparedAnswer]>([])
    /// One block is rendered at a time: several pages that miss the same one cause one render.
    private let blockMaking = Mutex<Void>(())

    init(_ press: Press, makers: NIOThreadPool, logger: Logger) {
        self.press = press
        self.makers = makers
        self.logger = logger
        numbers = PageCacheNumbers(logger: logger)
        state = Mutex(PageCacheState(budget: press.parts.cacheBytes))
        flights = Mutex(Flights(crews: makers.numberOfThreads))
    }

    /// Begins to follow the store's changes: those of this process at once, those of others by `catchUp`.
    func follow(_ store: Store) throws {
        let number = try store.readNow { try $0.changeNumber }
        state.withLock { $0.ledger.begin(at: number) }
        store.onChange { [weak self] changes in self?.apply(changes) }
    }

    private func apply(_ changes: [Change]) {
        state.withLock { $0.ledger.apply(changes) }
        numbers.changed(changes.count)
    }

    // MARK: Asking

    /// The answer when it needs no work; nil when something must be made.
    func ready(_ key: String, _ encoding: ContentEncoding) -> PreparedAnswer? {
        if let answer = state.withLock({ $0.answer(key, encoding) }) {
            numbers.hit()
            return answer
        }
        guard let page = state.withLock({ $0.page(key) }) else { return nil }
        if let ready = page.ready(encoding) {
            numbers.hit()
            return ready
        }
        guard page.isCheap(encoding) else { return nil }
        numbers.hit()
        let answer = page.prepare(encoding, press.envelope())
        state.withLock { $0.recount(page, at: key) }
        return answer
    }

    /// The answer, made when it isn't there. Called back once, perhaps on another thread.
    func answer(_ key: String, _ route: SiteRoute, _ encoding: ContentEncoding, deliver: @escaping Deliver) {
        if let ready = ready(key, encoding) { return deliver(ready) }
        numbers.miss()
        let waiter = Flights.Waiter(encoding: encoding, deliver: deliver)
        switch flights.withLock({ $0.wait(for: key, route, waiter) }) {
        case .waits: break
        case .needsCrew: launch()
        case .full:
            numbers.refused()
            deliver(overloaded().prepare(encoding, press.envelope().unshared))
        }
    }

    /// The same for those who can wait.
    func answer(_ key: String, _ route: SiteRoute, _ encoding: ContentEncoding) async -> PreparedAnswer {
        await withCheckedContinuation { continuation in
            answer(key, route, encoding) { continuation.resume(returning: $0) }
        }
    }

    /// The same, and how the answer came about.
    func timedAnswer(
        _ key: String,
        _ route: SiteRoute,
        _ encoding: ContentEncoding
    ) async -> (PreparedAnswer, ServerTiming) {
        if let ready = ready(key, encoding) { return (ready, ServerTiming(source: .hit, making: nil)) }
        let answer = await answer(key, route, encoding)
        return (answer, ServerTiming(source: .miss, making: state.withLock { $0.making(key) }))
    }

    // MARK: Making

    private func launch() {
        makers.submit { [self] state in
            while let batch = flights.withLock({ $0.take() }) {
                // The pool was shut down: the program ends, but nobody is left waiting.
                guard case .active = state else {
                    for flight in batch { land(flight.key, failure()) }
                    continue
                }
                fly(batch)
            }
        }
    }

    /// How long finished pages wait for others of their batch: a thread is woken once for several.
    private static let patience = Duration.milliseconds(2)

    /// Makes several pages from one snapshot. One that fails harms no other.
    private func fly(_ batch: [Flights.Departure]) {
        var left = batch[...]
        var failures: [(key: String, error: any Error)] = []
        var landed: [Landing] = []
        var began = ContinuousClock.now
        do {
            try press.parts.store.readNow { reader in
                let number = try reader.changeNumber
                while let flight = left.popFirst() {
                    do {
                        landed.append(try fly(flight, reader, number))
                    } catch {
                        failures.append((flight.key, error))
                    }
                    if began.duration(to: .now) > Self.patience {
                        deliver(&landed)
                        began = .now
                    }
                }
            }
        } catch {
            failures += left.map { ($0.key, error) }
        }
        deliver(&landed)
        // Only now: the page of a failure asks the store for a snapshot of its own.
        for (key, error) in failures { land(key, failure(error, key)) }
    }

    /// Makes a page for those who wait. Those who came while it was being made get it only when it is still good;
    /// otherwise it is made again for them, so that nobody gets what was read before he asked.
    private func fly(_ flight: Flights.Departure, _ reader: Reader, _ number: Int64) throws -> Landing {
        let page = try make(flight.key, flight.route, reader, number)
        // In this order: who comes after the check may know of an operation that the check did not see.
        let present = flights.withLock { $0.waiters(for: flight.key) }
        let isGood = state.withLock { $0.isGood(page.origins) }
        let waiters = flights.withLock { $0.land(flight.key, first: isGood ? present : flight.waiters) }
        return Landing(key: flight.key, page: page, waiters: waiters, isGood: isGood)
    }

    /// Gives those who waited for a page the same one, whatever became of it.
    private func land(_ key: String, _ page: AssembledPage) {
        var landed = [Landing(key: key, page: page, waiters: flights.withLock { $0.land(key) }, isGood: false)]
        deliver(&landed)
    }

    /// A page that is made, and who gets it.
    private struct Landing {
        let key: String
        let page: AssembledPage
        let waiters: [Flights.Waiter]
        let isGood: Bool
    }

    private func deliver(_ landed: inout [Landing]) {
        let envelope = press.envelope()
        // All are prepared before the first is sent.
        let answers = landed.map { landing in
            // What is out of date already is for those who asked before, and for no cache.
            let envelope = landing.isGood ? envelope : envelope.unshared
            return landing.waiters.map { landing.page.prepare($0.encoding, envelope) }
        }
        // What was compressed for them takes other room than before.
        state.withLock { state in
            for landing in landed where landing.isGood { state.recount(landing.page, at: landing.key) }
        }
        for (landing, answers) in zip(landed, answers) {
            for (waiter, answer) in zip(landing.waiters, answers) { waiter.deliver(answer) }
        }
        landed = []
    }

    private func make(
        _ key: String,
        _ route: SiteRoute,
        _ reader: Reader,
        _ number: Int64
    ) throws -> AssembledPage {
        let began = ContinuousClock.now
        let asked = reader.clock?.elapsed ?? .zero
        let known = state.withLock { $0.own(key) }
        let (page, frameOrigin) = try maker(reader, number)
        let own: OwnPage
        if let known {
            own = known
        } else {
            let (answer, origins) = try page.traced(readAt: number) { try page.answer(route, query: .none) }
            numbers.rendered("page")
            own = OwnPage(answer, origins: origins + [frameOrigin])
        }
        guard !own.answer.isNowhere else { return try nowhere(key, own, page, number, frameOrigin) }
        var shelf = MakingShelf(cache: self, page: page, number: number, frame: frameOrigin)
        let assembled = try shelf.assemble(own)
        let making = ServerTiming.Making(
            store: (reader.clock?.elapsed ?? .zero) - asked,
            total: began.duration(to: .now)
        )
        keep(assembled, at: key, making)
        return assembled
    }

    /// The page for addresses that lead nowhere: one for all.
    private func nowhere(
        _ key: String,
        _ own: OwnPage,
        _ page: PageMaker,
        _ number: Int64,
        _ frame: Origin
    ) throws -> AssembledPage {
        state.withLock { state in
            if press.parts.keepsPages, state.isGood(own.origins) { state.keepUnknown(key, own.origins) }
        }
        if let known = state.withLock({ $0.page(Self.nowhereKey) }) {
            return AssembledPage(known.own, blocks: known.blocks, origins: known.origins + own.origins)
        }
        let (answer, origins) = try page.traced(readAt: number) { try page.notFoundPage() }
        numbers.rendered("page")
        var shelf = MakingShelf(cache: self, page: page, number: number, frame: frame)
        let made = try shelf.assemble(OwnPage(answer, origins: origins + [frame]))
        keep(made, at: Self.nowhereKey)
        return AssembledPage(made.own, blocks: made.blocks, origins: made.origins + own.origins)
    }

    private func keep(_ page: AssembledPage, at key: String, _ making: ServerTiming.Making? = nil) {
        guard press.parts.keepsPages, page.cost < PageCacheState.maxShare(of: budget) else { return }
        state.withLock { state in
            if state.isGood(page.origins) { state.keep(page, at: key, making) }
        }
    }

    private var budget: Int { state.withLock { $0.budget } }

    /// What makes pages: the settings and sections that it needs are remembered.
    private func maker(_ reader: Reader, _ number: Int64) throws -> (PageMaker, Origin) {
        let known = frame.withLock { $0 }
        if let known, press.parts.keepsPages, state.withLock({ $0.ledger.isGood(known.1) }) {
            return (press.pageMaker(reader, known.0, Directory(reader, memory: (self, number))), known.1)
        }
        let (made, tags) = try reader.trace.tags { try press.frame(reader) }
        let origin = Origin(tags, readAt: number)
        frame.withLock { $0 = (made, origin) }
        return (press.pageMaker(reader, made, Directory(reader, memory: (self, number))), origin)
    }

    /// The page that sends readers away for a moment.
    private func overloaded() -> AssembledPage { AssembledPage(plain: .overloaded) }

    /// The page of a failure, with its short name; the log has the error. One of want of threads, which the numbers count,
    /// sends readers away for a moment instead; one of a reader who left is nobody's.
    func failure(_ error: (any Error)? = nil, _ key: String = "") -> AssembledPage {
        if error is BlockingThreads.Full || error is CancellationError { return overloaded() }
        if let error = error as? StoreError, [.overloaded, .interrupted, .tooSlow].contains(error.code) {
            return overloaded()
        }
        let incident = Incident()
        let isFull = error.map(StoreError.isFullDisk) ?? false
        // Of a full disk the log is told once.
        if isFull {
            press.parts.store.room.filled()
        } else if let error {
            logger.error(
                "page failed",
                metadata: ["incident": "\(incident)", "path": "\(key.prefix(300))", "error": "\(error)"]
            )
        }
        numbers.failed()
        let page = try? press.parts.store.readNow { reader in
            let page = press.pageMaker(reader, try press.frame(reader))
            var shelf = FreshShelf(page: page)
            var answer = try page.failurePage(incident)
            if isFull { answer.status = 503 }
            return try shelf.assemble(OwnPage(answer, origins: []))
        }
        return page
            ?? AssembledPage(plain: .text("Error \(incident)\n", status: 500, keeping: .never))
    }

    /// The same, made where threads may wait.
    func explained(_ error: any Error, _ key: String) async -> AssembledPage {
        (try? await BlockingThreads.files.run { [self] in failure(error, key) }) ?? overloaded()
    }

    /// Whether what something was made from still holds.
    func isGood(_ origin: Origin) -> Bool { state.withLock { $0.ledger.isGood(origin) } }

    // MARK: Blocks

    fileprivate func block(_ key: BlockKey, _ page: PageMaker, _ number: Int64, _ frame: Origin) throws -> SharedBlock {
        // While a theme is being written, blocks are as short-lived as pages.
        guard press.parts.keepsPages else { return SharedBlock(try page.block(key), origin: []) }
        func known() -> SharedBlock? { state.withLock { try? $0.block(key) } }
        if let block = known() { return block }
        return try blockMaking.withLock { _ in
            // Another page may have made it meanwhile.
            if let block = known() { return block }
            let (made, origins) = try page.traced(readAt: number) { try page.block(key) }
            numbers.rendered(key.kind)
            let origin = origins + [frame]
            return state.withLock { $0.isGood(origin) ? $0.keep(made, at: key, origin: origin) : nil }
                ?? SharedBlock(made, origin: origin)
        }
    }

    fileprivate func list(_ list: ArticleList, _ page: PageMaker, _ number: Int64) throws -> SharedList {
        if let known = state.withLock({ try? $0.list(list) }) { return known }
        let (stories, tags) = try page.reader.trace.tags {
            try page.reader.newest(list, limit: RelatedStories.listLength)
        }
        let made = SharedList(stories, origin: Origin(tags, readAt: number))
        state.withLock { state in
            if state.ledger.isGood(made.origin) { state.keep(made, at: list) }
        }
        return made
    }

    fileprivate func zone(_ zone: Block.Zone, _ page: PageMaker, _ number: Int64) throws -> SharedZone {
        if let known = state.withLock({ try? $0.zone(zone) }) { return known }
        let (blocks, tags) = try page.reader.trace.tags { try page.reader.blocks(zone) }
        let made = SharedZone(blocks, origin: Origin(tags, readAt: number))
        state.withLock { state in
            if state.ledger.isGood(made.origin) { state.keep(made, at: zone) }
        }
        return made
    }

    /// A person, tag or portrait that pages name; nil when it must be read.
    func entry(_ tag: QueryTag) -> Shared<Directory.Entry>? { state.withLock { $0.entry(tag) } }

    /// Remembers a person, tag or portrait.
    func keep(_ entry: Shared<Directory.Entry>, for tag: QueryTag) { state.withLock { $0.keep(entry, for: tag) } }

    /// A page that isn't kept, with the blocks that are: an answer to a question of its own, such as a search.
    func assemble(_ answer: Answer, with reader: Reader) throws -> AssembledPage {
        let number = try reader.changeNumber
        let (page, origin) = try maker(reader, number)
        var shelf = MakingShelf(cache: self, page: page, number: number, frame: origin)
        return try shelf.assemble(OwnPage(answer, origins: []))
    }

    // MARK: Changes from elsewhere

    /// How many change rows are read at once.
    private static let batch = 10_000

    /// Reads the changes that other processes made since the last time, and applies them. Reads one number when there
    /// are none.
    func catchUp(with store: Store) async throws {
        try await store.read(.pages) { [self] reader in
            let newest = try reader.changeNumber
            var reached = state.withLock { $0.ledger.appliedUpTo }
            while reached < newest {
                let changes = try reader.changes(after: reached, limit: Self.batch)
                guard let first = changes.first, let last = changes.last else { break }
                let isNew = state.withLock { state in
                    let before = state.ledger.generation
                    state.ledger.apply(changes)
                    // Rows that were deleted before anybody read them: whatever was made before is in doubt.
                    state.ledger.reach(last.number, missedSome: first.number > reached + 1)
                    return state.ledger.generation > before
                }
                if isNew {
                    let now = press.parts.clock()
                    numbers.caughtUp(seconds: Double(now.rawValue - last.time.rawValue) / 1000)
                }
                reached = last.number
            }
        }
    }

    /// An answer in one run of bytes while it is asked for all the time; nil while it isn't.
    func hot(_ answer: PreparedAnswer, _ second: Int, _ lines: ByteBuffer) -> HotAnswer? {
        answer.hot(second, lines) { answer in hot.withLock { $0.append(answer) } }
    }

    /// Lets go of old versions of blocks that pages hold, a few pages further each time, and of what was hot.
    func letGo() {
        state.withLock { $0.letGo() }
        let now = time(nil)
        hot.withLock { answers in answers.removeAll { !$0.letGo(before: now) } }
    }

    /// Forgets everything.
    func clear() { state.withLock { $0.clear() } }

    /// Whether nothing can be saved for want of room.
    var isDiskFull: Bool { press.parts.store.room.isFull }

    /// What there is now, for the numbers to look at.
    func inspect<Result: Sendable>(_ body: (inout PageCacheState) -> Result) -> Result {
        state.withLock { body(&$0) }
    }
}

/// Gives blocks and lists from memory, or makes them from one snapshot and keeps them. What it gave once it gives again,
/// so that a page's parts agree.
private struct MakingShelf: BlockShelf {
    let cache: PageCache
    let page: PageMaker
    let number: Int64
    let frame: Origin
    private var blocks: [BlockKey: SharedBlock] = [:]

    init(cache: PageCache, page: PageMaker, number: Int64, frame: Origin) {
        self.cache = cache
        self.page = page
        self.number = number
        self.frame = frame
    }

    mutating func block(_ key: BlockKey) throws -> SharedBlock {
        if let block = blocks[key] { return block }
        let block = try cache.block(key, page, number, frame)
        blocks[key] = block
        return block
    }

    func list(_ list: ArticleList) throws -> SharedList { try cache.list(list, page, number) }

    func zone(_ zone: Block.Zone) throws -> SharedZone { try cache.zone(zone, page, number) }
}

extension AssembledPage {
    /// A page that is nothing but its own bytes.
    convenience init(plain answer: Answer) {
        self.init(OwnPage(answer, origins: []), blocks: [], origins: [])
    }
}

extension PageCacheState {
    /// The largest page that is kept.
    static func maxShare(of budget: Int) -> Int { budget / 8 }
}
