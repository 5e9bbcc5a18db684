import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

/// Every route of desk and API, about every story, as nobody and as each role. What somebody may not see is nowhere, not
/// even in the answer to a form that is refused; numbers at the edges are walked in `DeskNumberTests`, `APINumberTests`.
@Suite("Whoever walks all routes")
struct EveryRouteTests {
    /// What ends the walk of whoever does it.
    private static let ends = ["desk/sign-out", "desk/account/sessions/end", "desk/account/password"]

    private static func routes(_ house: WalkHouse, _ method: HTTPRequest.Method) -> [String] {
        house.test.desk.router().routes.filter { $0.method == method }
            .map { $0.path.description.split(separator: "/").joined(separator: "/") }
            .filter { $0.hasPrefix("desk/") && !ends.contains($0) }.sorted()
    }

    /// The names by which addresses and forms name a story, as the desk's source has them.
    private static let storyNames = ["story", "from", "to", "before", "id"]

    /// An address of a route, about a story.
    private static func address(_ route: String, _ story: Identifier<Article>, _ house: WalkHouse) -> String {
        let parts = route.split(separator: "/").map(String.init)
        let values = zip([""] + parts, parts).map { before, part in
            guard part.hasPrefix("{") else { return part }
            return switch (part, before) {
            case ("{version}", _), ("{place}", _), ("{plan}", _), ("{link}", _): "1"
            case ("{window}", _): "w1"
            case (_, "pictures"): "\(house.picture)"
            case (_, "comments"): "\(house.comment)"
            case (_, "preview"): house.previews[0].text
            default: "\(story)"
            }
        }
        return "/" + values.joined(separator: "/") + "/"
    }

    private static func found(_ words: [String], in answer: TestDesk.Answer) -> [String] {
        let text = answer.body.lowercased() + answer.headers.map { $0.value.lowercased() }.joined()
        return words.filter(text.contains)
    }

    // MARK: The desk

    @Test("reads nothing that they may not see", arguments: [nil] + Role.allCases.map(Optional.some))
    func pages(_ role: Role?) async throws {
        let house = try await WalkHouse()
        let routes = Self.routes(house, .get)
        #expect(routes.count > 50)
        let (person, hidden) = (role.flatMap { house.people[$0] }, WalkHouse.hidden(from: role))
        var opened: Set<String> = []
        var naming: Set<String> = []
        for route in routes {
            for story in house.stories {
                let path = Self.address(route, story, house)
                let query = Self.storyNames.map { "\($0)=\(story)" }.joined(separator: "&")
                for asked in [path, "\(path)?\(query)", "\(path)?from=1&to=2&state=all&story=\(story)"] {
                    let answer = try await house.test.get(asked, as: person)
                    #expect(answer.status < 500, "\(asked)")
                    if answer.status == 200 { opened.insert(route) }
                    if !Self.found([WalkHouse.killedWord], in: answer).isEmpty { naming.insert(route) }
                    #expect(Self.found(hidden, in: answer) == [], "\(role?.rawValue ?? "nobody") at \(asked)")
                    if role == nil, answer.status == 200 {
                        #expect(!answer.body.contains("Vecina"), "\(asked) is not for everybody")
                    }
                }
            }
        }
        // Whoever walks gets somewhere, and there is something to be hidden there.
        #expect(role == nil || opened.count > 20)
        #expect(role?.may(.kill) != true || naming.count > 15)
    }

    @Test("learns nothing by forms either", arguments: Role.allCases)
    func forms(_ role: Role) async throws {
        let house = try await WalkHouse()
        let hidden = WalkHouse.hidden(from: role)
        guard let person = house.people[role], !hidden.isEmpty else { return }
        let routes = Self.routes(house, .post)
        #expect(routes.count > 60)
        for route in routes {
            for story in house.stories {
                let seen = try await house.test.store.read { try $0.seen([.article(story), .plans(story)]).text }
                for version in ["", seen] {
                    let body = TestDesk.encoded(
                        ["story", "mark", "into", "comment"].map { ($0, "\(story)") } + [
                            ("_version", version), ("base", "1"), ("version", "1"), ("headline", "Vecina"),
                            ("body", "<p>Cerca y lejos.</p>"), ("_window", "w2"), ("_sequence", "1"), ("when", "x"),
                            ("act", "find"), ("decide", "approved:\(house.comment)"), ("comments", "open"),
                        ]
                    )
                    for json in [false, true] {
                        let path = Self.address(route, story, house)
                        let answer = try await house.test.post(path, body, as: person, json: json)
                        #expect(answer.status < 500 || answer.status == 503, "\(path)")
                        #expect(Self.found(hidden, in: answer) == [], "\(role.rawValue) by \(path)")
                    }
                }
            }
        }
    }

