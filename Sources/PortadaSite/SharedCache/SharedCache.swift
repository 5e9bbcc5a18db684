import Crypto
import Foundation
import PortadaCore

/// A cache between the site and its readers that keeps pages until it is told to let them go: Varnish, or a CDN.
///
/// Every page carries keys, one for each question that it asked the store; an operation purges the keys whose answers
/// may differ after it. The keys are the tags of the page cache.
public struct SharedCache: Sendable, Hashable, CustomStringConvertible {
    /// Whose language it speaks.
    public enum Kind: String, Sendable, CaseIterable {
        /// Varnish with its module `xkey`.
        case varnish
        /// Fastly, and others with `Surrogate-Key`.
        case fastly
        /// Cloudflare, and others with `Cache-Tag`.
        case cloudflare
    }

    /// A message to the cache.
    public struct Message: Sendable, Hashable {
        /// `PURGE` or `POST`.
        public var method: String
        /// Where to.
        public var address: String
        /// Names and values.
        public var headers: [String: String]
        /// JSON, or empty.
        public var body: String
    }

    /// Without the token: services are written out whole into the log of whoever looks for faults.
    public var description: String { "SharedCache(\(kind.rawValue), \(address))" }

    /// The room that caches give to a header; Varnish' standard is the smallest (`http_resp_hdr_len`).
    private static let maxHeaderBytes = 7000

    let kind: Kind
    /// Where it takes messages, without slash at the end.
    let address: String
    /// What it knows us by; empty for Varnish, which knows us by our address.
    let token: String
    /// How long it keeps a page that nothing purges.
    let seconds: Int

    /// - Parameters:
    ///   - address: Varnish' own (`http://127.0.0.1:6081`), `https://api.fastly.com/service/ID`, or
    ///     `https://api.cloudflare.com/client/v4/zones/ID`.
    ///   - seconds: how long it keeps a page that nothing purges.
    public init(kind: Kind, address: String, token: String, seconds: Int) {
        self.kind = kind
        self.address = address
        self.token = token
        self.seconds = seconds
    }

    /// What is wrong with the settings, as a sentence; nil when they can be right.
    public var fault: String? {
        guard address.hasPrefix("http://") || address.hasPrefix("https://"), !address.hasSuffix("/") else {
            return "'sharedCacheAddress' must say where \(kind.rawValue) takes messages, like \(example), "
                + "without slash at the end, not '\(address)'."
        }
        if kind != .varnish, token.isEmpty {
            return "\(kind.rawValue) needs a token: set it in the environment as PORTADA_SHARED_CACHE_TOKEN."
        }
        return nil
    }

    private var example: String {
        switch kind {
        case .varnish: "http://127.0.0.1:6081"
        case .fastly: "https://api.fastly.com/service/ID"
        case .cloudflare: "https://api.cloudflare.com/client/v4/zones/ID"
        }
    }

    /// What an answer made from these questions tells the cache: its keys, and that it may be kept. Browsers still ask
    /// each time, by `Cache-Control`. Nothing when a page asked too many questions for a header.
    func headers(for tags: Set<QueryTag>) -> [(name: String, value: String)] {
        let keys = tags.map(Self.key).sorted().joined(separator: kind == .cloudflare ? "," : " ")
        guard !keys.isEmpty, keys.utf8.count <= Self.maxHeaderBytes else { return [] }
        switch kind {
        case .varnish: return [("Surrogate-Control", "max-age=\(seconds)"), ("xkey", keys)]
        case .fastly: return [("Surrogate-Control", "max-age=\(seconds)"), ("Surrogate-Key", keys)]
        // RFC 9213: a header for the cache alone.
        case .cloudflare: return [("CDN-Cache-Control", "max-age=\(seconds)"), ("Cache-Tag", keys)]
        }
    }

    /// The headers that tell a cache, whichever it is.
    static let headerNames = ["Surrogate-Control", "xkey", "Surrogate-Key", "CDN-Cache-Control", "Cache-Tag"]

    /// A tag as a key: printable characters without spaces and commas. Addresses can be long and hold anything.
    static func key(_ tag: QueryTag) -> String {
        guard case .address(let last) = tag else { return tag.text.replacing(":", with: "-") }
        let digest = SHA256.hash(data: Data(last.utf8)).prefix(6)
        return "address-" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The messages that purge everything made from these questions.
    func purge(_ tags: Set<QueryTag>) -> [Message] {
        let keys = tags.map(Self.key).sorted()
        return stride(from: 0, to: keys.count, by: batch).map { purge(Array(keys[$0..<min($0 + batch, keys.count)])) }
    }

    /// How many keys a message may name: Fastly takes 256, Cloudflare 30, a header of Varnish' 8 KiB.
    private var batch: Int {
        switch kind {
        case .varnish: 200
        case .fastly: 256
        case .cloudflare: 30
        }
    }

    private func purge(_ keys: [String]) -> Message {
        let line = keys.joined(separator: " ")
        switch kind {
        case .varnish: return Message(method: "PURGE", address: address + "/", headers: ["xkey-purge": line], body: "")
        case .fastly:
            return Message(
                method: "POST",
                address: address + "/purge",
                headers: ["Fastly-Key": token, "Surrogate-Key": line],
                body: ""
            )
        case .cloudflare:
            // Keys have no character that JSON escapes.
            return cloudflare("{\"tags\":[" + keys.map { "\"\($0)\"" }.joined(separator: ",") + "]}")
        }
    }

    /// The message that purges all there is.
    var purgeAll: Message {
        switch kind {
        case .varnish: Message(method: "PURGE", address: address + "/", headers: ["xkey-purge-all": "1"], body: "")
        case .fastly: Message(method: "POST", address: address + "/purge_all", headers: ["Fastly-Key": token], body: "")
        case .cloudflare: cloudflare("{\"purge_everything\":true}")
        }
    }

    private func cloudflare(_ body: String) -> Message {
        Message(
            method: "POST",
            address: address + "/purge_cache",
            headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json"],
            body: body
        )
    }
}
