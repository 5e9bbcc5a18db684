import AsyncHTTPClient
import Foundation
import NIOCore

/// Brings messages to addresses that somebody named: public ones unless the operator allows others, each looked up and
/// checked anew, and connected to by the very number that was checked. Follows no redirect and reads no answer but its
/// status.
public struct Postman: Sendable {
    /// Why a message could not be brought, in a sentence.
    public struct Failure: Error, Hashable, CustomStringConvertible {
        /// The sentence.
        public let description: String
    }

    private let resolver: HostResolver
    private let seconds: Int64

    /// - Parameters:
    ///   - policy: which addresses may be asked.
    ///   - seconds: how long one message may take.
    public init(policy: AddressPolicy = .publicOnly, seconds: Int64 = 15) {
        resolver = HostResolver(policy: policy)
        self.seconds = seconds
    }

    /// Posts a message.
    /// - Returns: the status of the answer.
    public func post(
        to address: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(Failure) -> Int {
        guard let url = URL(string: address), let scheme = url.scheme?.lowercased(),
            ["http", "https"].contains(scheme),
            let host = url.host, !host.isEmpty, url.user == nil
        else { throw Failure(description: "The address can't be used.") }
        let numeric: String
        do {
            numeric = try await resolver.address(of: host)
        } catch {
            throw Failure(description: error.description)
        }
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [host: numeric]
        configuration.timeout = .init(connect: .seconds(min(10, seconds)), read: .seconds(seconds))
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let status = Int(try await client.execute(request, timeout: .seconds(seconds)).status.code)
            try? await client.shutdown()
            return status
        } catch {
            try? await client.shutdown()
            throw Failure(description: "The connection failed (\(error)).")
        }
    }
}
