import Foundation

/// A numeric network address of version 4 or 6. One of version 4 in the clothes of version 6 (`::ffff:192.0.2.1`) is the
/// one of version 4.
public struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16 bytes in network order.
    public let bytes: [UInt8]

    /// Reads an address, such as `192.0.2.1` or `2001:db8::1`; nil for a name and for everything else.
    public init?(_ text: some StringProtocol) {
        // The longest is ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255.
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, String(text), &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, String(text), &six) == 1 else { return nil }
        let all = withUnsafeBytes(of: &six) { Array($0) }
        let isMapped = all[..<10].allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
        bytes = isMapped ? Array(all[12...]) : all
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// An address as proxies write it: alone, in brackets, or with a port behind it (`[2001:db8::1]:443`,
    /// `192.0.2.1:443`).
    public init?(writtenByProxy text: some StringProtocol) {
        let text = text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { return nil }
            self.init(text[text.index(after: text.startIndex)..<end])
        } else if text.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1, let colon = text.firstIndex(of: ":") {
            self.init(text[..<colon])
        } else {
            self.init(text)
        }
    }

    /// Whether it is of version 6.
    public var isVersion6: Bool { bytes.count == 16 }

    /// As RFC 5952 writes it.
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let written = bytes.withUnsafeBytes {
            inet_ntop(isVersion6 ? AF_INET6 : AF_INET, $0.baseAddress, &text, socklen_t(text.count))
        }
        guard written != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The network that it lies in: its first bits, the others zero.
    public func network(bits: Int) -> NetworkAddress {
        var network = bytes
        for index in network.indices {
            let kept = min(8, max(0, bits - index * 8))
            network[index] &= kept == 0 ? 0 : 0xFF << UInt8(8 - kept)
        }
        return NetworkAddress(bytes: network)
    }
}

/// What stands for one client where requests are counted by address: the whole address of version 4, the first half of
/// one of version 6, of which every household has 2^64 (RFC 6177).
public struct ClientNetwork: Sendable, Hashable, CustomStringConvertible {
    /// `192.0.2.1` or `2001:db8:1:2::/64`; what is no address stands for itself, so that it is counted, too.
    public let description: String
    private let network: NetworkAddress?

    /// The client at an address.
    public init(of address: String) {
        guard let known = NetworkAddress(address) else {
            (network, description) = (nil, String(address.prefix(45)))
            return
        }
        let network = known.isVersion6 ? known.network(bits: 64) : known
        self.network = network
        description = known.isVersion6 ? "\(network)/64" : network.description
    }

    /// The larger network of version 6 around it, such as that of a provider's customer; nil for others.
    /// - Parameter bits: 64 at most.
    public func wide(bits: Int) -> String? {
        guard let network, network.isVersion6 else { return nil }
        return "\(network.network(bits: bits))/\(bits)"
    }
}
