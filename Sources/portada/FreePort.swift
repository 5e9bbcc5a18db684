import Glibc

/// A port that nothing listened on, held until the program ends: its number stands in addresses before the server listens.
/// The server may listen on it all the same (`SO_REUSEADDR`, socket(7)); nobody else gets it meanwhile.
struct FreePort {
    /// Its number.
    let number: Int

    /// Asks the system for one; nil when it gives none, for whatever reason: the server will say why.
    init?(on host: String) {
        var wish = addrinfo()
        (wish.ai_socktype, wish.ai_flags) = (Int32(SOCK_STREAM.rawValue), AI_PASSIVE)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "0", &wish, &found) == 0, let address = found else { return nil }
        defer { freeaddrinfo(found) }
        let descriptor = socket(address.pointee.ai_family, Int32(SOCK_STREAM.rawValue), 0)
        var isShared: Int32 = 1
        var given = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let isBound = withUnsafeMutableBytes(of: &given) { bytes in
            guard let place = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
            return setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isShared, socklen_t(MemoryLayout<Int32>.size)) == 0
                && bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0
                && getsockname(descriptor, place, &length) == 0
        }
        guard descriptor >= 0, isBound else { return nil }
        // The port stands at the same place in addresses of IPv4 and IPv6, the more significant byte first.
        number = withUnsafeBytes(of: &given) { Int($0[2]) << 8 | Int($0[3]) }
    }
}
