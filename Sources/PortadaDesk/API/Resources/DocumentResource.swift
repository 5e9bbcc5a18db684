import PortadaCore
import PortadaRendering

/// The interface's own description.
enum DocumentResource {
    static let routes: [APIRoute] = [
        .get(
            "/openapi.json",
            "readDocument",
            "This document.",
            access: .everybody,
            gives: .named("Document")
        ) { call in
            let document = OpenAPIDocument(routes: call.api.routes.all, address: call.api.address).value
            return APIAnswer(document, tag: EntityTag(showing: document))
        },
        .get(
            "/problems/{name}",
            "readProblem",
            "What a kind of fault means.",
            access: .everybody,
            gives: .named("Problem")
        ) { call in
            guard let kind = call.parameters["name"].flatMap(ProblemKind.init) else { throw APIFault(.missing) }
            let language = await call.api.language(of: call.request)
            return APIAnswer(.object(APIProblem(address: call.api.address, language: language).explanation(kind)))
        },
    ]
}
