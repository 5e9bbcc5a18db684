/// Which network addresses the program may connect to on behalf of somebody else's words: public ones, so that no text
/// from outside makes it ask machines of its own network.
public struct AddressPolicy: Sendable, Hashable {
    /// Whether this machine itself may be asked too; for tests that serve from it.
    private let allowsLoopback: Bool
    /// Whether any address may be asked.
    private var allowsAll = false

    private init(allowsLoopback: Bool, allowsAll: Bool = false) {
        self.allowsLoopback = allowsLoopback
        self.allowsAll = allowsAll
    }

    /// Public addresses only.
    public static let publicOnly = AddressPolicy(allowsLoopback: false)

    /// Any address, where the operator says so: for programs of his own network.
    public static let all = AddressPolicy(allowsLoopback: true, allowsAll: true)

    /// Public addresses and this machine; never for addresses from outside.
    package static let publicAndLoopback = AddressPolicy(allowsLoopback: true)

    /// Whether a numeric address, 4 or 16 bytes in network order, may be asked. Special ranges: IANA's registries
    /// (RFC 6890 and its successors).
    public func allows(_ address: [UInt8]) -> Bool {
        if allowsAll { return address.count == 4 || address.count == 16 }
        switch address.count {
        case 4: return allowsIPv4(address)
        case 16: return allowsIPv6(address)
        default: return false
        }
    }

    private func allowsIPv4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (127, _, _): return allowsLoopback
        case (0, _, _), (10, _, _), (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 0, 0), (192, 0, 2),
            (192, 88, 99), (192, 168, _), (198, 18...19, _), (198, 51, 100), (203, 0, 113), (224..., _, _):
            return false
        default: return true
        }
    }

    private func allowsIPv6(_ bytes: [UInt8]) -> Bool {
        if bytes.dropLast().allSatisfy({ $0 == 0 }) { return bytes[15] == 1 && allowsLoopback }
        // An IPv4 address in other clothes: mapped (::ffff:0:0/96) and translated (64:ff9b::/96).
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return allowsIPv4(Array(bytes[12...]))
        }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) { return false }
        // 2000::/3 is what is given out; in it, Teredo, documentation, benchmarking and 6to4 are no public places.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes.starts(with: [0x20, 0x01]) {
            let third = bytes[2]
            if third == 0x00 || third == 0x01 || (third == 0x0D && bytes[3] == 0xB8) { return false }
        }
        if bytes.starts(with: [0x20, 0x02]) || bytes.starts(with: [0x3F, 0xFF]) { return false }
        return true
    }
}
