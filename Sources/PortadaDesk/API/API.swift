import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// The newspaper as programs reach it, below `/api/v1`: JSON, tokens, no cookies.
struct API: Sendable {
    /// Where it lies on the site.
    static let path = "/api/v1"
    /// How large a JSON body may be, in bytes.
    static let maxBodyBytes = 6 << 20

    let desk: Desk
    let rules: APIRules
    let routes: APIRouteTable
    let rate: APIRate

    init(desk: Desk) {
        self.desk = desk
        rules = desk.parts.api
        routes = APIRouteTable(APIRoutes.all)
        rate = APIRate()
    }

    /// The absolute address of the site, without slash at the end.
    var address: String { desk.parts.address }
    /// The newspaper's own hosts: links to others are marked as such.
    var ownHosts: Set<String> { Set([URL(string: address)?.host].compactMap { $0 }) }

    /// Answers a request.
    func respond(to request: Request, from place: String) async -> Response {
        var response = await answer(request, place)
        let fixed = [
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("X-Robots-Tag", "noindex"),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            ("Vary", "Authorization, Accept-Language"),
        ]
        for (name, value) in fixed { HTTPField.Name(name).map { response.headers[$0] = value } }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if let name = HTTPField.Name("Strict-Transport-Security"), let value = desk.parts.strictTransportValue {
            response.headers[name] = value
        }
        rules.origins.mark(&response, to: request)
        if request.method == .head { response = response.createHeadResponse() }
        return response
    }

    private func answer(_ request: Request, _ place: String) async -> Response {
        let problem = APIProblem(address: address, language: await language(of: request))
        var fields = HTTPFields()
        do {
            return try await APIExchange(api: self, request: request, place: place).answer(&fields)
        } catch {
            var fault = APIProblem.fault(of: error) ?? failure(error, request)
            if fault.kind == .diskFull { desk.store.room.filled() }
            // A body that nobody reads would hold the connection.
            if request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil {
                fault.fields.append(HTTPField(name: .connection, value: "close"))
            }
            var response = problem.response(fault)
            for field in fields { response.headers.append(field) }
            return response
        }
    }

    private func failure(_ error: any Error, _ request: Request) -> APIFault {
        var fault = APIFault(.failed)
        fault.incident = Incident().description
        desk.logger.error(
            "api",
            metadata: ["incident": "\(fault.incident)", "path": "\(request.uri.path)", "error": "\(error)"]
        )
        return fault
    }

    /// The language of what people may read: the one asked for, or the newspaper's.
    func language(of request: Request) async -> Language {
        let wanted = request.headers[.acceptLanguage]?.prefix(2).lowercased() ?? ""
        if ["es", "en"].contains(wanted) { return desk.parts.theme.language(wanted) }
        let settings = try? await desk.store.read { try $0.settings() }
        return desk.parts.theme.language(settings?.language ?? "es")
    }
}

extension Token {
    /// SHA-256 of bytes, hexadecimal.
    static func digest(of bytes: [UInt8]) -> String { BlobStore.hash(of: bytes) }
}
