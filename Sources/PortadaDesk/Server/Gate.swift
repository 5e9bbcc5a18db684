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
        var (request, context) = (request, context)
        context.userAgent = request.headers[.userAgent] ?? ""
        context.device = desk.cookies.device(of: request)
        context.visitor = try await visitor(of: request, context)
        if !Self.isSafe(request.method) {
            guard Self.isSameOrigin(request) else { throw DeskFault.foreignForm }
            if MultipartReader.reads(request.headers[.contentType] ?? "") {
                context.form = try await formWithFiles(request, context)
            } else {
                context.form = try await Form(of: &request)
                try requireKey(Self.key(beside: request) ?? context.form["_csrf"], context)
            }
        }
        return try await next(request, context)
    }

    /// Reads a form with files as it arrives, of those who are signed in; the key is looked at before any file is.
    private func formWithFiles(_ request: Request, _ context: DeskContext) async throws -> Form {
        guard context.visitor != nil else { throw DeskFault.signedOut }
        if let key = Self.key(beside: request) {
            try requireKey(key, context)
            return try await Form(multipart: request, limits: desk.parts.formLimits)
        }
        return try await Form(multipart: request, limits: desk.parts.formLimits) { name, value in
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
