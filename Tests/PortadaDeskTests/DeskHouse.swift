import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaStore

@testable import PortadaDesk
@testable import PortadaRendering

/// A newspaper with its desk in a folder that goes with it, and somebody who is signed in: requests go through the real
/// router, in this process.
final class DeskHouse: Sendable {
    /// 10 March 2024, 12:00 UTC.
    static let now = Timestamp(seconds: 1_710_072_000)

    let folder: URL
    let store: Store
    let actor: PortadaCore.Actor
    private let cookie: String
    private let formKey: String
    private let respond: @Sendable (Request, String) async throws -> Response

    /// - Parameter timeZone: where the newspaper's clocks hang.
    init(role: Role = .administrator, timeZone: String = "Europe/Madrid") async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
        store = try Store.make(at: folder)
        let account = try await store.newsroom.addAccount(
            Account(id: Identifier(0), email: "ana@diario.invalid", name: "Ana", role: role, language: "es"),
            by: .program("test"),
            at: Self.now
        )
        actor = PortadaCore.Actor(account: account)
        let token = Token()
        _ = try await store.newsroom.startSession(token: token.digest, device: "test", by: actor, at: Self.now)
        let settings = NewspaperSettings(name: "Diario", timeZone: timeZone)
        try await store.newsroom.saveSettings(settings, by: actor, at: Self.now)
        let desk = Desk(
            Desk.Parts(
                store: store,
                theme: try Self.theme.get(),
                originals: BlobStore(folder: folder.appendingPathComponent("pictures")),
                pictureLimits: PictureIntake.Limits(),
                arrivals: folder,
                address: "http://diario.invalid",
                readers: Self.readers,
                clock: { Self.now }
            )
        )
        cookie = "\(desk.cookies.sessionName)=\(token.text)"
        formKey = token.formKey
        respond = desk.responder()
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private static let theme = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Desk")
        return try Theme.load(files: ThemeFiles(folder: root), registry: DeskTemplates.registry)
    }

    private static let readers = ReadersSide(
        story: { _ in ReadersSide.Page(bytes: [], headers: []) },
        front: { _ in ReadersSide.Page(bytes: [], headers: []) },
        look: { _ in ReadersSide.Page(bytes: [], headers: []) },
        themeOptions: { ThemeSettings() },
        shows: { _ in true }
    )

    /// An answer.
    struct Answer {
        let status: Int
        let text: String
        /// Where it leads.
        let location: String
    }

    /// Reads a page.
    func get(_ path: String) async throws -> Answer { try await send(.get, path, []) }

    /// What the forms of a page say that it showed.
    func version(_ page: String) async throws -> HTMLForm.Field {
        let found = try await get(page).text.firstMatch(of: /name="_version" value="([^"]+)"/)
        return HTMLForm.Field(name: "_version", value: found.map { String($0.1) } ?? "")
    }

    /// Sends a form.
    /// - Parameter wantsJSON: whether a script asks.
    func post(_ path: String, _ fields: [HTMLForm.Field], wantsJSON: Bool = false) async throws -> Answer {
        try await send(.post, path, fields, wantsJSON: wantsJSON)
    }

    /// Opens a page and sends one of its forms as it stands.
    /// - Parameters:
    ///   - action: which form, by where it is sent.
    ///   - changing: what is typed into fields, by their names; the others stay untouched.
    func save(
        _ page: String,
        action: String,
        changing: [String: String] = [:],
        adding: [HTMLForm.Field] = [],
        wantsJSON: Bool = false
    ) async throws -> Answer {
        let html = try await get(page).text
        guard let form = HTMLForm(in: html, action: action) else { throw DeskFault.notFound }
        let fields = form.fields.map { HTMLForm.Field(name: $0.name, value: changing[$0.name] ?? $0.value) }
        return try await post(action, fields + adding, wantsJSON: wantsJSON)
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ fields: [HTMLForm.Field],
        wantsJSON: Bool = false
    ) async throws -> Answer {
        var headers: HTTPFields = [.cookie: cookie]
        if wantsJSON { headers[.accept] = "application/json" }
        var body = ByteBuffer()
        if method == .post {
            headers[.contentType] = "application/x-www-form-urlencoded"
            let others = fields.filter { $0.name != "_csrf" }
            let sent = [HTMLForm.Field(name: "_csrf", value: formKey)] + others
            body = ByteBuffer(
                string: sent.map { "\(Desk.encode($0.name))=\(Desk.encode($0.value))" }.joined(separator: "&")
            )
        }
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "diario.invalid",
            path: path,
            headerFields: headers
        )
        let response = try await respond(Request(head: head, body: RequestBody(buffer: body)), "127.0.0.1")
        let collector = Collector()
        try await response.body.write(collector)
        return Answer(
            status: response.status.code,
            text: collector.text,
            location: response.headers[.location] ?? ""
        )
    }

    private final class Collector: ResponseBodyWriter, @unchecked Sendable {
        // Written by one task and read after it.
        private var buffer = ByteBuffer()

        var text: String { String(buffer: buffer) }

        func write(_ buffer: ByteBuffer) async throws { self.buffer.writeImmutableBuffer(buffer) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
