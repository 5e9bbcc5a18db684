import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore

/// Looks who it is, and whether a request that changes something comes from a page of ours.
///
/// Two independent checks stand against forms of other sites: what the browser says of the request's origin
/// (`Sec-Fetch-Site`, `Origin`), and a key in the form that only who can read the page knows.
struct Gate: RouterMiddleware {
    typealias Context = DeskContext

    /// How long a session is taken as just used: the store is not told more often, in seconds.
    private static let touchSeconds: Int64 = 60

    let desk: Desk

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.userAgent = request.headers[.userAgent] ?? ""
        context.device = desk.cookies.device(of: request)
        context.visitor = try await visitor(of: request, context)
        if !Self.isSafe(request.method) {
            guard Self.isSameOrigin(request) else { throw DeskFault.foreignForm }
            context.form =
                try await MultipartReader.reads(request.headers[.contentType] ?? "")
                ? formWithFiles(request, context) : form(request, context)
        }
        return try await next(request, context)
    }

    /// Reads a form. Before the sign-in there are few, and short ones; the rest of a request that nobody knows is not read.
    private func form(_ request: Request, _ context: DeskContext) async throws -> Form {
        let path = request.uri.path
        if context.visitor == nil, !SignInPages.takesForms(at: path) { throw DeskFault.signedOut }
        let key = Self.key(beside: request)
        if let key { try requireKey(key, context) }
        let form =
            try await context.visitor == nil
            ? Form(of: request, upTo: FormLimits.unknownBytes, share(of: context))
            : Form(of: request, upTo: FormLimits.bytes(at: path), patience: 8, share(of: context))
        if key == nil { try requireKey(form["_csrf"], context) }
        return form
    }

    /// The memory for what somebody sends: accounts share one budget, everybody else another.
    private func share(of context: DeskContext) -> BodyBudget.Share {
        guard let account = context.visitor?.account else { return desk.budgets.unknown.share(of: context.place) }
        return desk.budgets.known.share(of: "account \(account.id)")
    }

    /// Reads a form with files as it arrives, of those who are signed in; the key is looked at before any file is.
    private func formWithFiles(_ request: Request, _ context: DeskContext) async throws -> Form {
        guard let account = context.visitor?.account else { throw DeskFault.signedOut }
        let (share, files) = (share(of: context), desk.budgets.files.share(of: "account \(account.id)"))
        if let key = Self.key(beside: request) {
            try requireKey(key, context)
            return try await Form(multipart: request, limits: desk.parts.formLimits, share, files: files)
        }
        return try await Form(multipart: request, limits: desk.parts.formLimits, share, files: files) { name, value in
            try requireKey(name == "_csrf" ? value : "", context)
        }
    }

    private func visitor(of request: Request, _ context: DeskContext) async throws -> Visitor? {
        guard let (session, account, token) = try await desk.session(of: request) else { return nil }
        let now = desk.clock()
        if now.rawValue - session.used.rawValue > Self.touchSeconds * 1000 || session.place != context.place {
            try await desk.store.touch(session.id, from: context.place, at: now)
        }
        return Visitor(account: account, session: session, token: token, place: context.place)
    }

    /// The key that stands beside the form, not in it.
    private static func key(beside request: Request) -> String? {
        [
            HTTPField.Name("X-Form-Key").flatMap { request.headers[$0] },
            request.uri.queryParameters["_csrf"].map(String.init),
        ].compactMap { $0 }.first { !$0.isEmpty }
    }

    private func requireKey(_ sent: String, _ context: DeskContext) throws {
        // Someone whose session ended meanwhile is told so, not that the form is foreign.
        guard let token = context.visitor?.token ?? context.device else { throw DeskFault.signedOut }
        guard token.isFormKey(sent) else {
            throw context.visitor == nil ? DeskFault.signedOut : DeskFault.foreignForm
        }
    }

    static func isSafe(_ method: HTTPRequest.Method) -> Bool { method == .get || method == .head }

    /// Whether the browser says that the request comes from a page of this site (Fetch Metadata, section 2.2; RFC 6454).
    private static func isSameOrigin(_ request: Request) -> Bool {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) { return site == "same-origin" }
        guard let origin = request.headers[.origin] else { return true }
        let host = origin.split(separator: "/", omittingEmptySubsequences: true).last
        return host.map(String.init) == request.head.authority
    }
}

/// Sends those who are not signed in to the sign-in, and those who lack a second factor that is asked of them to its page.
struct SignedInOnly: RouterMiddleware {
    typealias Context = DeskContext

    let desk: Desk

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        guard let visitor = context.visitor else { throw DeskFault.signedOut }
        let account = visitor.account
        if account.needsSecondFactor, !account.hasSecondFactor, !request.uri.path.hasPrefix("/desk/account/") {
            return desk.redirect(to: "/desk/account/second-factor/")
        }
        return try await next(request, context)
    }
}
