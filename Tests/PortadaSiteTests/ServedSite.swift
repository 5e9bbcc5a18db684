import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import PortadaSite

/// A newspaper that is served on this machine, and clients that ask in each of the ways that browsers do.
final class ServedSite: Sendable {
    /// How a page comes to a reader.
    enum Way: CaseIterable {
        /// HTTP/1.1 without TLS.
        case plain
        /// HTTP/1.1 with TLS.
        case secure
        case http2
    }

    private let plainPort: Int
    private let securePort: Int
    private let oldClient: HTTPClient
    private let newClient: HTTPClient
    private let running: Task<Void, any Error>

    init(_ site: Site, in folder: URL) async throws {
        let (certificate, key) = (folder.appendingPathComponent("tls.pem"), folder.appendingPathComponent("tls.key"))
        try Data(Self.certificate.utf8).write(to: certificate)
        try Data(Self.key.utf8).write(to: key)
        let port = try Self.freePort()
        securePort = port
        let (ports, ready) = AsyncStream<Int>.makeStream()
        let tls = SiteServer.TLS(port: port, certificate: certificate.path, key: key.path)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = SiteServer(site: site, options: .init(port: 0, tls: tls), logger: logger) { ready.yield($0) }
        running = Task {
            defer { ready.finish() }
            try await server.run()
        }
        guard let first = await ports.first(where: { _ in true }) else { throw Fault.noServer }
        plainPort = first
        (oldClient, newClient) = (Self.client(.http1Only), Self.client(.automatic))
    }

    enum Fault: Error {
        case noServer
    }

    /// Ends clients and server.
    func stop() async throws {
        try await oldClient.shutdown()
        try await newClient.shutdown()
        running.cancel()
        _ = await running.result
    }

    /// What a reader gets.
    func get(_ path: String, _ way: Way) async throws -> (status: Int, location: String?, bytes: [UInt8]) {
        let base = way == .plain ? "http://127.0.0.1:\(plainPort)" : "https://127.0.0.1:\(securePort)"
        let client = way == .http2 ? newClient : oldClient
        let answer = try await client.execute(HTTPClientRequest(url: base + path), timeout: .seconds(60))
        #expect(answer.version == (way == .http2 ? .http2 : .http1_1))
        let body = try await answer.body.collect(upTo: 16 << 20)
        return (Int(answer.status.code), answer.headers.first(name: "location"), Array(body.readableBytesView))
    }

    private static func client(_ version: HTTPClient.Configuration.HTTPVersion) -> HTTPClient {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.httpVersion = version
        configuration.tlsConfiguration = .makeClientConfiguration()
        configuration.tlsConfiguration?.certificateVerification = .none
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private static func freePort() throws -> Int {
        let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0)
            .wait()
        defer { try? channel.close().wait() }
        return channel.localAddress?.port ?? 0
    }

    /// For the name `localhost`, good for a hundred years; nobody else trusts it.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBgDCCASWgAwIBAgIUPXmvTtka5VvlqaLnz6ekO11361QwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDE0NDAwMVoYDzIxMjYxMTA2
        MTQ0MDAxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAASZAokcI3K5IDdsgoVV/ktyBIOXJLyrcrAsA+0yCal9UWkmK/YUIZXm
        VZGsPwI2MxayyptylR6QWzT8lYLPxATHo1MwUTAdBgNVHQ4EFgQUAhR2ej6bpUXu
        ziMTUpxWCdFE1tMwHwYDVR0jBBgwFoAUAhR2ej6bpUXuziMTUpxWCdFE1tMwDwYD
        VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA+Qu2v0kN3vpzevfjd6vU
        O2XbhZVynVD8DXGSIFGpnGACIQDgP/B7tj1fIv9FF3baAQtn5yio2Dfr+RT1Fkz9
        jgQqog==
        -----END CERTIFICATE-----
        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglCNTrteN7oKzfeA4
        X44fXCiVOPbs0CG7iD5mq9D0JMOhRANCAASZAokcI3K5IDdsgoVV/ktyBIOXJLyr
        crAsA+0yCal9UWkmK/YUIZXmVZGsPwI2MxayyptylR6QWzT8lYLPxATH
        -----END PRIVATE KEY-----
        """
}
