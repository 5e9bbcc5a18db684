import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import PortadaCore
import ServiceLifecycle

/// The HTTP server of the site, as a service that stops gracefully.
public struct SiteServer: Service {
    /// Where the server listens and what it bears.
    public struct Options: Sendable {
        /// The address to listen on, such as `127.0.0.1`.
        public var host: String
        /// The port, 0 for a free one.
        public var port: Int
        /// How many connections may be open at once on each port, 1 or more.
        public var maxConnections: Int
        /// How many of them one client may have: an address of IPv4, 64 bits of one of IPv6; 0 for any number.
        public var maxConnectionsPerClient: Int
        /// How large the head of a request may be, in bytes.
        public var maxHeaderBytes: Int
        /// How long a request may take to arrive, and an idle connection may stay, in seconds.
        public var requestSeconds: Int
        /// HTTPS besides; nil for none.
        public var tls: TLS?
        /// The proxies that say for whom they ask.
        public var proxies: TrustedProxies
        /// Where those are led who ask by another name or without https; nil when nobody is.
        public var oneAddress: OneAddress?
        /// The folder in which a program that fetches certificates answers the authority; empty for none.
        public var challengeFolder: String
        /// Takes note of what is asked for; nil where nobody wishes that.
        public var accessLog: AccessLog?

        /// Makes options.
        public init(
            host: String = "127.0.0.1",
            port: Int = 8080,
            maxConnections: Int = 4096,
            maxConnectionsPerClient: Int = 256,
            maxHeaderBytes: Int = 32 * 1024,
            requestSeconds: Int = 30,
            tls: TLS? = nil,
            proxies: TrustedProxies = .loopback,
            oneAddress: OneAddress? = nil,
            challengeFolder: String = "",
            accessLog: AccessLog? = nil
        ) {
            self.host = host
            self.port = port
            self.maxConnections = maxConnections
            self.maxConnectionsPerClient = maxConnectionsPerClient
            self.maxHeaderBytes = maxHeaderBytes
            self.requestSeconds = requestSeconds
            self.tls = tls
            self.proxies = proxies
            self.oneAddress = oneAddress
            self.challengeFolder = challengeFolder
            self.accessLog = accessLog
        }
    }

    /// A port that can't be listened on.
    public struct Unreachable: Error {
        /// Which.
        public let port: Int
        /// What the system says.
        public let reason: any Error

        /// Runs a listener, whose failures then say which port they are of.
        static func naming(
            _ port: Int,
            run: () async throws -> Void,
            onFailure: (Unreachable) -> Void = { _ in }
        ) async throws {
            do {
                try await run()
            } catch {
                let failure = Unreachable(port: port, reason: error)
                onFailure(failure)
                throw failure
            }
        }
    }

    /// Answers what is not for readers, below `/desk/` and `/api/`, from a request and the network address that it came
    /// from.
    public typealias Inner = @Sendable (Request, String) async throws -> Response

    private let site: Site
    private let inner: Inner?
    private let staff: Staff?
    private let monitoring: Monitoring
    private let options: Options
    private let logger: Logger
    private let onReady: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - inner: answers what is not for readers; nil when nothing does.
    ///   - staff: who is told how a page came about; nil for nobody.
    ///   - monitoring: who is told of the program's inside.
    ///   - onReady: called with the port once the server answers.
    public init(
        site: Site,
        inner: Inner? = nil,
        staff: Staff? = nil,
        monitoring: Monitoring = Monitoring(),
        options: Options,
        logger: Logger,
        onReady: @escaping @Sendable (_ port: Int) async -> Void
    ) {
        self.site = site
        self.inner = inner
        self.staff = staff
        self.monitoring = monitoring
        self.options = options
        self.logger = logger
        self.onReady = onReady
    }

