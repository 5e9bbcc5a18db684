import AsyncHTTPClient
import Foundation
import NIOCore
import PortadaCore

/// Fetches pictures from other sites for an import: public addresses only, within limits of size and time, with retries.
public actor PictureFetcher {
    /// What fetching may cost.
    public struct Limits: Sendable, Hashable {
        /// The largest file, in bytes.
        public var maxBytes: Int
        /// How long one try may take, in seconds.
        public var seconds: Int64
        /// How often a file is tried that fails for a while.
        public var tries: Int
        /// How many redirects are followed.
        public var redirects: Int

        /// Makes limits.
        public init(maxBytes: Int = 40 * 1024 * 1024, seconds: Int64 = 30, tries: Int = 3, redirects: Int = 5) {
            self.maxBytes = maxBytes
            self.seconds = seconds
            self.tries = tries
            self.redirects = redirects
        }
    }

    /// Why a picture could not be had, in a sentence.
    public struct Failure: Error, Hashable, CustomStringConvertible {
        /// The sentence.
        public let description: String
        /// Whether another try may help.
        let isPassing: Bool

        init(_ description: String, isPassing: Bool = false) {
            self.description = description
            self.isPassing = isPassing
        }
    }

    private let resolver: HostResolver
    private let limits: Limits
    private let ports: Set<Int>?
    /// A client for each host, bound to the address that was checked: the name is not looked up a second time.
    private var clients: [String: HTTPClient] = [:]

    private static let mostHosts = 64

    /// - Parameter policy: which addresses may be asked.
    public init(policy: AddressPolicy = .publicOnly, limits: Limits = Limits()) {
        resolver = HostResolver(policy: policy)
        self.limits = limits
        ports = policy == .publicOnly ? [80, 443] : nil
    }

    /// The bytes of the file at an address; nil when the site says that it is not there.
    public func bytes(of address: String) async throws(Failure) -> [UInt8]? {
        var last = Failure("It was not tried.")
        for attempt in 1...max(1, limits.tries) {
            do {
                return try await fetch(address)
            } catch {
                last = error
                guard error.isPassing, attempt < limits.tries else { break }
                try? await Task.sleep(for: .milliseconds(300 * attempt * attempt))
            }
        }
        throw last
    }

    /// Closes all connections.
    public func close() async {
        for client in clients.values { try? await client.shutdown() }
        clients = [:]
    }

    private func fetch(_ start: String) async throws(Failure) -> [UInt8]? {
        var address = start
        for _ in 0...limits.redirects {
            switch try await ask(address) {
            case .file(let bytes): return bytes
            case .missing: return nil
            case .elsewhere(let next): address = next
            }
        }
        throw Failure("It was redirected more than \(limits.redirects) times.")
    }

    private enum Reply {
        case file([UInt8])
        case missing
        case elsewhere(String)
    }

    private func ask(_ address: String) async throws(Failure) -> Reply {
        let (url, client) = try await prepare(address)
        var request = HTTPClientRequest(url: url.absoluteString)
        request.headers.add(name: "accept", value: "image/*")
        request.headers.add(name: "user-agent", value: "Portada import")
        do {
            let response = try await client.execute(request, timeout: .seconds(limits.seconds))
            switch response.status.code {
            case 200: return .file(try await read(response))
            case 301, 302, 303, 307, 308:
                guard let location = response.headers.first(name: "location"),
                    let next = URL(string: location, relativeTo: url)
                else { throw Failure("It was redirected to nowhere.") }
                return .elsewhere(next.absoluteString)
            case 404, 410: return .missing
            case 429, 500...: throw Failure("The site answered \(response.status.code).", isPassing: true)
            default: throw Failure("The site answered \(response.status.code).")
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("The connection failed (\(error)).", isPassing: true)
        }
    }

    private func read(_ response: HTTPClientResponse) async throws -> [UInt8] {
        if let length = response.headers.first(name: "content-length").flatMap({ NumberRange.counts.readInt($0) }),
            length > limits.maxBytes
        {
            throw Failure("The file is larger than \(limits.maxBytes >> 20) MB.")
        }
        var bytes: [UInt8] = []
        for try await part in response.body {
            guard bytes.count + part.readableBytes <= limits.maxBytes else {
                throw Failure("The file is larger than \(limits.maxBytes >> 20) MB.")
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }

    private func prepare(_ address: String) async throws(Failure) -> (URL, HTTPClient) {
        guard let url = Self.url(address), let scheme = url.scheme, ["http", "https"].contains(scheme.lowercased()),
            let host = url.host, !host.isEmpty, url.user == nil
        else { throw Failure("The address can't be fetched.") }
        if let ports, !ports.contains(url.port ?? (scheme.lowercased() == "https" ? 443 : 80)) {
            throw Failure("The address names an unusual port.")
        }
        if let known = clients[host] { return (url, known) }
        guard clients.count < Self.mostHosts else {
            throw Failure("Pictures lie on more than \(Self.mostHosts) hosts.")
        }
        let numeric = try await resolver.address(of: host)
        // While the name was looked up, another task may have got there first.
        if let known = clients[host] { return (url, known) }
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [host: numeric]
        configuration.timeout = .init(connect: .seconds(10), read: .seconds(limits.seconds))
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        clients[host] = client
        return (url, client)
    }

    /// An address as a URL; one that came with bare letters beyond ASCII gets them encoded.
    private static func url(_ address: String) -> URL? {
        if address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return URL(string: address) }
        let encoded = address.utf8.map { byte in
            byte > 0x20 && byte < 0x7F
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return URL(string: encoded.joined())
    }
}
