import CAssets
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaStore

@testable import PortadaDesk
@testable import PortadaRendering

/// A newspaper in a folder of its own with its desk and API, reached as browsers and programs reach them, without a network.
final class TestDesk: Sendable {
    /// 10 March 2024, 12:00 UTC.
    static let noon = Timestamp(seconds: 1_710_072_000)
    static let program = Actor.program("test")

    let folder: URL
    let store: Store
    let desk: Desk
    private let responder: @Sendable (Request, String) async throws -> Response

    var newsroom: Newsroom { store.newsroom }

    init(pictureLimits: PictureIntake.Limits = PictureIntake.Limits(), api: APIRules = APIRules()) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
        store = try Store.make(at: folder)
        let page = ReadersSide.Page(bytes: Array("<!doctype html>".utf8), headers: [])
        desk = Desk(
            Desk.Parts(
                store: store,
                theme: try Theme.load(files: ThemeFiles(Self.files), registry: DeskTemplates.registry),
                originals: BlobStore(folder: folder.appendingPathComponent("originals")),
                pictureLimits: pictureLimits,
                arrivals: folder.appendingPathComponent("arrivals"),
                address: "http://127.0.0.1:8080",
                api: api,
                readers: ReadersSide(
                    story: { _ in page },
                    front: { _ in page },
                    look: { _ in page },
                    themeOptions: { ThemeSettings() },
                    shows: { _ in true }
                ),
                clock: { Self.noon }
            )
        )
        responder = desk.responder()
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private static let files: [String: [UInt8]] = {
        let assets = UnsafeBufferPointer(start: portada_assets, count: portada_asset_count)
        let pairs = assets.compactMap { asset -> (String, [UInt8])? in
            let path = String(cString: asset.path)
            guard path.hasPrefix("Desk/") else { return nil }
            return (String(path.dropFirst(5)), Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count)))
        }
        return Dictionary(pairs) { $1 }
    }()

    // MARK: Who asks

    /// Somebody who is signed in.
    struct Person: Sendable {
        let account: Account
        let token: Token
    }

    /// Lets somebody in and signs them in.
    func signIn(_ role: Role) async throws -> Person {
        let account = try await newsroom.addAccount(
            Account(id: Identifier(0), email: "\(role.rawValue)@prueba.invalid", name: role.rawValue, role: role),
            by: Self.program,
            at: Self.noon
        )
        let token = Token()
        _ = try await newsroom.startSession(
            token: token.digest,
            device: "test",
            by: Actor(account: account),
            at: Self.noon
        )
        return Person(account: account, token: token)
    }

    /// Lets a program in that may do everything; its secret.
    func programToken() async throws -> String {
        let token = ProgramToken(
            name: "todo",
            role: .administrator,
            scopes: Set(Scope.allCases),
            created: Self.noon
        )
        return try await ProgramAccess.make(token, in: store, by: Self.program, at: Self.noon).secret
    }

    // MARK: Requests

    /// What came back.
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String
    }

    /// A page, as somebody or nobody.
    func get(_ path: String, as person: Person? = nil) async throws -> Answer {
        try await send(.get, path, person.map { [.cookie: desk.cookies.sessionName + "=" + $0.token.text] } ?? [:])
    }

    /// A form with its key, as somebody; `body` is its fields, encoded.
    func post(_ path: String, _ body: String, as person: Person, json: Bool = false) async throws -> Answer {
        var headers: HTTPFields = [
            .cookie: desk.cookies.sessionName + "=" + person.token.text,
            .contentType: "application/x-www-form-urlencoded",
        ]
        HTTPField.Name("X-Form-Key").map { headers[$0] = person.token.formKey }
        if json { headers[.accept] = "application/json" }
        return try await send(.post, path, headers, RequestBody(buffer: ByteBuffer(string: body)))
    }

    /// Any request.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ headers: HTTPFields = [:],
        _ body: RequestBody = RequestBody(buffer: ByteBuffer())
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:8080",
            path: path,
            headerFields: headers
        )
        let response = try await responder(Request(head: head, body: body), "192.0.2.1")
        let received = Received()
        try await response.body.write(received)
        return Answer(status: Int(response.status.code), headers: response.headers, body: await received.text)
    }

    /// Fields of a form, encoded.
    static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\(Desk.encode($0.0))=\(Desk.encode($0.1))" }.joined(separator: "&")
    }

    private actor Bytes {
        var all: [UInt8] = []
        func add(_ bytes: [UInt8]) { all += bytes }
    }

    private struct Received: ResponseBodyWriter {
        private let bytes = Bytes()
        var text: String { get async { String(decoding: await bytes.all, as: UTF8.self) } }
        func write(_ buffer: ByteBuffer) async throws { await bytes.add(Array(buffer.readableBytesView)) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