    /// Serves until the task is cancelled or a graceful shutdown begins. Throws when a port is taken, or when
    /// certificate or key can't be used.
    public func run() async throws {
        _ = ProcessMemory.start
        // One for each processor that this process may use; they live as long as the program.
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: ServerThreads.count)
        for loop in loops.makeIterator() { Self.watchLag(of: loop, site.pages.numbers) }
        let watch = PoolWatch(site.pages.numbers, logger: logger)
        watch.begin()
        defer { watch.end() }
        let (guests, securedGuests) = (connections(), connections())
        loops.next().scheduleRepeatedTask(initialDelay: .milliseconds(500), delay: .milliseconds(500)) { _ in
            guests.look()
            securedGuests.look()
        }
        let (secured, securing) = AsyncThrowingStream<Never, any Error>.makeStream()
        let secure = try options.tls.map { tls in
            let certificate = try ServedCertificate(tls, site.pages.numbers)
            let application = application(for: tls, certificate, loops, securedGuests) { securing.finish() }
            return (application, tls.port, certificate)
        }
        let plain = application(loops, guests)
        await site.warmUp()
        try await withThrowingTaskGroup(of: Void.self) { stopping in
            stopping.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: Self.patience)
                for connections in [guests, securedGuests] { connections.closeAll() }
            }
            if let (_, _, certificate) = secure { stopping.addTask { [logger] in await certificate.watch(logger) } }
            try await serve(plain, secure, secured, securing)
            stopping.cancelAll()
        }
    }

    /// How long answers that are under way may take when the server stops.
    private static let patience = Duration.seconds(10)

    private func serve(
        _ plain: some ApplicationProtocol,
        _ secure: (some ApplicationProtocol, Int, ServedCertificate)?,
        _ secured: AsyncThrowingStream<Never, any Error>,
        _ securing: AsyncThrowingStream<Never, any Error>.Continuation
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let (secure, port, _) = secure {
                group.addTask {
                    try await Unreachable.naming(port) {
                        try await secure.run()
                    } onFailure: {
                        securing.finish(throwing: $0)
                    }
                }
                // Ready means both: the plain one tells it.
                for try await _ in secured {}
            }
            group.addTask { [options] in try await Unreachable.naming(options.port) { try await plain.run() } }
            // One that fails ends the other; one that ends gracefully leaves it the time to do so, too.
            while try await group.next() != nil {}
        }
    }

    private func connections() -> OpenConnections {
        OpenConnections(
            .init(all: options.maxConnections, perClient: options.maxConnectionsPerClient),
            numbers: site.pages.numbers.connections,
            isTrusted: options.proxies.contains
        )
    }

    private var limit: TimeAmount { .seconds(Int64(options.requestSeconds)) }

    private var notes: AnswerNotes {
        AnswerNotes(
            numbers: site.pages.numbers,
            log: options.accessLog,
            clients: ClientAddress(proxies: options.proxies)
        )
    }

    private func responder(isSecure: Bool) -> SiteResponder {
        SiteResponder(
            site: site,
            inner: inner,
            staff: staff,
            notes: notes,
            monitoring: monitoring,
            oneAddress: options.oneAddress,
            isSecure: isSecure,
            challenges: Challenges(folder: options.challengeFolder)
        )
    }

    /// Hummingbird's part of a connection.
    private var connection: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                RefusalNotes(notes), RequestTurns(), ConnectionEnd(), RequestDeadline(limit: limit),
            ],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: options.maxHeaderBytes,
                maxHeaderListSize: options.maxHeaderBytes,
                maxHeaderFieldCount: 100
            )
        )
    }

    /// Connections with what answers them.
    private func front(
        _ responder: @escaping HTTPChannelHandler.Responder,
        _ connections: OpenConnections
    ) -> FrontChannel {
        FrontChannel(
            behind: HTTP1Channel(responder: responder, configuration: connection),
            site: site,
            dates: DateStamp(),
            limit: limit,
            connections: connections,
            rules: FrontRules(
                staffCookie: staff?.cookie,
                oneAddress: options.oneAddress,
                keepsForwarded: options.accessLog != nil
            ),
            notes: notes
        )
    }

    private func application(
        _ loops: MultiThreadedEventLoopGroup,
        _ connections: OpenConnections
    ) -> some ApplicationProtocol {
        Application(
            responder: responder(isSecure: false),
            server: HTTPServerBuilder { front($0, connections) },
            configuration: configuration(port: options.port, connections),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? options.port) },
            eventLoopGroupProvider: .shared(loops),
            logger: logger
        )
    }

    /// HTTPS. Its answers come from the same caches.
    private func application(
        for tls: TLS,
        _ certificate: ServedCertificate,
        _ loops: MultiThreadedEventLoopGroup,
        _ connections: OpenConnections,
        onListening: @escaping @Sendable () -> Void
    ) -> some ApplicationProtocol {
        Application(
            responder: responder(isSecure: true),
            server: HTTPServerBuilder { [self] responder in
                SecureChannel(
                    certificate: certificate,
                    front: front(responder, connections),
                    behind: HTTP2Behind(responder: self.responder(isSecure: true), logger: logger),
                    maxHeaderBytes: options.maxHeaderBytes
                )
            },
            configuration: configuration(port: tls.port, connections),
            onServerRunning: { [logger] channel in
                logger.notice("https", metadata: ["port": "\(channel.localAddress?.port ?? tls.port)"])
                onListening()
            },
            eventLoopGroupProvider: .shared(loops),
            logger: logger
        )
    }

    private func configuration(port: Int, _ connections: OpenConnections) -> ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname(options.host, port: port),
            availableConnectionsDelegate: Doorkeeper(connections: connections)
        )
    }

    /// Measures once a second how late a loop comes to a task.
    private static func watchLag(of loop: any EventLoop, _ numbers: PageCacheNumbers) {
        let due = NIODeadline.now() + .seconds(1)
        loop.scheduleTask(deadline: due) {
            numbers.lagged(seconds: Double((NIODeadline.now() - due).nanoseconds) / 1e9)
            watchLag(of: loop, numbers)
        }
    }
}
