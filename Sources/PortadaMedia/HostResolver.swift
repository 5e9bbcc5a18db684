import Foundation
import PortadaCore

/// Finds the numeric addresses of a host, and lets through only a host all of whose addresses may be asked.
struct HostResolver: Sendable {
    let policy: AddressPolicy
    /// How long a look-up may take.
    private static let limit = Duration.seconds(10)

    /// The address to connect to, as text; a host with even one address that may not be asked is refused whole. The name is
    /// looked up on the threads for names, within ten seconds.
    func address(of host: String) async throws(PictureFetcher.Failure) -> String {
        do {
            if let address = try await BlockingThreads.names.run(within: Self.limit, { try lookUp(host) }) {
                return address
            }
        } catch {
            throw error as? PictureFetcher.Failure
                ?? PictureFetcher.Failure("The host \(host) can't be looked up now.", isPassing: true)
        }
        throw PictureFetcher.Failure(
            "The host \(host) was looked up for ten seconds without an answer.",
            isPassing: true
        )
    }

    /// Blocks while the name is looked up.
    private func lookUp(_ host: String) throws(PictureFetcher.Failure) -> String {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0, let first = list else {
            throw PictureFetcher.Failure("The host \(host) is not known.")
        }
        defer { freeaddrinfo(first) }
        var found: [String] = []
        var next: UnsafeMutablePointer<addrinfo>? = first
        while let entry = next {
            if let (bytes, text) = Self.numeric(entry.pointee) {
                guard policy.allows(bytes) else {
                    throw PictureFetcher.Failure("The host \(host) is no public address (\(text)).")
                }
                found.append(text)
            }
            next = entry.pointee.ai_next
        }
        guard let address = found.first else { throw PictureFetcher.Failure("The host \(host) has no address.") }
        return address
    }

    private static func numeric(_ entry: addrinfo) -> (bytes: [UInt8], text: String)? {
        guard let raw = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            return raw.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
                let bytes = withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) }
                return (bytes, bytes.map(String.init).joined(separator: "."))
            }
        case AF_INET6:
            return raw.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                let bytes = withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) }
                let groups = stride(from: 0, to: 16, by: 2).map {
                    String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16)
                }
                return (bytes, groups.joined(separator: ":"))
            }
        default: return nil
        }
    }
}
