import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore

/// What is known of a connection besides its requests.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end.
    let remote: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remote = source.channel.remoteAddress
    }

    /// The network address of the other end, of a client or a proxy; empty where it is none.
    var peer: String { remote?.ipAddress ?? "" }
}

/// The one place that says who asks: for limits, the audit, the log and numbers alike.
struct ClientAddress: Sendable {
    /// Whose word counts.
    let proxies: TrustedProxies

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    /// The network address of whoever sent a request over a connection from `peer`.
    func of(_ request: Request, from peer: String) -> String {
        guard let name = Self.forwardedFor, proxies.contains(peer) else { return peer }
        return proxies.client(ofConnectionFrom: peer, forwarded: request.headers[values: name])
    }

    /// Whether the program at the other end asks for itself, and from this machine: no proxy stands between.
    func isLocal(_ request: Request, from peer: String) -> Bool {
        let marks = ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"].compactMap { HTTPField.Name($0) }
        return TrustedProxies.loopback.contains(peer) && !marks.contains { request.headers[$0] != nil }
    }
}
