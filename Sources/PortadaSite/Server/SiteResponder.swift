import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PortadaCore
import PortadaMedia

/// Turns HTTP requests into questions to the site, and its answers into HTTP.
struct SiteResponder: HTTPResponder {
    typealias Context = ConnectionContext

    let site: Site
    /// What answers what is not for readers.
    let inner: SiteServer.Inner?
    /// Who is told how a page came about.
    let staff: Staff?
    /// Is told of each answer; it knows who asks.
    let notes: AnswerNotes
    /// Who is told of the program's inside.
    let monitoring: Monitoring
    /// Where those are led who ask for the site by another name; nil when nobody is.
    let oneAddress: OneAddress?
    /// Whether clients came by https.
    let isSecure: Bool
    /// What certificate authorities ask for; nil when nobody answers them here.
    let challenges: Challenges?

    private var clients: ClientAddress { notes.clients }

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        try await respond(to: request, context: context, isHTTP2: false)
    }

    /// - Parameter isHTTP2: whether it came by HTTP/2.
    func respond(to request: Request, context: ConnectionContext, isHTTP2: Bool) async throws -> Response {
        let since = NIODeadline.now()
        let isInner = request.uri.path.hasPrefix("/desk") || request.uri.path.hasPrefix("/api")
        func note(_ response: Response) {
            notes.note(request, response, since: since, isInner: isInner, isHTTP2: isHTTP2, from: context.peer)
        }
        do {
            let response = try await answer(request, context)
            note(response)
            return response
        } catch {
            // What is thrown here becomes an answer further out.
            note(Response(status: (error as? any HTTPResponseError)?.status ?? .internalServerError))
            throw error
        }
    }

    private func answer(_ request: Request, _ context: ConnectionContext) async throws -> Response {
        // RFC 9112, section 3.2: one Host, no more and no less, and one that could be a host.
        guard let host = request.head.authority, RequestTarget.isHost(host),
            !request.headers.contains(where: { $0.name.canonicalName == "host" })
        else {
            return Response(status: .badRequest, headers: [.connection: "close"])
        }
        let (path, query) = SiteRouter.split(request.uri.string)
        let route = SiteRouter.route(path: path, query: query)
        if let challenge = try await challenges?.answer(request, path) { return challenge }
        if let oneAddress, belongsElsewhere(request, host, route, context.peer) {
            var response = oneAddress.leading(request)
            site.press.securityHeaders().add(to: &response.headers)
            return response
        }
        if route == .inner, let inner { return try await inner(request, clients.of(request, from: context.peer)) }
        guard var response = await refusal(of: request, for: route, from: context.peer) else {
            return try await response(to: request, path, query, route, context)
        }
        site.press.securityHeaders().add(to: &response.headers)
        return response
    }

    private func response(
        to request: Request,
        _ path: String,
        _ query: Query,
        _ route: SiteRoute,
        _ context: ConnectionContext
    ) async throws -> Response {
        let encoding: ContentEncoding =
            Gzip.isAccepted(by: request.headers[.acceptEncoding]) ? .gzip : .identity
        if route.isFile { return response(with: await site.files.answer(path, encoding), to: request) }
        if let key = RequestTarget.cacheKey(path, route) {
            guard await isFromStaff(request) else {
                return Self.leading(
                    on: response(with: await site.pages.answer(key, route, encoding), to: request),
                    request
                )
            }
            let (answer, timing) = await site.pages.timedAnswer(key, route, encoding)
            return Self.told(timing, response(with: answer, to: request))
        }
        let page: AssembledPage
        do {
            if case .share(let article, let network) = route {
                let client = clients.of(request, from: context.peer)
                page = AssembledPage(plain: try await site.share(article, network: network, from: client))
            } else if let answer = try await site.special(route) {
                page = AssembledPage(plain: answer)
            } else {
                page = try await site.passing(route, query: query)
            }
        } catch {
            // Whatever is said of a reader who left, their going is why: files are "not found" then, for instance.
            page = await site.pages.explained(Task.isCancelled ? CancellationError() : error, request.uri.string)
        }
        let response = response(with: page.prepare(encoding, site.press.envelope()), to: request)
        guard await isFromStaff(request) else { return response }
        return Self.told(ServerTiming(source: .none, making: nil), response)
    }

    /// An answer that leads to the front takes the query string along: a site that stood in a folder had its short
    /// addresses (`/folder/?p=12`), searches and feeds there.
    private static func leading(on response: Response, _ request: Request) -> Response {
        guard response.status == .movedPermanently, response.headers[.location] == "/", let query = request.uri.query,
            !query.isEmpty, query.utf8.count <= 1000
        else { return response }
        var response = response
        response.headers[.location] = "/?" + query
        return response
    }

    /// Whether a request should be one to the site's own address. A proxy that is believed has seen to https itself; those
    /// who watch the program ask it where it is.
    private func belongsElsewhere(_ request: Request, _ host: String, _ route: SiteRoute, _ peer: String) -> Bool {
        guard let oneAddress, ![.health, .readiness, .metrics].contains(route) else { return false }
        let isPlain = oneAddress.isSecure && !isSecure && !clients.proxies.contains(peer)
        guard isPlain || !oneAddress.isNamed(by: host.utf8) else { return false }
        return !(OneAddress.isOwnMachine(host) && clients.isLocal(request, from: peer))
    }

    private func isFromStaff(_ request: Request) async -> Bool {
        // Readers have no such cookie: nobody asks the store about theirs.
        guard let staff, request.headers[values: .cookie].contains(where: { $0.contains(staff.cookie + "=") }) else {
            return false
        }
        return await staff.isSignedIn(request)
    }

    /// An answer that tells how it came about; no cache but the browser's may keep it for others.
    private static func told(_ timing: ServerTiming, _ response: Response) -> Response {
        var response = response
        HTTPField.Name("Server-Timing").map { response.headers[$0] = timing.text }
        for name in SharedCache.headerNames { HTTPField.Name(name).map { response.headers[$0] = nil } }
        if response.headers[.cacheControl] == Answer.Keeping.revalidated.cacheControl {
            response.headers[.cacheControl] = "private, " + Answer.Keeping.revalidated.cacheControl
        }
        return response
    }

    /// The answer to what is not for everybody, or to a method that the address does not take; nil when the site
    /// answers.
    private func refusal(of request: Request, for route: SiteRoute, from peer: String) async -> Response? {
        if let response = Self.refusal(of: request, for: route) { return response }
        let isLocal = clients.isLocal(request, from: peer)
        let answer = await monitoring.answer(request, route, isLocal: isLocal, site)
        return request.method == .head ? answer?.createHeadResponse() : answer
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

    private func response(with answer: PreparedAnswer, to request: Request) -> Response {
        let part = answer.part(for: Conditions(of: request.headers), isHead: request.method == .head)
        var fields = HTTPFields()
        for (name, value) in answer.headers(part) {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let body = answer.range(of: part).map { Self.body(of: answer, $0) } ?? ResponseBody()
        var response = Response(status: .init(code: part.status(of: answer)), headers: fields, body: body)
        // Without a length: that of the body it stands for is meant (RFC 9110, section 8.6), not its own.
        if part == .notModified { response.headers[.contentLength] = nil }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static func body(of answer: PreparedAnswer, _ range: Range<Int>) -> ResponseBody {
        guard case .file(let file) = answer.body else {
            return ResponseBody(contentsOf: answer.body.part(range).buffers)
        }
        return ResponseBody(contentLength: range.count) { writer in
            var sending = FileSending(file: file, rest: range, isLast: false)
            while !sending.rest.isEmpty {
                let bytes = try await sending.read()
                sending.advance(bytes.readableBytes)
                try await writer.write(bytes)
            }
            try await writer.finish(nil)
        }
    }
}

extension Conditions {
    /// What a request's fields say; nil when they say nothing of it, as those of most requests.
    init?(of fields: HTTPFields) {
        self.init(
            ifNoneMatch: fields[.ifNoneMatch],
            ifModifiedSince: fields[.ifModifiedSince],
            range: fields[.range],
            ifRange: fields[.ifRange],
            ifMatch: fields[.ifMatch],
            ifUnmodifiedSince: fields[.ifUnmodifiedSince]
        )
        if self == Conditions() { return nil }
    }
}
