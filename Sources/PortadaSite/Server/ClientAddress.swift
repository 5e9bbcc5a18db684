import HTTPTypes
import Hummingbird
import NIOCore

/// What is known of a connection besides its requests.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end.
    let remote: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remote = source.channel.remoteAddress
    }

    /// The network address of whoever asks. A proxy on this machine names it in `X-Forwarded-For`, the last entry of
    /// which is the proxy's own; from elsewhere the field is anybody's claim.
    func clientAddress(of request: Request) -> String {
        let own = remote?.ipAddress ?? ""
        guard own == "127.0.0.1" || own == "::1" || own.hasPrefix("127."),
            let name = HTTPField.Name("X-Forwarded-For"), let forwarded = request.headers[values: name].last,
            let last = forwarded.split(separator: ",").last?.filter({ !$0.isWhitespace }), !last.isEmpty,
            last.utf8.count <= 45,
            last.utf8.allSatisfy({
                (48...58).contains($0) || (97...102).contains($0) || (65...70).contains($0) || $0 == 46
            })
        else { return own }
        return String(last)
    }
}
