import HTTPTypes
import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("The API's rules")
struct APIRuleTests {
    @Test("every route is found by its own path and method, and named once")
    func routes() {
        let table = APIRouteTable(APIRoutes.all)
        for route in APIRoutes.all {
            let path = route.path.replacing("{id}", with: "7").replacing("{version}", with: "2")
                .replacing("{delivery}", with: "3").replacing("{name}", with: "stale")
            let found = table.routes(at: path[...])
            #expect(found?.routes.contains { $0.name == route.name } == true, "\(route.path)")
            #expect(found?.parameters.count == route.pathNames.count)
        }
        #expect(Set(APIRoutes.all.map(\.name)).count == APIRoutes.all.count)
        #expect(table.routes(at: "/articles/7/nada") == nil)
    }

    @Test("whatever changes something that is there needs its version, and whatever makes something takes a key")
    func conditions() {
        for route in APIRoutes.all where [.put, .patch, .delete].contains(route.method) {
            #expect(route.isConditional, "\(route.name)")
        }
        for route in APIRoutes.all where route.method == .post {
            #expect(route.takesKey == (route.name != "uploadPicture"), "\(route.name)")
            #expect(route.show != nil, "\(route.name)")
        }
        for route in APIRoutes.all where route.method == .get {
            #expect(!route.isConditional)
        }
    }

    @Test("only reading is open to those without a token")
    func access() {
        for route in APIRoutes.all {
            if case .program = route.access { continue }
            #expect(route.method == .get, "\(route.name)")
        }
        let scopes = Set(
            APIRoutes.all.compactMap { route -> Scope? in
                if case .program(let scope) = route.access { scope } else { nil }
            }
        )
        #expect(scopes == Set(Scope.allCases))
    }

    @Test("every schema that the document names is there")
    func names() {
        func names(_ value: JSONValue) -> [String] {
            switch value {
            case .object(let members):
                members.flatMap { member in
                    member.name == "$ref" ? [member.value.string ?? ""] : names(member.value)
                }
            case .list(let items): items.flatMap(names)
            default: []
            }
        }
        let document = OpenAPIDocument(routes: APIRoutes.all, address: "https://faro.example").value
        let known = Set((document["components"]?["schemas"]?.members ?? []).map { "#/components/schemas/\($0.name)" })
        #expect(Set(names(document)).subtracting(known).isEmpty)
        #expect(document["paths"]?.members?.count == Set(APIRoutes.all.map(\.path)).count)
    }

    @Test("a version is what a change names, whatever was shown with it")
    func tags() {
        let (one, other) = (EntityTag(version: 3, showing: .text("a")), EntityTag(version: 3, showing: .text("b")))
        #expect(one.text != other.text)
        #expect(other.isNamed(in: one.text))
        #expect(other.isNamed(in: "\"x\", \(one.text)"))
        #expect(other.isNamed(in: "*"))
        #expect(!EntityTag(version: 4, showing: .text("a")).isNamed(in: one.text))
        #expect(!one.isNamed(in: "W/\(one.text)"))
        #expect(!one.isNamed(in: "v3"))
        #expect(one.isShown(in: "W/\(one.text)"))
        #expect(!one.isShown(in: other.text))
    }

    @Test("a place in a list comes back as it went")
    func cursors() {
        let cursor = APICursor(1_710_072_000_000, -5)
        #expect(APICursor(cursor.text) == cursor)
        for text in ["", "x", "MQ.", "MS4yLjM", "****", String(repeating: "A", count: 200)] {
            #expect(APICursor(text) == nil || APICursor(text)?.numbers.count == 1, "\(text)")
        }
    }

    @Test("so many requests a minute, and no more; a flood of callers takes no more memory")
    func rate() {
        let (rate, noon) = (APIRate(), Timestamp(seconds: 1_710_072_000))
        for left in [2, 1, 0] { #expect(rate.count("a", limit: 3, at: noon)?.left == left) }
        #expect(rate.count("a", limit: 3, at: noon)?.isSpent == true)
        #expect(rate.count("b", limit: 3, at: noon)?.isSpent == false)
        #expect(rate.count("a", limit: 3, at: noon.advanced(bySeconds: 59))?.seconds == 1)
        #expect(rate.count("a", limit: 3, at: noon.advanced(bySeconds: 60))?.isSpent == false)
        #expect(rate.count("a", limit: 0, at: noon) == nil)
        for number in 0..<50_000 { _ = rate.count("\(number)", limit: 3, at: noon) }
        #expect(rate.callers <= 20_000)
    }

    @Test("webhooks go by https to hosts, elsewhere only where the operator says so")
    func addresses() {
        for text in ["https://example.org/", "https://example.org:8443/a?b=c"] {
            #expect(WebhookAddress.isGood(text, allowsPrivate: false))
        }
        for text in [
            "http://example.org/", "https://", "https://u:p@example.org/", "https://example.org/#a", "ftp://a/", "/a",
            "https://exa mple.org/", "https://" + String(repeating: "a", count: 1000),
        ] { #expect(!WebhookAddress.isGood(text, allowsPrivate: false), "\(text)") }
        #expect(WebhookAddress.isGood("http://10.0.0.1:8080/", allowsPrivate: true))
    }

    @Test("a signature is the one of the Standard Webhooks specification")
    func signature() {
        let signature = WebhookSecret.signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            name: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            seconds: 1_614_265_330,
            body: Array(#"{"test": 2432232314}"#.utf8)
        )
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("tokens end on days to come")
    func ends() {
        let noon = Timestamp(seconds: 1_710_072_000)
        #expect(ProgramAccess.end("2024-03-11", from: noon)?.rfc3339 == "2024-03-11T23:59:59Z")
        #expect(ProgramAccess.end("90d", from: noon) == noon.advanced(bySeconds: 90 * 86_400))
        for text in ["2024-03-09", "0d", "mañana", "2024-3-11", "d", "99999d"] {
            #expect(ProgramAccess.end(text, from: noon) == nil, "\(text)")
        }
    }
}