    @Test("who may not see a killed story keeps the box that recommends it by saving, unseen")
    func boxes() async throws {
        let house = try await WalkHouse()
        func body() async throws -> String? {
            try await house.test.store.read { try $0.article(house.neighbour)?.body.markup }
        }
        let (editor, whole, path) = (
            try #require(house.people[.editor]), try await body(), "/desk/stories/\(house.neighbour)/"
        )
        let page = try await house.test.get(path, as: editor)
        let fields = try SentFields.of(page.body, action: path)
        #expect(try await house.test.post(path, TestDesk.encoded(fields), as: editor).status == 303)
        #expect(try await body() == whole)
        let changed = fields.filter { $0.0 != "body" } + [("body", "<p>Muy cerca.</p>\n<p>Lejísimos.</p>")]
        let answer = try await house.test.post(path, TestDesk.encoded(changed), as: editor, json: true)
        #expect(answer.status == 200 && !answer.body.contains(WalkHouse.killedWord))
        let kept = try #require(try await body())
        #expect(kept.contains(WalkHouse.killedWord) && kept.contains("Lejísimos"))
    }

    @Test("a plan that is changed keeps the boxes that it has, and gets none that its text lost")
    func plans() async throws {
        let house = try await WalkHouse()
        let (editor, id) = (try #require(house.people[.editor]), house.neighbour)
        let plans = try await house.test.store.read { try $0.plans(of: id) }
        let plan = try #require(plans.first)
        guard case .update(var content, let base, _) = plan.act else { return #expect(Bool(false)) }
        let whole = content.body
        content.body = CleanHTML(vouchedFor: "<p>Muy cerca.</p><p>Lejos.</p>")
        let bare = try await house.test.newsroom.planChange(
            .update(content, base: base, announces: false),
            of: id,
            at: plan.due.advanced(bySeconds: 60),
            by: TestDesk.program,
            at: TestDesk.noon
        )
        for plan in [plan.id, bare] {
            let path = "/desk/stories/\(id)/plan/\(plan)/"
            let page = try await house.test.get(path, as: editor)
            let fields = try SentFields.of(page.body, action: path)
            #expect(try await house.test.post(path, TestDesk.encoded(fields), as: editor).status == 303)
        }
        let bodies = try await house.test.store.read { try $0.plans(of: id) }.map { plan in
            if case .update(let content, _, _) = plan.act { content.body } else { CleanHTML.empty }
        }
        #expect(bodies == [whole, content.body])
    }

    @Test("one story of many that they may not see hides no other")
    func many() async throws {
        let house = try await WalkHouse()
        let editor = try #require(house.people[.editor])
        let fields = [("story", "\(house.neighbour)"), ("story", "\(house.binned)"), ("act", "move:ready")]
        for json in [false, true] {
            let answer = try await house.test.post(
                "/desk/stories/many/",
                TestDesk.encoded(fields),
                as: editor,
                json: json
            )
            #expect(answer.status == 409 && answer.body.contains("Vecina"))
            #expect(!answer.body.contains(WalkHouse.binnedWord))
        }
    }

    // MARK: The API

    @Test("reads nothing by program that the token may not see", arguments: [nil] + Role.allCases.map(Optional.some))
    func programs(_ role: Role?) async throws {
        let house = try await WalkHouse(api: APIRules(readerRequests: 0, programRequests: 0))
        let hidden = WalkHouse.hidden(from: role)
        guard !hidden.isEmpty else { return }
        var headers: HTTPFields = [.ifMatch: "*", .contentType: "application/json"]
        if let role {
            let token = ProgramToken(
                name: "todo",
                role: role,
                scopes: Set(Scope.allCases),
                created: TestDesk.noon
            )
            let made = try await ProgramAccess.make(
                token,
                in: house.test.store,
                by: TestDesk.program,
                at: TestDesk.noon
            )
            headers[.authorization] = "Bearer \(made.secret)"
        }
        for route in APIRoutes.all {
            for story in house.stories {
                let id = route.path.hasPrefix("/comments") ? "\(house.comment)" : "\(story)"
                let path =
                    API.path
                    + route.path.replacing("{version}", with: "1").replacing("{id}", with: id)
                    .replacing(/\{[a-z_]+\}/, with: "1")
                let query = route.query.map { "\($0.name)=\(story)" }
                let status = ["killed", "trashed", "draft", "pending"].map { "status=\($0)" }
                for asked in [path] + (route.method == .get ? (query + status).map { "\(path)?\($0)" } : []) {
                    let body = RequestBody(buffer: ByteBuffer(string: route.method == .get ? "" : #"{"kicker":"x"}"#))
                    let answer = try await house.test.send(route.method, asked, headers, body)
                    #expect(answer.status < 500, "\(route.method) \(asked)")
                    #expect(
                        Self.found(hidden, in: answer) == [],
                        "\(role?.rawValue ?? "nobody") by \(route.method) \(asked)"
                    )
                }
            }
        }
    }
}
