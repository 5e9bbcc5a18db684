/// The proxies whose word about the address of a client counts: single addresses and ranges.
public struct TrustedProxies: Sendable, Hashable {
    /// The first bits of addresses.
    private struct Range: Sendable, Hashable {
        let network: NetworkAddress
        let bits: Int

        /// `10.0.0.0/8`, `2001:db8::/32`, or one address; nil for what is none of it, such as a range whose address has
        /// more bits than the range.
        init?(_ text: some StringProtocol) {
            let sides = text.split(separator: "/", omittingEmptySubsequences: false)
            guard sides.count <= 2, let address = NetworkAddress(sides[0]) else { return nil }
            let all = address.bytes.count * 8
            guard let bits = sides.count == 2 ? Int(sides[1]) : all, (0...all).contains(bits),
                address.network(bits: bits) == address
            else { return nil }
            network = address
            self.bits = bits
        }

        func contains(_ address: NetworkAddress) -> Bool {
            address.isVersion6 == network.isVersion6 && address.network(bits: bits) == network
        }
    }

    /// No more hops than this are looked at.
    private static let maxHops = 32

    private let ranges: [Range]

    /// This machine: what counts where nothing is said.
    public static let loopback = TrustedProxies(ranges: ["127.0.0.0/8", "::1"].compactMap { Range($0) })

    private init(ranges: [Range]) { self.ranges = ranges }

    /// Addresses and ranges with commas or spaces between, `loopback` among them; nil when one is none. Nothing stands
    /// for nobody.
    public init?(_ text: String) {
        var ranges: [Range] = []
        for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            if word == "loopback" {
                ranges += Self.loopback.ranges
            } else if let range = Range(word) {
                ranges.append(range)
            } else {
                return nil
            }
        }
        self.ranges = ranges
    }

    /// Whether an address is that of a proxy.
    public func contains(_ address: String) -> Bool { NetworkAddress(address).map(contains) ?? false }

    private func contains(_ address: NetworkAddress) -> Bool { ranges.contains { $0.contains(address) } }

    /// The address of whoever asks: that of the connection or, where it is a proxy's, what this one wrote last into
    /// `X-Forwarded-For`; and so on from the right for as long as proxies speak of proxies. What a client writes itself
    /// stands left of that, and is never believed.
    /// - Parameter forwarded: the lines of `X-Forwarded-For`, in their order.
    public func client(ofConnectionFrom peer: String, forwarded: [String]) -> String {
        guard var client = NetworkAddress(peer) else { return peer }
        var hops = forwarded.joined(separator: ",").split(separator: ",").suffix(Self.maxHops)
        while contains(client), let hop = hops.popLast() {
            // A proxy that hides its client, or writes nonsense: it is itself the last that is known.
            guard let next = NetworkAddress(writtenByProxy: hop) else { break }
            client = next
        }
        return client.description
    }
}
