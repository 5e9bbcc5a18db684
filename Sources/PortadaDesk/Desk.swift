import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// The desk as journalists reach it, below `/desk/`: pages that the server makes, with small scripts where they help.
public final class Desk: Sendable {
    /// What a desk is made of.
    public struct Parts: Sendable {
        /// The newspaper's database.
        public var store: Store
        /// Templates, styles, scripts and texts of the desk.
        public var theme: Theme
        /// The originals of pictures.
        public var originals: BlobStore
        /// What a picture may cost that somebody brings in.
        public var pictureLimits: PictureIntake.Limits
        /// Where files lie while they arrive.
        public var arrivals: URL
        /// The absolute address of the site, without slash at the end.
        public var address: String
        /// Encrypts what the newspaper must be able to read itself.
        public var secrets: SecretBox
        /// The proxies that say for whom they ask.
        public var proxies: TrustedProxies
        /// How browsers insist on https.
        public var strictTransport: StrictTransport
        /// What programs may do.
        public var api: APIRules
        /// What readers see.
        public var readers: ReadersSide
        /// The time.
        public var clock: @Sendable () -> Timestamp
        /// What the cache of readers' pages holds; nil where there is none.
        public var cache: @Sendable () -> CacheState?
        /// The program's version.
        public var version: String
        /// Where failures are reported.
        public var logger: Logger

        /// Brings the parts together.
        public init(
            store: Store,
            theme: Theme,
            originals: BlobStore,
            pictureLimits: PictureIntake.Limits,
            arrivals: URL,
            address: String,
            secrets: SecretBox = .passing,
            proxies: TrustedProxies = .loopback,
            strictTransport: StrictTransport = StrictTransport(),
            api: APIRules = APIRules(),
            readers: ReadersSide,
            clock: @escaping @Sendable () -> Timestamp,
            cache: @escaping @Sendable () -> CacheState? = { nil },
            version: String = "",
            logger: Logger = Logger(label: "portada.desk")
        ) {
            self.store = store
            self.theme = theme
            self.originals = originals
            self.pictureLimits = pictureLimits
            self.arrivals = arrivals
            self.address = address
            self.secrets = secrets
            self.proxies = proxies
            self.strictTransport = strictTransport
            self.api = api
            self.readers = readers
            self.clock = clock
            self.cache = cache
            self.version = version
            self.logger = logger
        }

        /// What browsers are told of https; nil where nobody comes by it.
        var strictTransportValue: String? { strictTransport.value(for: address) }

        /// What a form with files may cost.
        var formLimits: FormLimits { FormLimits(fileBytes: pictureLimits.maxBytes, folder: arrivals) }
    }

    let parts: Parts
    let cookies: DeskCookies
    let passwords = PasswordWork()
    let signInLimit = SignInLimit()
    let pendingSignIns = PendingSignIns()
    let failedSignIns = FailedSignIns()
    let presence = Presence()
    /// What bodies of requests may hold at once.
    let budgets: BodyBudgets
    private let assets: DeskAssets
    /// Takes pictures in, for forms and programs alike.
    let pictureUpload: PictureUpload

    let inspection: Inspection

    var store: Store { parts.store }
    var clock: @Sendable () -> Timestamp { parts.clock }
    var logger: Logger { parts.logger }

    /// Opens the desk.
    public init(_ parts: Parts) {
        self.parts = parts
        assets = DeskAssets(parts.theme)
        budgets = BodyBudgets(form: parts.formLimits.totalBytes)
        inspection = Inspection(
            store: parts.store,
            originals: parts.originals,
            address: parts.address,
            clock: parts.clock,
            logger: parts.logger
        )
        pictureUpload = PictureUpload(store: parts.store, originals: parts.originals, limits: parts.pictureLimits)
        cookies = DeskCookies(isSecure: parts.address.hasPrefix("https://"))
    }

    /// All pages and acts of the desk.
    func router() -> Router<DeskContext> {
        let router = Router(context: DeskContext.self)
        router.add(middleware: DeskHeaders(strictTransport: parts.strictTransportValue))
        // Twice: within, faults are told to somebody who is known.
        router.add(middleware: FaultPages(desk: self))
        router.add(middleware: Gate(desk: self))
        router.add(middleware: FaultPages(desk: self))
        router.get("desk/assets/{file}") { [assets] request, _ in try assets.answer(request) }
        SignInPages(desk: self).add(to: router)
        PreviewPage(desk: self).addShared(to: router)
        let colleagues = router.group().add(middleware: SignedInOnly(desk: self)).add(middleware: SeenGate(desk: self))
        AccountPages(desk: self).add(to: colleagues)
        PeoplePages(desk: self).add(to: colleagues)
        ProgramPages(desk: self).add(to: colleagues)
        WebhookPages(desk: self).add(to: colleagues)
        HomePage(desk: self).add(to: colleagues)
        LibraryPages(desk: self).add(to: colleagues)
        PicturePages(desk: self).add(to: colleagues)
        CommentPages(desk: self).add(to: colleagues)
        StoryListPage(desk: self).add(to: colleagues)
        FrontPages(desk: self).add(to: colleagues)
        StoryPage(desk: self).add(to: colleagues)
        JournalRoutes(desk: self).add(to: colleagues)
        MergePage(desk: self).add(to: colleagues)
        StoryFinder(desk: self).add(to: colleagues)
        StoryNotes(desk: self).add(to: colleagues)
        BulkPages(desk: self).add(to: colleagues)
        StoryViewPages(desk: self).add(to: colleagues)
        CalendarPage(desk: self).add(to: colleagues)
        AuditPages(desk: self).add(to: colleagues)
        HealthPage(desk: self).add(to: colleagues)
        addNewspaper(to: colleagues)
        PublicationPage(desk: self).add(to: colleagues)
        WithdrawalPage(desk: self).add(to: colleagues)
        CorrectionsPage(desk: self).add(to: colleagues)
        PlanPage(desk: self).add(to: colleagues)
        RevisionsPage(desk: self).add(to: colleagues)
        PreviewPage(desk: self).add(to: colleagues)
        return router
    }

