import PortadaCore
import PortadaStore

/// Old addresses and where their readers are sent.
enum RedirectResource {
    private static let address = APISchema.text(min: 1, max: 2048, pattern: .key)

    /// A redirect.
    static let schema = APISchema.object([
        APIProperty("path", .markup, required: true, "The old address."),
        APIProperty("target", .optional(.markup), required: true, "Where it leads now; null where that is gone."),
    ])

    static let routes: [APIRoute] = [
        .get(
            "/redirects",
            "listRedirects",
            "Redirects in the order of the alphabet, those that contain a text the last added first. `path` gives one, with its ETag.",
            access: .program(.read),
            query: [
                APIProperty("path", address), APIProperty("contains", .text(max: 200)),
                APIProperty("after", .text(max: 2048)),
                APIProperty("limit", .whole(1...100)),
            ],
            gives: APIRoute.page(of: .named("Redirect")),
            list
        ),
        .create(
            "/redirects",
            "createRedirect",
            "Sends the readers of an address elsewhere; one that leads to a story follows it.",
            scope: .site,
            takes: .json(
                .object([
                    APIProperty("path", address, required: true, "Begins with a slash."),
                    APIProperty("target", address, required: true, "A path of the newspaper, or https://…"),
                ])
            ),
            gives: .named("Redirect"),
            faults: [.redirected],
            making: make,
            showing: { call, _ in
                let path = wish(call).path
                let found = try await call.store.read { try $0.redirect(path: path) }
                return APIAnswer(shape(path, found), status: 201, tag: tag(path, found))
            }
        ),
        .change(
            .put,
            "/redirects",
            "changeRedirect",
            "Sends the readers of an address elsewhere than until now.",
            scope: .site,
            query: [APIProperty("path", address, required: true)],
            takes: .json(.object([APIProperty("target", address, required: true, "As for a new one.")])),
            gives: .named("Redirect")
        ) { call in
            let path = call.query["path"]?.string ?? ""
            guard let leadsTo = try await found(path, call) else { throw APIFault(.missing) }
            try call.require(tag(path, leadsTo))
            try await save(Redirect(path: path, target: wish(call).target), over: leadsTo, call)
            let present = try await call.store.read { try $0.redirect(path: path) }
            return APIAnswer(shape(path, present), tag: tag(path, present))
        },
        .change(
            .delete,
            "/redirects",
            "removeRedirect",
            "Ends a redirect.",
            scope: .site,
            query: [APIProperty("path", address, required: true)],
            gives: nil
        ) { call in
            let path = call.query["path"]?.string ?? ""
            guard let leadsTo = try await found(path, call) else { throw APIFault(.missing) }
            try call.require(tag(path, leadsTo))
            try await call.newsroom(.redirect(path: path, leadsTo))
                .removeRedirect(path, by: call.actor(), at: call.now)
            return .empty
        },
    ]

    private static func wish(_ call: APICall) -> Redirect {
        Redirect(path: call.body["path"]?.string ?? "", target: call.body["target"]?.string ?? "")
    }

    /// Makes one. An address that leads elsewhere already is left as it is: that is a change, which names what it changes.
    private static func make(_ call: APICall) async throws -> Int64 {
        guard call.may(.manageSections) else { throw APIFault(.forbidden) }
        let redirect = wish(call)
        let leadsTo = try await found(redirect.path, call)
        if let leadsTo, target(of: leadsTo) != redirect.target {
            throw APIFault(.redirected, [APIMistake(pointer: "/path", kind: .unacceptable)])
        }
        try await save(redirect, over: leadsTo, call)
        return 0
    }

    private static func save(_ redirect: Redirect, over leadsTo: Resolution?, _ call: APICall) async throws {
        let newsroom = call.newsroom(.redirect(path: redirect.path, leadsTo))
        let outcomes = try await newsroom.saveRedirects([redirect], by: call.actor(), at: call.now)
        if case .refused? = outcomes.first { throw APIFault.conflict(redirect.fault == nil ? "/path" : "/target") }
    }

    private static func list(_ call: APICall) async throws -> APIAnswer {
        if let path = call.query["path"]?.string { return try await only(path, call) }
        let (text, last) = (call.query["contains"]?.string ?? "", call.query["after"]?.string ?? "")
        let (limit, seesKilled) = (call.limit, call.may(.kill))
        let found = try await call.store.read { reader in
            try reader.redirects(containing: text, after: last, includingKilled: seesKilled, limit: limit)
        }
        let items = found.rows.map { shape($0.path, $0.leadsTo) }
        let next = found.next.map { path in
            let contains = text.isEmpty ? "" : "&contains=\(Desk.encode(text))"
            return "\(call.api.address)\(API.path)/redirects?limit=\(limit)\(contains)&after=\(Desk.encode(path))"
        }
        return APIAnswer(.members(["items": .list(items), "next": .optional(next)]), next: next)
    }

    /// The list of the redirect that begins at an address, with its version; empty where none does.
    private static func only(_ path: String, _ call: APICall) async throws -> APIAnswer {
        let leadsTo = try await found(path, call)
        let items = leadsTo.map { [shape(path, $0)] } ?? []
        return APIAnswer(.members(["items": .list(items), "next": .null]), tag: leadsTo.map { tag(path, $0) })
    }

    /// Where a redirect leads that the caller would find in the list; nil when there is none.
    private static func found(_ path: String, _ call: APICall) async throws -> Resolution? {
        let seesKilled = call.may(.kill)
        return try await call.store.read { try $0.listedRedirect(path: path, includingKilled: seesKilled) }
    }

    private static func tag(_ path: String, _ leadsTo: Resolution) -> EntityTag {
        EntityTag(showing: shape(path, leadsTo))
    }

    private static func shape(_ path: String, _ leadsTo: Resolution) -> JSONValue {
        .members(["path": .text(path), "target": .optional(target(of: leadsTo))])
    }

    private static func target(of leadsTo: Resolution) -> String? {
        if case .redirect(let to, _) = leadsTo { to } else { nil }
    }
}
