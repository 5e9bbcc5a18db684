import Foundation
import Logging
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

        /// Brings the parts together.
        public init(
            store: Store,
            theme: @escaping @Sendable () throws -> Theme,
            originals: BlobStore,
            renditions: RenditionStore,
            address: String,
            clock: @escaping @Sendable () -> Timestamp
        ) {
            self.store = store
            self.theme = theme
            self.originals = originals
            self.renditions = renditions
            self.address = address
            self.clock = clock
        }
    }

    let parts: Parts
    let shares = ShareCounter()
    private let dates = Mutex<[String: DateWriter]>([:])
    private let headers = Mutex<(style: String, headers: SecurityHeaders)?>(nil)

    /// Opens a site.
    public init(_ parts: Parts) {
        self.parts = parts
    }

    /// Whether readers reach the site by https.
    var isSecure: Bool { parts.address.hasPrefix("https://") }

    /// What browsers are told of every answer, for the theme that counts now.
    func securityHeaders() -> SecurityHeaders {
        // A theme that can't be read any more has no styles; the answer is the page of a failure.
        let theme = try? parts.theme()
        let style = theme?.criticalStyleSource ?? ""
        return headers.withLock { kept in
            if let kept, kept.style == style { return kept.headers }
            let made = SecurityHeaders(
                styleHashes: theme?.styleHashes ?? [],
                frameHosts: EmbedProvider.playerHosts,
                isSecure: isSecure
            )
            kept = (style, made)
            return made
        }
    }

    /// The answer to a route. Throws what the store or the theme throws; the caller answers with `failure`.
    public func answer(_ route: SiteRoute, query: Query) async throws -> Answer {
        switch route {
        case .moved(let path): return .moved(to: path)
        case .health: return .text("ok\n", keeping: .never)
        case .asset(let path): return try asset(path)
        case .media(let path): return try await media(path)
        case .share(let article, let network): return await share(article, network: network)
        case .readiness:
            return try await page { page in
                _ = try page.reader.changeNumber
                return .text("ready\n", keeping: .never)
            }
        default: return try await page { page in try page.answer(route, query: query) }
        }
    }

    /// The page that tells a reader about a failure. Never throws: when even that page can't be made, plain text.
    func failure(_ incident: Incident) async -> Answer {
        do {
            return try await page { page in try page.failurePage(incident) }
        } catch {
            return .text("Error \(incident)\n", status: 500, keeping: .never)
        }
    }

    /// Makes a page from one snapshot of the store.
    func page<Made: Sendable>(_ make: @escaping @Sendable (PageMaker) throws -> Made) async throws -> Made {
        let theme = try parts.theme()
        let now = parts.clock()
        return try await parts.store.read { [self] reader in
            let settings = try reader.settings()
            let language = theme.language(settings.language)
            let page = PageMaker(
                reader: reader,
                theme: theme,
                settings: settings,
                sections: try reader.sectionTree(),
                language: language,
                dates: dates(language: language, timeZone: settings.timeZone),
                now: now,
                site: parts.address
            )
            return try make(page)
        }
    }

    private func dates(language: Language, timeZone: String) -> DateWriter {
        let key = language.code + " " + timeZone
        if let known = dates.withLock({ $0[key] }) { return known }
        let made = DateWriter(language: language, timeZone: timeZone)
        dates.withLock { $0[key] = made }
        return made
    }

    private func asset(_ path: String) throws -> Answer {
        guard let asset = try parts.theme().asset(at: path) else {
            return .text("Not found\n", status: 404)
        }
        return Answer(contentType: asset.contentType, body: .bytes(asset.bytes), keeping: .immutable)
    }

    private func media(_ path: String) async throws -> Answer {
        guard let address = MediaAddress(path: path),
            let picture = try await parts.store.read({ try $0.picture(hashPrefix: address.hashPrefix) }),
            let hash = picture.hash
        else { return .text("Not found\n", status: 404) }
        let file = try await parts.renditions.rendition(of: hash, address.spec)
        return Answer(
            contentType: file.mediaType,
            body: .file(path: file.path, size: file.size),
            keeping: .immutable
        )
    }

    /// Counts a share; what the counter holds is written to the store in one go, once a second at most.
    private func share(_ article: Identifier<Article>, network: String) async -> Answer {
        guard ShareNetwork(rawValue: network) != nil else { return .text("Unknown network\n", status: 404) }
        await shares.count(article, store: parts.store, now: parts.clock())
        return Answer(status: 204, contentType: "text/plain; charset=utf-8", keeping: .never)
    }
}
