import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore
import Synchronization

@testable import PortadaDesk

/// A desk with an empty newspaper of its own, asked in this process through its real router.
final class TemporaryDesk: Sendable {
    /// 10 March 2024, 12:00 UTC.
    static let noon = Timestamp(seconds: 1_710_072_000)

    private static let theme = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let files = try ThemeFiles(folder: root.appendingPathComponent("Desk"))
        return try Theme.load(files: files, registry: DeskTemplates.registry)
    }

    let store: Store
    let clock = TestClock(TemporaryDesk.noon)
    private let folder: URL
    private let respond: @Sendable (Request, String) async throws -> Response

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
        store = try Store.make(at: folder)
        let page = ReadersSide.Page(bytes: [], headers: [])
        let time = clock
        let desk = Desk(
            Desk.Parts(
                store: store,
                theme: try Self.theme.get(),
                originals: BlobStore(folder: folder.appendingPathComponent("originals")),
                pictureLimits: PictureIntake.Limits(),
                arrivals: folder.appendingPathComponent("arrivals"),
                address: "http://faro.invalid",
                readers: ReadersSide(
                    story: { _ in page },
                    front: { _ in page },
                    look: { _ in page },
                    themeOptions: { throw DeskFault.notFound },
                    shows: { _ in true }
                ),
                clock: { time.now }
            )
        )
        respond = desk.responder()
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Somebody who has just signed in.
    func enter(_ name: String, as role: Role = .editor, needsSecondFactor: Bool = false) async throws -> DeskBrowser {
        var account = Account(id: Identifier(0), email: "\(name)@faro.invalid", name: name, role: role)
        account.needsSecondFactor = needsSecondFactor
        account = try await store.newsroom.addAccount(account, by: .program("test"), at: clock.now)
        return try await enter(account)
    }

    /// The same person in another browser.
    func enter(_ account: Account) async throws -> DeskBrowser {
        let token = Token()
        _ = try await store.newsroom.startSession(
            token: token.digest,
            device: "",
            by: Actor(account: account, place: "127.0.0.1"),
            at: clock.now
        )
        return DeskBrowser(desk: self, account: account, token: token)
    }

    /// A request as it comes from a browser.
    func answer(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ headers: HTTPFields,
        body: String = ""
    ) async throws -> DeskAnswer {
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "faro.invalid",
            path: path,
            headerFields: headers
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let response = try await respond(request, "127.0.0.1")
        let writer = CollectedBody()
        try await response.body.write(writer)
        return DeskAnswer(status: Int(response.status.code), headers: response.headers, text: writer.text)
    }
}

/// A time that a test moves.
final class TestClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ time: Timestamp) { self.time = Mutex(time) }

    var now: Timestamp { time.withLock { $0 } }

    func advance(seconds: Int64) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}

/// The bytes of an answer as they come.
private final class CollectedBody: ResponseBodyWriter, Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func write(_ buffer: ByteBuffer) async throws { bytes.withLock { $0 += Array(buffer.readableBytesView) } }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension ArticleContent {
    /// What a story has that has a headline and nothing else.
    static func titled(_ headline: String) -> ArticleContent {
        var content = ArticleFields.empty(at: TemporaryDesk.noon)
        content.headline = headline
        return content
    }
}
