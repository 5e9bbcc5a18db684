import HTTPTypes
import PortadaCore

/// One thing that programs can ask for: how it is addressed, who may, what it takes, what it gives. The router, the
/// checks and the OpenAPI document all follow it.
struct APIRoute: Sendable {
    /// Whose request it may be.
    enum Access: Sendable, Hashable {
        /// Anybody's, where the newspaper lets readers read by program.
        case reader
        /// Anybody's, always.
        case everybody
        /// A program's whose token has this scope.
        case program(Scope)
    }

    /// What a request brings in its body.
    enum Body: Sendable {
        case none
        /// JSON of this schema.
        case json(APISchema)
        /// A file with a few fields beside it (`multipart/form-data`).
        case upload([APIProperty])
    }

    /// What an answer holds.
    struct Answer: Sendable {
        var status: Int
        var schema: APISchema?
        var about: String
    }

    let method: HTTPRequest.Method
    /// The path below `/api/v1`, with names in braces.
    let path: String
    /// Its name in the document.
    let name: String
    /// What it does, in a sentence.
    let about: String
    let access: Access
    /// The parameters in the query.
    var query: [APIProperty] = []
    var body: Body = .none
    let answer: Answer
    /// Another answer of one that did it, where there is one.
    var otherAnswer: Answer?
    /// Whether a request must name the version that it is about (`If-Match`).
    var isConditional = false
    /// What can go wrong with it alone.
    var faults: [ProblemKind] = []
    /// Whether a token that may not read is given a receipt, not the thing.
    var givesReceipt = false
    /// Does it.
    let handle: @Sendable (APICall) async throws -> APIAnswer
    /// Shows what an earlier request made.
    var show: (@Sendable (APICall, Int64) async throws -> APIAnswer)?

    /// The parameters of lists that have pages.
    static let paging = [
        APIProperty("limit", .whole(1...100), "How many a page has; 20 when nothing is said."),
        APIProperty("cursor", .text(max: 100), "From a page's next."),
    ]

    /// A page of a list.
    static func page(of schema: APISchema) -> APISchema {
        .object([
            APIProperty("items", .list(schema, max: 100), required: true),
            APIProperty("next", .optional(.address), required: true, "The next page; null on the last one."),
        ])
    }

    /// The same, with a receipt for tokens that may not read what it shows.
    var withReceipt: APIRoute {
        var route = self
        route.givesReceipt = true
        return route
    }

    /// The path's parts.
    var parts: [Substring] { path.split(separator: "/") }
    /// The names in its path.
    var pathNames: [String] { parts.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) } }
    /// What stands at a name of its path.
    static func schema(ofPathName name: String) -> APISchema {
        name == "id" || name == "delivery" || name == "version" ? .id : .text(min: 1, max: 60, pattern: .key)
    }
    /// Whether it makes something, so that an `Idempotency-Key` counts. A file needs none: the same bytes are the same
    /// picture.
    var takesKey: Bool {
        if case .upload = body { return false }
        return method == .post
    }

    /// A route that reads one thing or many.
    static func get(
        _ path: String,
        _ name: String,
        _ about: String,
        access: Access = .reader,
        query: [APIProperty] = [],
        gives schema: APISchema,
        _ handle: @escaping @Sendable (APICall) async throws -> APIAnswer
    ) -> APIRoute {
        APIRoute(
            method: .get,
            path: path,
            name: name,
            about: about,
            access: access,
            query: query,
            answer: Answer(status: 200, schema: schema, about: about),
            handle: handle
        )
    }

    /// A route that makes something and shows it: apart, so that a request that is sent again is shown what it made.
    static func create(
        _ path: String,
        _ name: String,
        _ about: String,
        scope: Scope,
        takes body: Body,
        gives schema: APISchema,
        isConditional: Bool = false,
        faults: [ProblemKind] = [],
        making make: @escaping @Sendable (APICall) async throws -> Int64,
        showing show: @escaping @Sendable (APICall, Int64) async throws -> APIAnswer
    ) -> APIRoute {
        APIRoute(
            method: .post,
            path: path,
            name: name,
            about: about,
            access: .program(scope),
            body: body,
            answer: Answer(status: 201, schema: schema, about: about),
            isConditional: isConditional,
            faults: faults,
            handle: { try await show($0, make($0)) },
            show: show
        )
    }

    /// A route that changes or removes something.
    static func change(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ name: String,
        _ about: String,
        scope: Scope,
        query: [APIProperty] = [],
        takes body: Body = .none,
        gives schema: APISchema?,
        isConditional: Bool = true,
        faults: [ProblemKind] = [],
        _ handle: @escaping @Sendable (APICall) async throws -> APIAnswer
    ) -> APIRoute {
        APIRoute(
            method: method,
            path: path,
            name: name,
            about: about,
            access: .program(scope),
            query: query,
            body: body,
            answer: Answer(status: schema == nil ? 204 : 200, schema: schema, about: about),
            isConditional: isConditional,
            faults: faults,
            handle: handle
        )
    }
}
