import Foundation
import HTTPTypes
import Hummingbird
import PortadaCore

/// Leads whoever asks for the site by another name, such as one without `www.`, or without https, to its one address.
public struct OneAddress: Sendable, Hashable {
    /// Scheme, host and port.
    private let base: String
    /// The bytes that a request names the host by, in lower case; the second with the port that its scheme has anyway.
    private let names: [[UInt8]]
    /// Whether the address is one of https.
    let isSecure: Bool

    /// - Parameter address: such as `https://www.example.org`; nil where it is no such address.
    public init?(_ address: String) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme, let host = parts.host else {
            return nil
        }
        isSecure = scheme == "https"
        base = address
        let name = host.lowercased() + (parts.port.map { ":\($0)" } ?? "")
        names = ([name] + (parts.port == nil ? [name + (isSecure ? ":443" : ":80")] : [])).map { Array($0.utf8) }
    }

    /// Whether a request's host is the one that it should be.
    func isNamed(by host: some Collection<UInt8>) -> Bool {
        names.contains { name in
            name.count == host.count
                && zip(name, host).allSatisfy { $0 == ((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
        }
    }

    /// The answer that leads to the address.
    func leading(_ request: Request) -> Response {
        let target = request.uri.string
        // Any other method is repeated as it was, with its body (RFC 9110, section 15.4.9).
        let isRead = request.method == .get || request.method == .head
        return Response(
            status: isRead ? .movedPermanently : .permanentRedirect,
            headers: [
                .location: base + (target.hasPrefix("/") ? target : "/"), .contentLength: "0",
                // Browsers would keep it for ever, also when the setting is taken back.
                .cacheControl: "max-age=86400",
            ]
        )
    }

    /// Whether a host is a name of this machine for itself, by which no reader asks.
    static func isOwnMachine(_ host: String) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") }
    }
}
