import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import PortadaDesk

@Suite("Scripts of other sites")
struct CrossOriginTests {
    private let app = "https://app.example.org"

    private func request(_ method: HTTPRequest.Method, _ fields: HTTPFields) -> Request {
        let head = HTTPRequest(
            method: method,
            scheme: nil,
            authority: "x",
            path: "/api/v1/articles",
            headerFields: fields
        )
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    private func origin(_ rules: CrossOrigin, _ method: HTTPRequest.Method, _ fields: HTTPFields) -> String? {
        var response = Response(status: .ok)
        rules.mark(&response, to: request(method, fields))
        let isExposed = response.headers[.accessControlExposeHeaders]?.contains("ETag, Link") == true
        #expect(isExposed == (response.headers[.accessControlAllowOrigin] != nil))
        return response.headers[.accessControlAllowOrigin]
    }

    @Test("read what readers may, and nothing with a token, unless the operator names them")
    func answers() throws {
        let named = try #require(CrossOrigin("*, HTTPS://app.example.org"))
        let closed = try #require(CrossOrigin(""))
        let other: HTTPFields = [.origin: "https://other.example"]
        let token: HTTPFields = [.origin: "https://other.example", .authorization: "Bearer x"]
        #expect(origin(.readers, .get, other) == "*")
        #expect(origin(.readers, .get, [:]) == "*")
        #expect(origin(.readers, .get, token) == nil)
        #expect(origin(.readers, .post, other) == nil)
        #expect(origin(named, .get, other) == "*")
        #expect(origin(named, .get, token) == nil)
        #expect(origin(named, .patch, [.origin: app, .authorization: "Bearer x"]) == app)
        #expect(origin(closed, .get, other) == nil)
    }

    @Test("ask first, and are told what they may send")
    func preflight() throws {
        let named = try #require(CrossOrigin("* https://app.example.org"))
        let methods: [HTTPRequest.Method] = [.get, .post, .head]
        func told(_ rules: CrossOrigin, _ origin: String, _ method: String, _ names: String = "") -> HTTPFields {
            var fields: HTTPFields = [.origin: origin, .accessControlRequestMethod: method]
            if !names.isEmpty { fields[.accessControlRequestHeaders] = names }
            return rules.preflight(request(.options, fields), methods: methods)
        }
        let reading = told(.readers, "https://other.example", "GET", "if-none-match")
        #expect(reading[.accessControlAllowOrigin] == "*")
        #expect(reading[.accessControlAllowMethods] == "GET, HEAD")
        #expect(reading[.accessControlAllowHeaders]?.contains("Authorization") == false)
        #expect(told(.readers, "https://other.example", "GET", "authorization").isEmpty)
        #expect(told(.readers, "https://other.example", "POST").isEmpty)
        let working = told(named, app, "POST", "authorization,content-type,idempotency-key")
        #expect(working[.accessControlAllowOrigin] == app)
        #expect(working[.accessControlAllowMethods] == "GET, POST, HEAD")
        #expect(working[.accessControlAllowHeaders]?.contains("Authorization, Content-Type, If-Match") == true)
        #expect(working[.accessControlMaxAge] == "3600")
        #expect(CrossOrigin.readers.preflight(request(.options, [:]), methods: methods).isEmpty)
    }

    @Test(
        "are named by origins",
        arguments: ["app.example", "https://", "https://x/path", "ftp://x", "https://u@x", "null"]
    )
    func faults(text: String) {
        #expect(CrossOrigin(text) == nil)
    }
}
