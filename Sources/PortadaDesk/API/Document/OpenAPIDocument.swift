import HTTPTypes
import PortadaCore

/// The OpenAPI 3.1 document, made of the very table that requests are routed and checked by.
struct OpenAPIDocument {
    let routes: [APIRoute]
    /// The absolute address of the site, without slash at the end.
    let address: String

    /// The document.
    var value: JSONValue {
        var paths: [JSONValue.Member] = []
        let addresses = routes.map(\.path).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        for path in addresses {
            let operations = routes.filter { $0.path == path }.map { route in
                JSONValue.Member(name: route.method.rawValue.lowercased(), value: operation(route))
            }
            paths.append(.init(name: path, value: .object(operations)))
        }
        return .members([
            "openapi": .text("3.1.0"),
            "info": .members([
                "title": .text("Portada"), "version": .text("1"),
                "description": .text(
                    "A newspaper's stories, pictures and names. Fields that are not known are refused."
                ),
                "license": .members(["name": .text("Apache-2.0"), "identifier": .text("Apache-2.0")]),
            ]),
            "servers": .list([.members(["url": .text(address + API.path)])]),
            "paths": .object(paths),
            "components": components,
        ])
    }

    private var components: JSONValue {
        var schemas = APISchemas.all.sorted { $0.key < $1.key }.map { name, schema in
            JSONValue.Member(name: name, value: schema.document)
        }
        schemas.append(.init(name: "Document", value: .members(["type": .text("object")])))
        return .members([
            "schemas": .object(schemas),
            "securitySchemes": .members([
                "token": .members([
                    "type": .text("http"), "scheme": .text("bearer"),
                    "description": .text(
                        "Made at the desk or with `portada token add`. Scopes: "
                            + Scope.allCases.map(\.rawValue).joined(separator: ", ") + "."
                    ),
                ])
            ]),
        ])
    }

    private func operation(_ route: APIRoute) -> JSONValue {
        let scope: Scope? = if case .program(let scope) = route.access { scope } else { nil }
        return .members([
            "operationId": .text(route.name),
            "summary": .text(route.about),
            "description": scope.map { .text("Needs a token with the scope `\($0.rawValue)`.") },
            "tags": .list([.text(String(route.parts.first ?? ""))]),
            "security": .list(
                scope == nil ? [.object([]), .members(["token": .list([])])] : [.members(["token": .list([])])]
            ),
            "parameters": .list(parameters(route)),
            "requestBody": body(route),
            "responses": .object(answers(route)),
        ])
    }

    private func parameters(_ route: APIRoute) -> [JSONValue] {
        func parameter(_ name: String, _ place: String, _ schema: APISchema, _ isRequired: Bool, _ about: String)
            -> JSONValue
        {
            .members([
                "name": .text(name), "in": .text(place), "required": .flag(isRequired),
                "description": about.isEmpty ? nil : .text(about), "schema": schema.document,
            ])
        }
        var all = route.pathNames.map { parameter($0, "path", APIRoute.schema(ofPathName: $0), true, "") }
        all += route.query.map { parameter($0.name, "query", $0.schema, $0.isRequired, $0.about) }
        if route.isConditional {
            let about = "The version that the change is based on: the ETag of what was read, or *."
            all.append(parameter("If-Match", "header", .text(min: 1, max: 200, pattern: .key), true, about))
        }
        if route.takesKey {
            let about = "The same request with the same key is done once; kept for 24 hours."
            all.append(parameter("Idempotency-Key", "header", .text(min: 1, max: 200, pattern: .key), false, about))
        }
        return all
    }

    private func body(_ route: APIRoute) -> JSONValue? {
        switch route.body {
        case .none: return nil
        case .json(let schema):
            let media: JSONValue = .members(["schema": schema.document])
            let types =
                route.method == .patch ? ["application/merge-patch+json", "application/json"] : ["application/json"]
            return .members([
                "required": .flag(true),
                "content": .object(types.map { JSONValue.Member(name: $0, value: media) }),
            ])
        case .upload(let fields):
            var document = APISchema.object(fields).document
            let file: JSONValue = .members([
                "type": .text("string"), "contentMediaType": .text("application/octet-stream"),
            ])
            if case .object(let members) = document {
                document = .object(
                    members.map { member in
                        guard member.name == "properties", let own = member.value.members else { return member }
                        return .init(name: "properties", value: .object([.init(name: "file", value: file)] + own))
                    } + [.init(name: "required", value: .list([.text("file")]))]
                )
            }
            return .members([
                "required": .flag(true),
                "content": .members(["multipart/form-data": .members(["schema": document])]),
            ])
        }
    }

    private func schema(_ schema: APISchema, of route: APIRoute) -> JSONValue {
        guard route.givesReceipt else { return schema.document }
        return .members(["anyOf": .list([schema.document, APISchema.named("Receipt").document])])
    }

    private func answers(_ route: APIRoute) -> [JSONValue.Member] {
        let done = [route.answer, route.otherAnswer].compactMap { $0 }.sorted { $0.status < $1.status }.map { answer in
            JSONValue.Member(
                name: String(answer.status),
                value: .members([
                    "description": .text(answer.about),
                    "content": answer.schema.map {
                        .members(["application/json": .members(["schema": schema($0, of: route)])])
                    },
                ])
            )
        }
        let problems = Set(route.problems.map { Int($0.status.code) }).sorted().map { status in
            let kinds = route.problems.filter { Int($0.status.code) == status }.map(\.rawValue)
            return JSONValue.Member(
                name: String(status),
                value: .members([
                    "description": .text(kinds.joined(separator: ", ")),
                    "content": .members([
                        "application/problem+json": .members(["schema": APISchema.named("Problem").document])
                    ]),
                ])
            )
        }
        return done + problems
    }
}

extension APIRoute {
    /// What can go wrong with its requests.
    var problems: [ProblemKind] {
        var kinds: [ProblemKind] = [.unauthorized, .unacceptable, .invalid, .tooMany, .failed, .busy, .tooSlow]
        if case .program = access { kinds += [.scope, .forbidden] }
        if access == .reader { kinds += [.scope, .forbidden] }
        if !pathNames.isEmpty || path.hasSuffix("/breaking") { kinds.append(.missing) }
        if method == .delete { kinds.append(.missing) }
        if case .none = body {} else { kinds += [.malformed, .tooLarge, .mediaType] }
        if method != .get { kinds += [.conflict, .addressTaken, .wrongState, .embargoed, .missing, .diskFull] }
        kinds += faults
        if takesKey { kinds.append(.keyReused) }
        if isConditional { kinds += [.unconditional, .stale] }
        return kinds.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
