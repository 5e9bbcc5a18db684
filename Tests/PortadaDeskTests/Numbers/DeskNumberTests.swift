import Foundation
import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("Numbers at the edges, in every address and form of the desk")
struct DeskNumberTests {
    /// What the desk's source says of itself: its routes, and the names of what it reads of addresses and forms.
    private struct Source {
        var pages: [String] = []
        var forms: [String] = []
        var parameters: Set<String> = []
        var fields: Set<String> = []

        init() throws {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/PortadaDesk")
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                pages += text.matches(of: /\.get\("(desk[^"\\]*)"/).map { String($0.1) }
                forms += text.matches(of: /\.post\("(desk[^"\\]*)"/).map { String($0.1) }
                parameters.formUnion(text.matches(of: /(?:query|queryParameters)\["([a-z-]+)"\]/).map { String($0.1) })
                fields.formUnion(text.matches(of: /(?:form|typed)\["([a-z_-]+)"\]/).map { String($0.1) })
                fields.formUnion(
                    text.matches(of: /(?:all|number|numberIfAny|numberAsInt)\("([a-z_-]+)"/).map { String($0.1) }
                )
            }
        }

        /// A route's address with a number for each name in it.
        static func address(_ route: String, _ number: String) -> String {
            "/" + route.replacing(/\{[a-z]+\}/, with: Desk.encode(number)) + "/"
        }
    }

    private static func newspaper() async throws -> (TestDesk, TestDesk.Person, Identifier<Article>) {
        let desk = try TestDesk()
        let chief = try await desk.signIn(.administrator)
        let story = try await desk.newsroom.begin(by: Actor(account: chief.account), at: TestDesk.noon)
        return (desk, chief, story.id)
    }

    @Test("no page fails, whatever number stands in its address")
    func pages() async throws {
        let source = try Source()
        #expect(source.pages.count > 40 && source.parameters.count > 10)
        let (desk, chief, story) = try await Self.newspaper()
        for route in Set(source.pages).sorted() {
            for edge in NumberEdges.all + NumberEdges.days {
                let value = Desk.encode(edge)
                let query = source.parameters.sorted().map { "\($0)=\(value)" }.joined(separator: "&")
                let pairs = source.parameters.sorted().flatMap {
                    ["\($0)=\(value)~\(value)", "\($0)=\(value)_\(value)"]
                }
                var asked = [Source.address(route, "\(story)") + "?" + query]
                if route.contains("{") { asked.append(Source.address(route, edge)) }
                if route.hasSuffix("s") {
                    asked.append(Source.address(route, "\(story)") + "?" + pairs.joined(separator: "&"))
                }
                for path in asked {
                    let status = try await desk.get(path, as: chief).status
                    #expect(status < 500, "\(path)")
                }
            }
        }
    }

    @Test("no form fails, whatever number stands in its fields")
    func forms() async throws {
        let source = try Source()
        #expect(source.forms.count > 50 && source.fields.count > 40)
        let (desk, chief, story) = try await Self.newspaper()
        for route in Set(source.forms).sorted() where !route.contains("sign-out") && !route.contains("sessions") {
            for edge in NumberEdges.all + ["9223372036854775807-01-01T10:00", "9999-12-31T23:59"] {
                let body = TestDesk.encoded(source.fields.sorted().map { ($0, edge) })
                for number in route.contains("{") ? ["\(story)", edge] : [""]
                where !number.isEmpty || !route.contains("{") {
                    let path = Source.address(route, number)
                    let status = try await desk.post(path, body, as: chief).status
                    #expect(status < 500 || status == 503, "\(path) \(edge)")
                }
            }
        }
    }

    @Test("no form of a page fails when one of its numbers is another")
    func fields() async throws {
        let (desk, chief, story) = try await Self.newspaper()
        for path in try Set(Source().pages).sorted().map({ Source.address($0, "\(story)") }) {
            let page = try await desk.get(path, as: chief).body
            for form in PageForm.all(in: page) where form.action.hasPrefix("/desk/") && !form.action.contains("session")
            {
                for (place, field) in form.fields.enumerated()
                where Int(field.1) != nil && !form.action.contains("sign-out") {
                    for edge in NumberEdges.all {
                        var fields = form.fields
                        fields[place].1 = edge
                        let answer = try await desk.post(form.action, TestDesk.encoded(fields), as: chief)
                        #expect(answer.status < 500, "\(form.action) \(field.0)=\(edge)")
                    }
                }
            }
        }
    }

    @Test("a conflicting save with the largest sequence is told which field can't be")
    func sequence() async throws {
        let (desk, chief, story) = try await Self.newspaper()
        let path = "/desk/stories/\(story)/"
        func save(_ headline: String, base: String, _ more: String = "") async throws -> TestDesk.Answer {
            let fields = "base=\(base)&kind=news&headline=\(headline)&body=%3Cp%3E\(headline)%3C%2Fp%3E"
            return try await desk.post(path, fields + more, as: chief, json: true)
        }
        #expect(try await save("Uno", base: "1").status == 200)
        let largest = try await save("Dos", base: "1", "&_window=w1&_sequence=9223372036854775807")
        #expect(largest.status == 422 && largest.body.contains("_sequence"))
        // The largest that a script counts to exactly is one.
        #expect(try await save("Dos", base: "1", "&_window=w1&_sequence=9007199254740991").status < 500)
    }

    @Test("a front whose pin ends at no moment of the calendar is told so")
    func pins() async throws {
        let (desk, chief, story) = try await Self.newspaper()
        for end in ["9223372036854775807", "-9223372036854775808", "x"] {
            for path in ["/desk/front/", "/desk/front/preview/"] {
                let body = "base=0&arrangement=lead:0:\(story):\(end):&past=&future=&act=find"
                let answer = try await desk.post(path, body, as: chief)
                #expect(answer.status == 422 && answer.body.contains("arrangement"), "\(path) \(end)")
            }
        }
    }
}
