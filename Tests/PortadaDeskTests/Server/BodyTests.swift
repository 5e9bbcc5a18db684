import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaStore
import Synchronization
import Testing

@testable import PortadaDesk

@Suite("What bodies of requests may cost")
struct BodyTests {
    /// A body that counts how much of it was asked for.
    private final class Body: Sendable {
        let taken = Mutex(0)

        func body(pieces: Int, of size: Int) -> RequestBody {
            RequestBody(
                asyncSequence: AsyncStream<ByteBuffer>(unfolding: { [self] in
                    let number = taken.withLock { taken in
                        taken += 1
                        return taken
                    }
                    return number > pieces ? nil : ByteBuffer(bytes: [UInt8](repeating: 0x61, count: size))
                })
            )
        }

        var count: Int { taken.withLock { $0 } }
    }

    private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    private static let upload: HTTPFields = [.contentType: "multipart/form-data; boundary=x"]

    @Test(
        "of somebody who is not signed in are not read, where they have nothing to send",
        arguments: ["/desk/stories/1/", "/desk/front/", "/desk/pictures/", "/desk/nowhere/"]
    )
    func unknown(path: String) async throws {
        let (desk, body) = (try TestDesk(), Body())
        let answer = try await desk.send(.post, path, Self.form, body.body(pieces: 100, of: 65_536))
        #expect(answer.status == 303 && answer.headers[.connection] == "close")
        #expect(try await desk.send(.post, path, Self.upload, body.body(pieces: 100, of: 65_536)).status == 303)
        #expect(body.count == 0)
    }

    @Test("before the sign-in have 64 KB, by what they say and by what comes")
    func signIn() async throws {
        let (desk, body) = (try TestDesk(), Body())
        var headers = Self.form
        headers[.contentLength] = "6291456"
        #expect(try await desk.send(.post, "/desk/sign-in/", headers, body.body(pieces: 96, of: 65_536)).status == 413)
        #expect(body.count == 0)
        let answer = try await desk.send(.post, "/desk/sign-in/", Self.form, body.body(pieces: 96, of: 65_536))
        #expect(answer.status == 413 && answer.headers[.connection] == "close")
        #expect(body.count <= 2)
        #expect(desk.desk.budgets.unknown.held == 0)
    }

    @Test("with a wrong key beside them are not read")
    func key() async throws {
        let (desk, body) = (try TestDesk(), Body())
        let reporter = try await desk.signIn(.reporter)
        var headers = Self.form
        headers[.cookie] = desk.desk.cookies.sessionName + "=" + reporter.token.text
        HTTPField.Name("X-Form-Key").map { headers[$0] = Token().formKey }
        #expect(try await desk.send(.post, "/desk/stories/1/", headers, body.body(pieces: 9, of: 65_536)).status == 403)
        #expect(body.count == 0)
    }

    @Test("of the API are read after the token is known, and no further than they may be")
    func api() async throws {
        let (desk, body) = (try TestDesk(), Body())
        var headers: HTTPFields = [.contentType: "application/json", .authorization: "Bearer nadie-nadie-nadie-nadie"]
        let path = API.path + "/articles"
        #expect(try await desk.send(.post, path, headers, body.body(pieces: 96, of: 65_536)).status == 401)
        headers[.authorization] = nil
        #expect(try await desk.send(.post, path, headers, body.body(pieces: 96, of: 65_536)).status == 401)
        #expect(body.count == 0)
        headers[.authorization] = "Bearer \(try await desk.programToken())"
        headers[.contentLength] = "99000000"
        #expect(try await desk.send(.post, path, headers, body.body(pieces: 96, of: 65_536)).status == 413)
        #expect(body.count == 0)
    }

    @Test("of all together and of one caller hold no more memory than there is for them")
    func budget() throws {
        let budget = BodyBudget(most: 100, mostOfOne: 60)
        do {
            let (one, two, other) = (budget.share(of: "a"), budget.share(of: "a"), budget.share(of: "b"))
            try one.take(40)
            #expect(throws: DeskFault.self) { try two.take(21) }
            try two.take(20)
            #expect(throws: DeskFault.self) { try other.take(41) }
            try other.take(40)
            #expect(budget.held == 100)
            #expect(throws: DeskFault.self) { try other.take(1) }
        }
        #expect(budget.held == 0)
        try budget.share(of: "a").take(60)
    }

    @Test("that nobody has room for are told to come back")
    func busy() async throws {
        let (desk, body) = (try TestDesk(), Body())
        let full = desk.desk.budgets.unknown.share(of: "elsewhere")
        for place in 0..<8 { try desk.desk.budgets.unknown.share(of: "\(place)").take(0) }
        let shares = (0..<8).map { desk.desk.budgets.unknown.share(of: "\($0)") }
        for share in shares { try share.take(1 << 20) }
        let answer = try await desk.send(.post, "/desk/sign-in/", Self.form, body.body(pieces: 1, of: 100))
        #expect(answer.status == 503 && answer.headers[.retryAfter] != nil)
        withExtendedLifetime((full, shares)) {}
    }
}