    /// What answers requests.
    /// - Returns: a function of the request and the network address that it came from.
    public func responder() -> @Sendable (Request, String) async throws -> Response {
        let responder = router().buildResponder()
        let (api, logger) = (API(desk: self), logger)
        return { request, place in
            // Programs bring tokens: neither cookies nor form keys count there.
            if request.uri.path.hasPrefix("/api/") || request.uri.path == "/api" {
                return try await Compression.apply(to: api.respond(to: request, from: place), for: request)
            }
            let context = DeskContext(source: DeskSource(logger: logger, place: place))
            var response = try await responder.respond(to: request.withPlainSpaces(), context: context)
            response = try await Compression.apply(to: response, for: request)
            if request.method == .head { response = response.createHeadResponse() }
            return response
        }
    }

    /// The pages where the newspaper itself is looked after.
    private func addNewspaper(to router: RouterGroup<DeskContext>) {
        router.get("desk/site") { [self] _, context in
            let visitor = try context.requireVisitor()
            let first = NewspaperPart.allCases.first { visitor.may($0.permission) }
            guard let first else { throw DeskFault.forbidden }
            return redirect(to: first.path)
        }
        SectionPages(desk: self).add(to: router)
        MenuPages(desk: self).add(to: router)
        BlockPages(desk: self).add(to: router)
        TagPages(desk: self).add(to: router)
        BylinePages(desk: self).add(to: router)
        StaticPagesPage(desk: self).add(to: router)
        RedirectPages(desk: self).add(to: router)
        SettingsPages(desk: self).add(to: router)
        LookPages(desk: self).add(to: router)
    }

    // MARK: Answers

    /// The language of a request: the account's, or the newspaper's.
    func language(of context: DeskContext) async throws -> Language {
        if let visitor = context.visitor { return parts.theme.language(visitor.account.language) }
        return parts.theme.language(try await store.read { try $0.settings().language })
    }

    /// A page with the desk's frame around it.
    func page<Model: TemplateModel>(
        _ template: String,
        _ context: DeskContext,
        title: String,
        place: FrameModel.Place = .none,
        status: HTTPResponse.Status = .ok,
        _ model: (FrameModel) throws -> Model
    ) async throws -> Response {
        let settings = try await store.read { try $0.settings() }
        let language = parts.theme.language(context.visitor?.account.language ?? settings.language)
        var device: Token?
        if context.visitor == nil, context.device == nil { device = Token() }
        let frame = FrameModel(
            newspaper: settings.name,
            title: title,
            formKey: context.visitor?.formKey ?? context.device?.formKey ?? device?.formKey ?? "",
            version: context.shown.text,
            place: place,
            visitor: context.visitor,
            language: language
        )
        var bytes: [UInt8] = []
        try parts.theme.render(template, try model(frame), language: language.code, into: &bytes)
        var fields: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        if let device { fields[.setCookie] = cookies.setting(device: device) }
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Sends the browser on with a GET (303).
    func redirect(to address: String, cookies: [String] = []) -> Response {
        var fields: HTTPFields = [.location: address]
        for cookie in cookies { fields.append(HTTPField(name: .setCookie, value: cookie)) }
        return Response(status: .seeOther, headers: fields)
    }

    /// An answer for scripts.
    func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        let bytes = (try? JSONEncoder().encode(value)) ?? Data()
        return Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// A text as part of a query string.
    static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~/")))
            ?? ""
    }
}

/// What every answer of the desk tells the browser: nothing from elsewhere, no script but ours, nothing kept.
struct DeskHeaders: RouterMiddleware {
    typealias Context = DeskContext

    let strictTransport: String?

    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
        "connect-src 'self'", "frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let fixed =
            [
                ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
                (
                    "Permissions-Policy",
                    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
                ),
                ("X-Robots-Tag", "noindex"),
            ] + (strictTransport.map { [("Strict-Transport-Security", $0)] } ?? [])
        // A page of the readers' site has its own.
        if let name = HTTPField.Name("Content-Security-Policy"), response.headers[name] == nil {
            response.headers[name] = Self.policy
            HTTPField.Name("X-Frame-Options").map { response.headers[$0] = "DENY" }
        }
        for (name, value) in fixed { HTTPField.Name(name).map { response.headers[$0] = value } }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
