import AsyncHTTPClient
import CMalloc
import Foundation
import Logging
import NIOCore
import NIOPosix
import PortadaCore
import PortadaDesk
import PortadaMedia
import PortadaRendering
import PortadaSite
import PortadaStore
import ServiceLifecycle

/// An open newspaper: its configuration, its store, its theme, its pictures, put together in one place.
struct Newspaper: Sendable {
    let configuration: Configuration
    let store: Store
    let originals: BlobStore
    let renditions: RenditionStore
    private let secrets: SecretBox
    /// Where files lie while they arrive: on the disk of the newspaper, because a system's own place may be memory.
    private let arrivals: URL
    private let unfinished: UnfinishedFiles
    private let formerRenditions: FormerRenditions
    private let theme: @Sendable () throws -> Theme
    private let isThemeWatched: Bool
    private let logger: Logger

    /// Opens the newspaper in a folder. Fails with one sentence and exit status 3.
    static func open(_ folder: URL, flags: [String: String] = [:], watchesTheme: Bool = false) throws -> Newspaper {
        let configuration = try Configuration.load(
            folder: folder,
            environment: ProcessInfo.processInfo.environment,
            flags: flags
        )
        let store = try openStore(in: folder)
        let data = NewspaperFolder.data(in: folder)
        let originals = BlobStore(folder: NewspaperFolder.pictures(in: folder))
        let renditions = data.appendingPathComponent("renditions", isDirectory: true)
        var logger = Logger(label: "portada")
        logger.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .info
        return Newspaper(
            configuration: configuration,
            store: store,
            originals: originals,
            renditions: RenditionStore(
                originals: originals,
                folder: renditions,
                makers: .renditions(ServerThreads.count)
            ),
            secrets: try NewspaperFolder.secrets(in: folder),
            arrivals: data.appendingPathComponent("arrivals", isDirectory: true),
            unfinished: UnfinishedFiles(
                folders: [
                    NewspaperFolder.pictures(in: folder), renditions,
                    data.appendingPathComponent("arrivals", isDirectory: true),
                ]
            ),
            formerRenditions: FormerRenditions(folder: renditions),
            theme: try ThemeSource.make(folder: folder, isWatching: watchesTheme),
            isThemeWatched: watchesTheme,
            logger: logger
        )
    }

    /// Opens the database alone.
    /// - Parameter way: whether other programs may have it open, too.
    static func openStore(in folder: URL, _ way: FolderLock.Way = .together) throws(CommandFailure) -> Store {
        let data = NewspaperFolder.data(in: folder)
        try FolderOwner.require(data)
        do {
            try NewspaperHold.take(data, way)
            return try Store.open(at: data, telling: ProgressLine.tell)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw .unopened("\(error)")
        }
    }

    /// Makes the database of a new newspaper.
    static func makeStore(in folder: URL) throws(CommandFailure) -> Store {
        do {
            return try Store.make(at: NewspaperFolder.data(in: folder))
        } catch {
            throw .unopened("\(error)")
        }
    }

    /// How long the questions of one request to the desk or the API may take.
    private static let deskLimit = Duration.seconds(10)

