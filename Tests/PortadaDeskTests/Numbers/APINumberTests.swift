import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("Numbers at the edges, in every request of the API")
struct APINumberTests {
    private let desk: TestDesk
    private let secret: String

    init() async throws {
        desk = try TestDesk(api: APIRules(readerRequests: 0, programRequests: 0))
        secret = try await desk.programToken()
        _ = try await desk.newsroom.begin(by: TestDesk.program, at: TestDesk.noon)
    }

    private func send(_ route: APIRoute, _ path: String, _ body: String = "") async throws -> TestDesk.Answer {
        var headers: HTTPFields = [.authorization: "Bearer \(secret)", .ifMatch: "*", .contentType: "application/json"]
        if case .upload = route.body { headers[.contentType] = "multipart/form-data; boundary=x" }
        return try await desk.send(
            route.method,
            API.path + path,
            headers,
            RequestBody(buffer: ByteBuffer(string: body))
        )
    }

    private static func path(_ route: APIRoute, _ value: String) -> String {
        route.path.replacing(/\{[a-z_]+\}/, with: Desk.encode(value))
    }

    /// The least that a schema takes, with `edge` for one of its numbers or moments, the one at `place`.
    private struct Sample {
        let edge: String
        let place: Int
        var seen = 0

        mutating func text(of schema: APISchema) -> String {
            switch schema {
            case .optional(let schema): return text(of: schema)
            case .named(let name): return APISchemas.all[name].map { text(of: $0) } ?? "null"
            case .text(_, _, _, let values): return "\"\(values?.first ?? "lead")\""
            case .markup: return "\"a\""
            case .address: return "\"https://a.invalid/\""
            case .whole(let range): return next("\(range.lowerBound)", edge)
            case .flag: return "true"
            case .moment: return next("\"2030-01-01T00:00:00Z\"", "\"\(edge)\"")
            case .list(let schema, _): return "[\(text(of: schema))]"
            case .object(let properties):
                return "{" + properties.map { "\"\($0.name)\":\(text(of: $0.schema))" }.joined(separator: ",") + "}"
            }
        }

        private mutating func next(_ right: String, _ wrong: String) -> String {
            seen += 1
            return seen - 1 == place ? wrong : right
        }
    }

    @Test("none fails, wherever the number stands")
    func requests() async throws {
        for route in APIRoutes.all { try await requests(of: route) }
    }

    private func requests(of route: APIRoute) async throws {
        for edge in NumberEdges.all where route.path.contains("{") && !edge.isEmpty {
            let status = try await send(route, Self.path(route, edge), "{}").status
            #expect(status < 500, "\(route.name) \(edge)")
        }
        for parameter in route.query {
            for edge in NumberEdges.all + NumberEdges.moments {
                let path = Self.path(route, "1") + "?\(parameter.name)=\(Desk.encode(edge))"
                #expect(try await send(route, path).status < 500, "\(path)")
            }
        }
        guard case .json(let schema) = route.body else { return }
        var count = Sample(edge: "", place: -1)
        _ = count.text(of: schema)
        for place in 0..<count.seen {
            for edge in NumberEdges.json + NumberEdges.moments {
                var sample = Sample(edge: edge, place: place)
                let body = sample.text(of: schema)
                let answer = try await send(route, Self.path(route, "1"), body)
                #expect(answer.status < 500, "\(route.name) \(body)")
            }
        }
    }

    @Test(
        "a number that can't be is named",
        arguments: ["9223372036854775807", "1e400", "-1", "1000000000000000000000"]
    )
    func naming(edge: String) async throws {
        let route = try #require(APIRoutes.all.first { $0.name == "createArticle" })
        let answer = try await send(route, "/articles", #"{"headline":"a","section":\#(edge)}"#)
        #expect(answer.status == 422 && answer.body.contains("/section"))
        let list = try await desk.send(.get, API.path + "/articles?limit=\(edge)")
        #expect(list.status == 422 && list.body.contains("limit"))
    }

    @Test("cursors, versions and dates of the head at the edges are no failure")
    func heads() async throws {
        for edge in NumberEdges.all {
            for cursor in ["\(edge)", "\(edge).\(edge)", "1.\(edge)"] {
                let text = cursor.data(using: .utf8)?.base64EncodedString() ?? ""
                let path = API.path + "/articles?cursor=\(Desk.encode(text))"
                #expect(try await desk.send(.get, path).status < 500)
            }
            var headers: HTTPFields = [
                .authorization: "Bearer \(secret)", .ifMatch: "\"v\(edge)\"", .contentType: "application/json",
            ]
            let body = RequestBody(buffer: ByteBuffer(string: "{}"))
            #expect(try await desk.send(.patch, API.path + "/articles/1", headers, body).status < 500)
            headers[.contentLength] = edge
            #expect(try await desk.send(.patch, API.path + "/articles/1", headers, body).status < 500)
        }
    }
}
