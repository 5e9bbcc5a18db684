import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaStore

/// One request on its way: found, let through, checked, done, answered.
struct APIExchange: Sendable {
    /// A token's last use is noted no more often, in seconds.
    private static let touchSeconds: Int64 = 60
    /// How often a thing is looked at anew that others change again and again: more than as many as can do so at once.
    private static let maxLooks = 100

    let api: API
    let request: Request
    let place: String

    private var store: Store { api.desk.store }

    /// Does what the request asks.
    /// - Parameter fields: what the answer's head has, whatever comes of the request.
    func answer(_ fields: inout HTTPFields) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix(API.path + "/"), let found = api.routes.routes(at: path.dropFirst(API.path.count)) else {
            _ = try await caller(&fields)
            throw APIFault(.missing)
        }
        if request.method == .options {
            var head = api.rules.origins.preflight(request, methods: found.routes.methods)
            head[.allow] = found.routes.allowed
            return Response(status: .noContent, headers: head)
        }
        let method: HTTPRequest.Method = request.method == .head ? .get : request.method
        guard let route = found.routes.first(where: { $0.method == method }) else {
            throw APIFault(.method, fields: [HTTPField(name: .allow, value: found.routes.allowed)])
        }
        let caller = try await caller(&fields)
        try admit(caller, to: route)
        try requireJSONWanted()
        if route.isConditional, request.headers[.ifMatch] == nil { throw APIFault(.unconditional) }
        let query = try query(of: route)
        // Held until the answer is made.
        let share = share(of: caller)
        defer { withExtendedLifetime(share) {} }
        var (body, digest) = (JSONValue.null, "")
        if case .json(let schema) = route.body { (body, digest) = try await json(request, schema, share) }
        if case .upload = route.body, !MultipartReader.reads(request.headers[.contentType] ?? "") {
            throw APIFault(.mediaType)
        }
        let key = try key(of: route, caller, digest)
        let call = APICall(
            api: api,
            caller: caller,
            place: place,
            request: request,
            parameters: found.parameters,
            query: query,
            body: body,
            key: key
        )
        return try await perform(call, route, fields)
    }

    private func perform(_ call: APICall, _ route: APIRoute, _ fields: HTTPFields) async throws -> Response {
        if let answer = try await earlierAnswer(to: call, route, fields) { return answer }
        let answer: APIAnswer
        do {
            answer = try await outcome(of: call, route)
        } catch is ProgramRequest.Repeated {
            // The same request came twice at once, and the other one was faster.
            guard let answer = try await earlierAnswer(to: call, route, fields) else { throw APIFault(.conflict) }
            return answer
        }
        return response(answer, fields)
    }

    /// Does what is asked. When somebody changed the thing between the look at it and the operation, it is looked at again:
    /// the version that the request names no longer counts, and the answer says which does; or any will do (`*`).
    private func outcome(of call: APICall, _ route: APIRoute) async throws -> APIAnswer {
        for _ in 1..<Self.maxLooks {
            do { return try await route.handle(call) } catch is Seen.Stale {}
        }
        return try await route.handle(call)
    }

    private func response(_ answer: APIAnswer, _ fields: HTTPFields) -> Response {
        var fields = fields
        let isRead = Gate.isSafe(request.method)
        // A list counts no versions, but whoever has it need not fetch it again.
        if let tag = answer.tag ?? (isRead ? answer.value.map { EntityTag(showing: $0) } : nil) {
            fields[.eTag] = tag.text
            if isRead, let known = request.headers[.ifNoneMatch], tag.isShown(in: known) {
                return Response(status: .notModified, headers: fields)
            }
        }
        if let location = answer.location { fields[.location] = location }
        if let next = answer.next { HTTPField.Name("Link").map { fields[$0] = "<\(next)>; rel=\"next\"" } }
        guard let bytes = answer.value?.bytes else {
            return Response(status: .init(code: answer.status), headers: fields)
        }
        fields[.contentType] = "application/json"
        return Response(
            status: .init(code: answer.status),
            headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    // MARK: Who asks

    /// Who asks, counted. Whoever has no good token shares the requests of the network address.
    private func caller(_ fields: inout HTTPFields) async throws -> APICaller {
        let now = api.desk.clock()
        if let header = request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == "bearer", let secret = Token(String(parts[1])) {
                let digest = secret.digest
                if let token = try await store.read({ try $0.programToken(digest: digest) }), token.isGood(at: now) {
                    try count("token \(token.id)", api.rules.programRequests, now, &fields)
                    try await touch(token, at: now)
                    return .program(token)
                }
            }
            try count(place, api.rules.readerRequests, now, &fields)
            throw APIFault(.unauthorized)
        }
        try count(place, api.rules.readerRequests, now, &fields)
        return .reader
    }

    private func touch(_ token: ProgramToken, at now: Timestamp) async throws {
        let isRecent = token.used.map { now.rawValue - $0.rawValue < Self.touchSeconds * 1000 } ?? false
        if !isRecent || token.place != place { try await store.touch(token.id, from: place, at: now) }
    }

    /// Counts the request, and says what is left (draft-ietf-httpapi-ratelimit-headers-10).
    private func count(_ caller: String, _ limit: Int, _ now: Timestamp, _ fields: inout HTTPFields) throws {
        guard let share = api.rate.count(caller, limit: limit, at: now) else { return }
        HTTPField.Name("RateLimit-Policy").map { fields[$0] = "\"minute\";q=\(share.limit);w=\(APIRate.window)" }
        HTTPField.Name("RateLimit").map { fields[$0] = "\"minute\";r=\(share.left);t=\(share.seconds)" }
        if share.isSpent {
            throw APIFault(.tooMany, fields: [HTTPField(name: .retryAfter, value: String(share.seconds))])
        }
    }

    private func admit(_ caller: APICaller, to route: APIRoute) throws {
        switch (route.access, caller) {
        case (.everybody, _), (.reader, .program): return
        case (.reader, .reader): if !api.rules.isOpenToReaders { throw APIFault(.unauthorized) }
        case (.program, .reader): throw APIFault(.unauthorized)
        case (.program(let scope), .program(let token)):
            if !token.scopes.contains(scope) { throw APIFault(.scope) }
        }
    }

    // MARK: What is asked

    /// Fails when the asker wants no JSON (RFC 9110, section 12.5.1).
    private func requireJSONWanted() throws {
        let wanted = request.headers[values: .accept].flatMap { $0.split(separator: ",") }
        guard !wanted.isEmpty else { return }
        let fits = wanted.contains { entry in
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let type = parts.first, !parts.dropFirst().contains(where: { $0 == "q=0" || $0 == "q=0.0" }) else {
                return false
            }
            return ["*/*", "application/*", "application/json", "application/problem+json"].contains(type)
        }
        if !fits { throw APIFault(.unacceptable) }
    }

    private func query(of route: APIRoute) throws -> [String: JSONValue] {
        var (values, mistakes): ([String: JSONValue], [APIMistake]) = ([:], [])
        guard let query = APIQuery(request.uri.query ?? "") else { throw APIFault(.invalid) }
        for (name, text) in query.pairs {
            guard let property = route.query.first(where: { $0.name == name }), values[name] == nil else {
                mistakes.append(APIMistake(pointer: "?\(name.prefix(100))", kind: .unknown))
                continue
            }
            let value = property.schema.value(ofParameter: text)
            let wrong = property.schema.mistakes(in: value)
            mistakes += wrong.map { APIMistake(pointer: "?\(name)", kind: $0.kind, right: $0.right) }
            values[name] = value
        }
        for property in route.query where property.isRequired && values[property.name] == nil {
            mistakes.append(APIMistake(pointer: "?\(property.name)", kind: .missing))
        }
        if !mistakes.isEmpty { throw APIFault(.invalid, Array(mistakes.prefix(50))) }
        return values
    }

    /// The memory for the body: programs share one budget with those who are signed in, everybody else another.
    private func share(of caller: APICaller) -> BodyBudget.Share {
        let budgets = api.desk.budgets
        guard let token = caller.token else { return budgets.unknown.share(of: place) }
        return budgets.known.share(of: "token \(token.id)")
    }

    private func json(
        _ request: Request,
        _ schema: APISchema,
        _ share: BodyBudget.Share
    ) async throws -> (JSONValue, String) {
        let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        let types =
            request.method == .patch ? ["application/merge-patch+json", "application/json"] : ["application/json"]
        guard types.contains(type) else { throw APIFault(.mediaType) }
        let bytes = try await BodyBytes.read(request, upTo: API.maxBodyBytes, patience: 8, share)
        let value: JSONValue
        do {
            value = try JSONValue(bytes)
        } catch .tooMany {
            throw APIFault(.tooLarge)
        } catch {
            throw APIFault(.malformed)
        }
        let mistakes = schema.mistakes(in: value)
        if !mistakes.isEmpty { throw APIFault(.invalid, mistakes) }
        return (value, BlobStore.hash(of: bytes))
    }

    // MARK: The same request again

    private func key(of route: APIRoute, _ caller: APICaller, _ digest: String) throws -> ProgramRequest.Key? {
        guard route.takesKey, let token = caller.token,
            let text = HTTPField.Name("Idempotency-Key").flatMap({ request.headers[$0] })
        else { return nil }
        guard APISchema.Pattern.key.isMet(text), text.utf8.count <= 200 else {
            throw APIFault(.invalid, [APIMistake(pointer: "?Idempotency-Key", kind: .pattern, right: "^[!-~]{1,200}$")])
        }
        let asked = "\(route.method.rawValue) \(request.uri.string) \(digest)"
        return ProgramRequest.Key(token: token.id, text: text, digest: Token.digest(of: asked))
    }

    /// What the same request made before, as that is now; nil when it was never done.
    private func earlierAnswer(
        to call: APICall,
        _ route: APIRoute,
        _ fields: HTTPFields
    ) async throws -> Response? {
        guard let key = call.key, let earlier = try await store.read({ try $0.request(key) }) else { return nil }
        guard earlier.digest == key.digest else { throw APIFault(.keyReused) }
        guard let show = route.show else { throw APIFault(.conflict) }
        var fields = fields
        HTTPField.Name("Idempotency-Replayed").map { fields[$0] = "true" }
        return response(try await show(call, earlier.subject ?? 0), fields)
    }
}