    /// Serves until the program is told to stop.
    func serve(announcement: [String] = []) async throws {
        let host = configuration.host
        let accessLog =
            configuration.accessLog.isEmpty
            ? nil : AccessLog(file: configuration.accessLog, logger: logger, clock: { Timestamp.now })
        var configuration = configuration
        guard try await store.read({ try $0.archiveProgress() }) == nil else {
            throw CommandFailure.unopened(
                "An archive is only half in. Run the same 'portada import archive' again; it goes on where it stopped."
            )
        }
        store.limit(.desk, to: Self.deskLimit)
        if configuration.port == 0, let free = FreePort(on: host) { configuration.port = free.number }
        let options = SiteServer.Options(
            host: host,
            port: configuration.port,
            maxConnections: configuration.maxConnections,
            maxConnectionsPerClient: configuration.maxConnectionsPerClient,
            maxHeaderBytes: configuration.maxHeaderBytes,
            requestSeconds: configuration.requestSeconds,
            tls: configuration.tls,
            proxies: configuration.trustedProxies,
            oneAddress: configuration.leadsToAddress ? OneAddress(configuration.siteAddress) : nil,
            challengeFolder: configuration.acmeFolder,
            accessLog: accessLog
        )
        let address = configuration.siteAddress
        // Pages have threads of their own: a picture takes longer than a thousand pages.
        let makers = NIOThreadPool(numberOfThreads: ServerThreads.count)
        makers.start()
        let site = try site(address: address, makers: makers)
        _ = try theme()
        let desk = try desk(address: address, site: site)
        try await desk.sealSecrets()
        let staff = Staff(cookie: desk.sessionCookie, isSignedIn: desk.isSignedIn)
        let startAndStop = StartAndStop(logger: logger)
        let server = SiteServer(
            site: site,
            inner: desk.responder(),
            staff: staff,
            monitoring: monitoring(desk),
            options: options,
            logger: logger
        ) { [configuration] port in
            startAndStop.begin(["version": "\(Version.current)", "address": "\(address)", "port": "\(port)"])
            print("ready on \(configuration.plainAddress(port: port))")
            for line in announcement { print(line) }
            fflush(nil)
            _ = portada_malloc_end_start()
        }
        let logger = logger
        let clock = ClockService(
            scheduler: Scheduler(store: store, clock: { Timestamp.now }) { report in
                switch report {
                case .published(let id, let late):
                    site.published(secondsLate: late)
                    let level: Logger.Level = late > 2 ? .warning : .info
                    logger.log(
                        level: level,
                        "scheduled story published",
                        metadata: ["article": "\(id)", "late": "\(late) s"]
                    )
                case .changed(let id, let late):
                    logger.info("planned change made", metadata: ["article": "\(id)", "late": "\(late) s"])
                // Of a full disk the log is told once.
                case .failed where store.room.isFull: break
                case .failed(let reason): logger.error("schedule failed", metadata: ["reason": "\(reason)"])
                }
            }
        )
        let upkeep = UpkeepService(
            store: store,
            names: NewNames(store),
            sections: MovedSections(store),
            merged: MergedNames(store),
            pictures: PictureClearing(store: store, originals: originals, renditions: renditions),
            unfinished: unfinished,
            formerRenditions: formerRenditions,
            room: store.room,
            writes: store.writes,
            logger: logger
        )
        store.room.onNews { news in
            switch news {
            case .full: logger.error("the disk is full: nothing can be saved; what is served goes on being served")
            case .roomAgain: logger.notice("there is room on the disk again")
            }
        }
        var configured = ServiceGroupConfiguration(
            services: [server, FreshnessService(site: site), clock, webhooks(address: address), upkeep]
                + purging(site) + [startAndStop],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        // Longer than the server gives to answers that are under way.
        configured.maximumGracefulShutdownDuration = .seconds(20)
        let group = ServiceGroup(configuration: configured)
        do {
            try await group.run()
        } catch {
            throw CommandFailure.unopened(Self.explanation(of: error, host: host))
        }
        store.close()
        accessLog?.finish()
        logger.notice("stopped")
    }

    /// What programs that watch this one are told.
    private func monitoring(_ desk: Desk) -> Monitoring {
        Monitoring(token: configuration.monitorToken) {
            let counts = desk.signInCounts
            let health = try? await desk.healthNumbers()
            return (health ?? []).map { Monitoring.Number($0.name, "gauge", $0.help, $0.values) } + [
                Monitoring.Number(
                    "database_readable",
                    "gauge",
                    "Whether the newspaper's database could be read just now: 1 or 0.",
                    ["": health == nil ? 0 : 1]
                ),
                Monitoring.Number("sign_in_failures_total", "counter", "Wrong passwords and codes.", counts.failures),
                Monitoring.Number(
                    "sign_in_refusals_total",
                    "counter",
                    "Passwords and codes that nobody looked at: there were too many before.",
                    counts.refusals
                ),
            ]
        } report: {
            try await desk.healthReport()
        }
    }

    /// What tells other programs of what happened.
    private func webhooks(address: String) -> WebhookService {
        let postman = Postman(policy: configuration.api.reachesPrivateAddresses ? .all : .publicOnly)
        return WebhookService(
            courier: WebhookCourier(store: store, address: address, clock: { Timestamp.now }, logger: logger) {
                try await postman.post(to: $0, headers: $1, body: $2)
            }
        )
    }

    /// What tells a shared cache of changes, when there is one.
    private func purging(_ site: Site) -> [any Service] {
        guard let cache = configuration.sharedCache else { return [] }
        return [
            PurgeService(site: site, cache: cache, logger: logger) { message in
                var request = HTTPClientRequest(url: message.address)
                request.method = .init(rawValue: message.method)
                for (name, value) in message.headers { request.headers.add(name: name, value: value) }
                if !message.body.isEmpty { request.body = .bytes(ByteBuffer(string: message.body)) }
                return Int(try await HTTPClient.shared.execute(request, timeout: .seconds(10)).status.code)
            }
        ]
    }

    /// The newspaper as readers reach it.
    func site(address: String, makers: NIOThreadPool = .singleton) throws -> Site {
        try Site(
            Site.Parts(
                store: store,
                theme: theme,
                originals: originals,
                renditions: renditions,
                address: address,
                clock: { Timestamp.now },
                cacheBytes: cacheBytes,
                fileCacheBytes: cacheBytes / 4,
                keepsPages: !isThemeWatched,
                sharedCache: configuration.sharedCache,
                strictTransport: configuration.strictTransport,
                makers: makers,
                logger: logger
            )
        )
    }

    /// The newspaper as its journalists reach it.
    private func desk(address: String, site: Site) throws -> Desk {
        let files = ThemeFiles(EmbeddedAssets.files(in: "Desk"))
        return Desk(
            Desk.Parts(
                store: store,
                theme: try Theme.load(files: files, registry: DeskTemplates.registry),
                originals: originals,
                pictureLimits: PictureIntake.Limits(
                    maxBytes: configuration.maxPictureBytes,
                    maxPixels: configuration.maxPicturePixels
                ),
                arrivals: arrivals,
                address: address,
                secrets: secrets,
                proxies: configuration.trustedProxies,
                strictTransport: configuration.strictTransport,
                api: configuration.api,
                readers: readersSide(site),
                clock: { Timestamp.now },
                cache: { CacheState(site.cacheNumbers) },
                version: Version.current,
                logger: logger
            )
        )
    }

    /// What the desk asks of the site.
    private func readersSide(_ site: Site) -> ReadersSide {
        let page = { @Sendable (preview: Preview) in
            ReadersSide.Page(bytes: preview.bytes, headers: preview.headers)
        }
        return ReadersSide(
            story: { page(try await site.preview($0)) },
            front: { page(try await site.preview($0)) },
            look: { page(try await site.preview($0)) },
            themeOptions: { try site.themeOptions() },
            shows: { try await site.shows($0) }
        )
    }

    /// How many bytes of memory cached pages may take.
    private var cacheBytes: Int {
        if configuration.cacheMegabytes > 0 { return configuration.cacheMegabytes << 20 }
        return min(1 << 30, Int(clamping: MachineMemory.limit / 4))
    }

    private static func explanation(of error: any Error, host: String) -> String {
        if let fault = error as? SiteServer.TLS.Fault { return fault.description }
        guard let unreachable = error as? SiteServer.Unreachable else { return "The server stopped: \(error)" }
        let (port, text) = (unreachable.port, "\(unreachable.reason)")
        if text.contains("errno: 98") || text.contains("in use") {
            return "Port \(port) on \(host) is in use by another program. --port N takes another one, "
                + "and 'tlsPort' in portada.yaml for HTTPS."
        }
        if text.contains("errno: 13") {
            return "This user may not listen on port \(port). Ports from 1024 on are open to everyone."
        }
        if text.contains("errno: 99") || text.contains("resolve") {
            return "This machine has no address \(host). --host 127.0.0.1 listens to this machine alone."
        }
        return "The server stopped: \(text)"
    }
}
