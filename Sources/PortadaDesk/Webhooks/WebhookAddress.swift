import Foundation
import PortadaCore

/// Where messages may go.
enum WebhookAddress {
    /// Whether an address can be one: `https://…`, or `http://…` where the operator allows his own network.
    static func isGood(_ text: String, allowsPrivate: Bool) -> Bool {
        guard text.utf8.count <= Webhook.maxAddress, text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }),
            let url = URL(string: text), let scheme = url.scheme?.lowercased(), let host = url.host, !host.isEmpty,
            url.user == nil, url.password == nil, url.fragment == nil
        else { return false }
        return scheme == "https" || (scheme == "http" && allowsPrivate)
    }
}
