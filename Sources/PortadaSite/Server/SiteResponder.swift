import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PortadaCore

/// Turns HTTP requests into questions to the site, and its answers into HTTP.
struct SiteResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let site: Site
    private let files = FileIO()

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        // RFC 9112, section 3.2: one Host, no more and no less.
        guard request.head.authority != nil, !request.headers.contains(where: { $0.name.canonicalName == "host" })
        else {
            return Response(status: .badRequest, headers: [.connection: "close"])
        }
        let (path, query) = Self.split(request.uri.string)
        let route = SiteRouter.route(path: path, query: query)
        guard var response = Self.refusal(of: request, for: route) else {
            let answer = await answer(route, query: query, request: request, logger: context.logger)
            return try await response(for: answer, to: request, path: path, context: context)
        }
        site.securityHeaders().add(to: &response.headers)
        return response
    }

    private func answer(_ route: SiteRoute, query: Query, request: Request, logger: Logger) async -> Answer {
        do {
            return try await site.answer(route, query: query)
        } catch {
            let incident = Incident()
            logger.error(
                "page failed",
                metadata: ["incident": "\(incident)", "path": "\(request.uri.string.prefix(300))", "error": "\(error)"]
            )
            return await site.failure(incident)
        }
    }

    /// The answer to a method that the address does not take; nil when it takes it.
    private static func refusal(of request: Request, for route: SiteRoute) -> Response? {
        let allowed: [HTTPRequest.Method] =
            if case .share = route { [.post] } else { [.get, .head] }
        if allowed.contains(request.method) { return nil }
        var fields = HTTPFields()
        fields[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        // A body that nobody reads would hold the connection; it is closed instead.
        if request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil {
            fields[.connection] = "close"
        }
        return Response(status: .methodNotAllowed, headers: fields)
    }

    private func response(
        for answer: Answer,
        to request: Request,
        path: String,
        context: BasicRequestContext
    ) async throws -> Response {
        var fields = HTTPFields()
        fields[.contentType] = answer.contentType
        if let location = answer.location { fields[.location] = location }
        if answer.isUnlisted { fields[Self.robotsTag] = "noindex" }
        fields[.cacheControl] = Self.cacheControl(answer)
        site.securityHeaders().add(to: &fields)
        let body: ResponseBody
        let validators: Validators?
        switch answer.body {
        case .bytes(let bytes):
            let compressible = bytes.count >= Gzip.minimumBytes && Self.isText(answer.contentType)
            if compressible { fields[.vary] = "Accept-Encoding" }
            let compressed =
                compressible && Gzip.isAccepted(by: request.headers[.acceptEncoding]) ? Gzip.compress(bytes) : nil
            if compressed != nil { fields[.contentEncoding] = "gzip" }
            validators =
                answer.keeping == .never
                ? nil
                : Validators(
                    of: bytes,
                    encoding: compressed == nil ? "" : "gzip",
                    lastModified: answer.lastModified
                )
            body = ResponseBody(byteBuffer: ByteBuffer(bytes: compressed ?? bytes))
        case .file(let file, let size):
            validators = Validators(ofImmutable: path)
            let isWanted = request.method == .get
            body = isWanted ? try await files.loadFile(path: file, context: context) : ResponseBody()
            fields[.contentLength] = String(size)
        }
        if answer.status == 200, let validators {
            fields[.eTag] = validators.entityTag
            if let moment = validators.lastModified { fields[.lastModified] = HTTPDate.text(moment) }
            if validators.match(
                ifNoneMatch: request.headers[.ifNoneMatch],
                ifModifiedSince: request.headers[.ifModifiedSince]
            ) {
                fields[.contentLength] = nil
                fields[.contentType] = nil
                fields[.contentEncoding] = nil
                return Response(status: .notModified, headers: fields, body: ResponseBody())
            }
        }
        let response = Response(status: .init(code: answer.status), headers: fields, body: body)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static func cacheControl(_ answer: Answer) -> String {
        switch answer.keeping {
        case .revalidated: "no-cache"
        case .immutable: "public, max-age=31536000, immutable"
        case .never: "no-store"
        }
    }

    private static func isText(_ contentType: String) -> Bool {
        [
            "text/", "application/json", "application/feed+json", "application/xml", "application/rss+xml",
            "application/atom+xml", "application/manifest+json", "image/svg+xml",
        ].contains { contentType.hasPrefix($0) }
    }

    /// Path and query of a request target, in origin form or absolute form (RFC 9112, section 3.2).
    private static func split(_ target: String) -> (path: String, query: Query) {
        var rest = target[...]
        for scheme in ["http://", "https://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count).drop { $0 != "/" && $0 != "?" }
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? "/"
        return (path.isEmpty ? "/" : path, parts.count > 1 ? Query(parts[1]) : .none)
    }

    // A literal that satisfies the field-name grammar; `init?` can't fail.
    private static let robotsTag = HTTPField.Name("X-Robots-Tag") ?? .contentType
}
