import Foundation
import Logging
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore
import Synchronization

/// The newspaper as readers reach it: takes a route, asks the store, fills a model, and gives an answer.
public final class Site: Sendable {
    /// What a site is made of.
    public struct Parts: Sendable {
        /// The newspaper's database.
        public var store: Store
        /// Gives the theme that counts now.
        public var theme: @Sendable () throws -> Theme
        /// The originals of pictures.
        public var originals: BlobStore
        /// Their renditions.
        public var renditions: RenditionStore
        /// The absolute address of the site, without slash at the end.
        public var address: String
        /// The time.
        public var clock: @Sendable () -> Timestamp
        /// How many bytes of memory cached pages may take.
        public var cacheBytes: Int
        /// How many bytes of memory pictures and the theme's files may take besides.
        public var fileCacheBytes: Int
        /// Whether pages are kept at all; not while their theme is being written.
        public var keepsPages: Bool
        /// The cache between the site and its readers, if there is one that must be told of changes.
        public var sharedCache: SharedCache?
        /// How browsers insist on https.
        public var strictTransport: StrictTransport
        /// Where pages are made.
        public var makers: NIOThreadPool
        /// Where failures are reported.
        public var logger: Logger

        /// Brings the parts together.
        public init(
            store: Store,
            theme: @escaping @Sendable () throws -> Theme,
            originals: BlobStore,
            renditions: RenditionStore,
            address: String,
            clock: @escaping @Sendable () -> Timestamp,
            cacheBytes: Int = 256 << 20,
            fileCacheBytes: Int = 64 << 20,
            keepsPages: Bool = true,
            sharedCache: SharedCache? = nil,
            strictTransport: StrictTransport = StrictTransport(),
            makers: NIOThreadPool = .singleton,
            logger: Logger = Logger(label: "portada.site")
        ) {
            self.store = store
            self.theme = theme
            self.originals = originals
            self.renditions = renditions
            self.address = address
            self.clock = clock
            self.cacheBytes = cacheBytes
            self.fileCacheBytes = fileCacheBytes
            self.keepsPages = keepsPages
            self.sharedCache = sharedCache
            self.strictTransport = strictTransport
            self.makers = makers
            self.logger = logger
        }
    }

    let parts: Parts
    let shares = ShareCounter()
    /// What pages are made with.
    let press: Press
    /// Pages that anybody read before.
    let pages: PageCache
    /// Pictures and the theme's files that anybody looked at before.
    let files: FileCache

    /// Opens a site. Fails when the store can't be read.
    public init(_ parts: Parts) throws {
        self.parts = parts
        press = Press(parts)
        pages = PageCache(press, makers: parts.makers, logger: parts.logger)
        files = FileCache(press, pages: pages)
        try pages.follow(parts.store)
    }

    /// The answer to a route, made anew from one snapshot of the store, whatever the page cache holds. Throws what the
    /// store or the theme throws.
    public func answer(_ route: SiteRoute, query: Query) async throws -> Answer {
        if let answer = try await special(route) { return answer }
        return try await page { page in
            var shelf = FreshShelf(page: page)
            let answer = try page.answer(route, query: query)
            return try shelf.joined(answer.isNowhere ? page.notFoundPage() : answer)
        }
    }

    /// Applies the changes that other programs made since the last time.
    public func catchUp() async throws {
        try await pages.catchUp(with: parts.store)
    }

    /// Makes the pages that are asked for first, so that the first reader does not wait until the database's connections
    /// are open, its statements prepared and the blocks of every page rendered. Nothing depends on it.
    func warmUp() async {
        let newest = try? await parts.store.read(.pages) { try $0.latest(.newspaper, limit: 1).first?.path }
        for path in ["/", newest ?? nil].compactMap({ $0 }) {
            _ = await pages.answer(path, SiteRouter.route(path: path, query: .none), .gzip)
        }
    }

    /// What the cache holds and has done, for whoever looks after the newspaper.
    public var cacheNumbers: CacheNumbers { CacheNumbers(of: pages) }

    /// Takes note of a story that the scheduler published, for the numbers to look at.
    public func published(secondsLate: Double) { pages.numbers.published(secondsLate: secondsLate) }

    /// The numbers to look at, with those that the rest of the program counts.
    func metrics(_ more: [Monitoring.Number]) -> [UInt8] {
        let threads =
            parts.store.threadNumbers
            + (BlockingThreads.ofMedia + [parts.renditions.makers]).map { ($0.kind, $0.numbers) }
        return Metrics.text(of: pages, files, threads: threads, more)
    }

    /// The answer to what is no page of the newspaper; nil for pages.
    func special(_ route: SiteRoute) async throws -> Answer? {
        switch route {
        case .moved(let path): return .moved(to: path)
        case .health: return .text("ok\n", keeping: .never)
        case .readiness:
            _ = try await parts.store.read(.pages) { try $0.changeNumber }
            return .text("ready\n", keeping: .never)
        default: return nil
        }
    }

    /// A page that isn't kept, such as a search, with the blocks that are.
    func passing(_ route: SiteRoute, query: Query) async throws -> AssembledPage {
        try await parts.store.read(route.isSearch ? .searches : .pages) { [self] reader in
            let page = press.pageMaker(reader, try press.frame(reader))
            let answer = try page.answer(route, query: query)
            return try pages.assemble(answer.isNowhere ? page.notFoundPage() : answer, with: reader)
        }
    }

    /// Works on one snapshot of the store.
    func page<Made: Sendable>(_ make: @escaping @Sendable (PageMaker) throws -> Made) async throws -> Made {
        try await parts.store.read(.pages) { [press] reader in
            try make(press.pageMaker(reader, try press.frame(reader)))
        }
    }

    /// Counts a share; what the counter holds is written to the store in one go, once a second at most.
    func share(_ article: Identifier<Article>, network: String, from client: String) async throws -> Answer {
        guard ShareNetwork(rawValue: network) != nil else { return .text("Unknown network\n", status: 404) }
        let client = ClientNetwork(of: client)
        switch try await shares.count(article, from: client, store: parts.store, now: parts.clock()) {
        case .counted: return Answer(status: 204, contentType: "text/plain; charset=utf-8", keeping: .never)
        case .unknown: return .text("Unknown story\n", status: 404)
        case .tooMany: return .text("Too many\n", status: 429, keeping: .never)
        }
    }
}
