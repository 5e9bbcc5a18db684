import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore

/// What programs that watch this one are told of its inside, and which: those with the token or, where there is none,
/// those on this machine.
public struct Monitoring: Sendable, CustomStringConvertible {
    /// A number to look at beside the site's own.
    public struct Number: Sendable {
        /// Its name without `portada_`.
        public var name: String
        /// `counter` or `gauge`.
        public var type: String
        /// What it says, in a sentence.
        public var help: String
        /// Its values, by kind; the kind is empty where there is one value.
        public var values: [String: Int]

        /// Makes a number.
        public init(_ name: String, _ type: String, _ help: String, _ values: [String: Int]) {
            (self.name, self.type, self.help, self.values) = (name, type, help, values)
        }
    }

    /// Without the token: services are written out whole into the log of whoever looks for faults.
    public var description: String { "Monitoring(token: \(token.isEmpty ? "none" : "…"))" }

    /// The token; empty for none.
    private let token: String
    private let numbers: @Sendable () async -> [Number]
    private let report: @Sendable () async throws -> [UInt8]

    /// - Parameters:
    ///   - token: what programs on other machines send (`Authorization: Bearer`); empty when only those on this machine
    ///     are told.
    ///   - numbers: what the rest of the program counts.
    ///   - report: how everything is, as JSON.
    public init(
        token: String = "",
        numbers: @escaping @Sendable () async -> [Number] = { [] },
        report: @escaping @Sendable () async throws -> [UInt8] = { Array("{}".utf8) }
    ) {
        self.token = token
        self.numbers = numbers
        self.report = report
    }

    /// The answer to a request for the program's inside; nil for all others, such as `/healthz` from whoever has no
    /// token, who is told that it is there, and nothing else.
    /// - Parameter isLocal: whether a program on this machine asks, without a proxy between.
    func answer(_ request: Request, _ route: SiteRoute, isLocal: Bool, _ site: Site) async -> Response? {
        let sent = request.headers[.authorization].map { $0.split(separator: " ", maxSplits: 1) } ?? []
        let isKnown =
            !token.isEmpty && sent.count == 2 && sent[0].lowercased() == "bearer" && Secret.isEqual(sent[1], token)
        switch route {
        case .metrics:
            if isKnown || token.isEmpty && isLocal {
                return Self.response(site.metrics(await numbers()), Metrics.contentType)
            }
        case .health, .readiness:
            if isKnown { return await reported() }
            if sent.isEmpty || token.isEmpty { return nil }
        default: return nil
        }
        return refusal
    }

    private func reported() async -> Response {
        do {
            return Self.response(try await report(), "application/json")
        } catch {
            var response = Self.response(Array("\(error)\n".utf8), "text/plain; charset=utf-8")
            response.status = .serviceUnavailable
            return response
        }
    }

    private var refusal: Response {
        var fields: HTTPFields = [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"]
        if !token.isEmpty { fields[.wwwAuthenticate] = "Bearer" }
        let text =
            token.isEmpty
            ? "Only for programs on this machine, unless portada.yaml names a monitorToken.\n"
            : "Only with the monitorToken of portada.yaml.\n"
        let status: HTTPResponse.Status = token.isEmpty ? .forbidden : .unauthorized
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func response(_ bytes: [UInt8], _ type: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
