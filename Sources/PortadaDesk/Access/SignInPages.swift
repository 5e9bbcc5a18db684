import Foundation
import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The ways in: password, second factor, invitation; and the way out.
struct SignInPages: Sendable {
    let desk: Desk

    func add(to router: Router<DeskContext>) {
        router.get("desk/sign-in") { request, context in
            let target = Self.target(request.uri.queryParameters["to"].map(String.init) ?? "")
            if context.visitor != nil { return desk.redirect(to: target) }
            return try await page(context, SignInForm(target: target))
        }
        router.post("desk/sign-in") { _, context in try await signIn(context) }
        router.post("desk/sign-in/code") { _, context in try await checkCode(context) }
        router.get("desk/invitation/{token}") { _, context in try await invitation(context) }
        router.post("desk/invitation/{token}") { _, context in try await accept(context) }
        router.post("desk/sign-out") { _, context in try await signOut(context) }
    }

    /// Whether an address takes forms of those who are not signed in.
    static func takesForms(at path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.first == "desk" && parts.count > 1 && ["sign-in", "invitation", "sign-out"].contains(parts[1])
    }

    /// What the sign-in page shows of an earlier try.
    private struct SignInForm {
        var target = "/desk/"
        var email = ""
        var fault = ""
    }

    /// Where to go after the sign-in: a page of the desk, nothing else.
    static func target(_ text: String) -> String {
        text.hasPrefix("/desk/") && !text.contains("//") && !text.contains("\\") ? text : "/desk/"
    }

    private func page(
        _ context: DeskContext,
        _ form: SignInForm,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let isEmpty = try await desk.store.read { try $0.accounts().isEmpty }
        let language = try await desk.language(of: context)
        return try await desk.page("sign-in", context, title: language.text("signIn.title"), status: status) {
            SignInModel(frame: $0, email: form.email, target: form.target, fault: form.fault, isFirst: isEmpty)
        }
    }

    private func signIn(_ context: DeskContext) async throws -> Response {
        let form = context.form
        let (target, typed) = (Self.target(form["to"]), form["email"])
        let now = desk.clock()
        let email = Account.email(from: typed) ?? ""
        let account = try await desk.store.read { try $0.account(email: email) }
        let source = try await source(of: context, account)
        let attempt: SignInLimit.Attempt
        switch await desk.signInLimit.beginPassword(of: email, from: source, at: now) {
        case .allowed(let allowed): attempt = allowed
        case .wait(let seconds):
            desk.failedSignIns.refused(.password)
            let fault = try await desk.language(of: context).text("signIn.wait", count: (seconds + 59) / 60)
            return try await page(
                context,
                SignInForm(target: target, email: typed, fault: fault),
                status: .tooManyRequests
            )
        }
        let hash = try await desk.store.read { reader in
            try account.flatMap { try reader.credentials(of: $0.id).password }
        }
        let isRight: Bool
        do {
            isRight = try await desk.passwords.verify(form.verbatim("password"), against: hash, for: source)
        } catch {
            await desk.signInLimit.withdraw(attempt)
            throw error is PasswordWork.Busy ? DeskFault.busy : error
        }
        guard isRight, let hash, let account, account.isActive else {
            try await desk.noteFailure(.password, of: account, from: source, context)
            let fault = try await desk.language(of: context).text("signIn.wrong")
            return try await page(
                context,
                SignInForm(target: target, email: typed, fault: fault),
                status: .unprocessableContent
            )
        }
        await desk.signInLimit.succeeded(attempt)
        guard account.hasSecondFactor else { return try await enter(account, context, target) }
        let token = await desk.pendingSignIns.add(account, proof: Token.digest(of: hash), at: now)
        return try await codePage(context, token.text, target, fault: "")
    }

    /// Who tries to get in to an account; nil stands for one that doesn't exist.
    private func source(of context: DeskContext, _ account: Account?) async throws -> SignInSource {
        var source = desk.source(of: context)
        if let account, let device = context.device?.digest,
            try await desk.store.read({ try $0.isKnownDevice(token: device, of: account.id) })
        {
            source.knownDevice = device
        }
        return source
    }

    private func codePage(
        _ context: DeskContext,
        _ token: String,
        _ target: String,
        fault: String,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = try await desk.language(of: context)
        return try await desk.page("sign-in-code", context, title: language.text("signIn.codeTitle"), status: status) {
            SignInCodeModel(frame: $0, token: token, target: target, fault: fault)
        }
    }

    private func checkCode(_ context: DeskContext) async throws -> Response {
        let form = context.form
        let (token, target) = (form["token"], Self.target(form["to"]))
        let now = desk.clock()
        guard let entry = await desk.pendingSignIns.take(token, at: now), try await isGood(entry) else {
            return desk.redirect(to: "/desk/sign-in/?to=" + Desk.encode(target))
        }
        let account = entry.account
        let language = try await desk.language(of: context)
        let source = try await source(of: context, account)
        switch await desk.signInLimit.beginCode(of: account.id, from: source, at: now) {
        case .wait(let seconds):
            desk.failedSignIns.refused(.code)
            let fault = language.text("signIn.wait", count: (seconds + 59) / 60)
            return try await codePage(context, token, target, fault: fault, status: .tooManyRequests)
        case .allowed(let attempt):
            guard try await isRight(form["code"], account, at: now) else {
                try await desk.noteFailure(.code, of: account, from: source, context)
                let fault = language.text("signIn.wrongCode")
                return try await codePage(context, token, target, fault: fault, status: .unprocessableContent)
            }
            await desk.signInLimit.succeeded(attempt)
        }
        // The same page sent twice at once lets in once.
        guard await desk.pendingSignIns.remove(token) else { throw DeskFault.signedOut }
        return try await enter(account, context, target)
    }

    /// Whether the password that somebody gave is still theirs.
    private func isGood(_ entry: PendingSignIns.Entry) async throws -> Bool {
        let id = entry.account.id
        let hash = try await desk.store.read { try $0.credentials(of: id).password }
        return hash.map(Token.digest) == entry.proof
    }

    /// Whether it is the authenticator's code, each of which is good once, or a recovery code.
    private func isRight(_ code: String, _ account: Account, at time: Timestamp) async throws -> Bool {
        let sealed = try await desk.store.read { try $0.credentials(of: account.id).secondFactor }
        if let factor = sealed.flatMap({ desk.parts.secrets.secondFactor($0, of: account.id) }),
            let step = factor.step(of: code, at: time)
        {
            return try await desk.store.useSecondFactor(of: account.id, step: step)
        }
        guard let recovery = RecoveryCode.read(code) else { return false }
        return try await desk.store.useRecoveryCode(of: account.id, Token.digest(of: recovery))
    }

    /// Begins a session in this browser.
    private func enter(_ account: Account, _ context: DeskContext, _ target: String) async throws -> Response {
        let now = desk.clock()
        let token = Token()
        _ = try await desk.store.newsroom.startSession(
            token: token.digest,
            device: DeviceName.of(context.userAgent),
            by: Actor(account: account, place: context.place),
            at: now
        )
        let device = context.device ?? Token()
        try await desk.store.rememberDevice(token: device.digest, of: account.id, at: now)
        try await desk.store.forgetOldSessions(
            unusedSince: now.advanced(bySeconds: -Int64(DeskCookies.sessionSeconds)),
            deviceUnusedSince: now.advanced(bySeconds: -Int64(DeskCookies.deviceSeconds))
        )
        return desk.redirect(
            to: target,
            cookies: [desk.cookies.setting(session: token), desk.cookies.setting(device: device)]
        )
    }

    private func signOut(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        try await desk.store.newsroom.endSessions(
            of: visitor.account.id,
            session: visitor.session.id,
            by: visitor.actor,
            at: desk.clock()
        )
        return desk.redirect(to: "/desk/sign-in/", cookies: [desk.cookies.setting(session: nil)])
    }

    // MARK: Invitations

    private func invited(_ context: DeskContext) async throws -> (account: Account, token: String) {
        let now = desk.clock()
        guard let token = context.parameters.get("token").flatMap({ Token($0) })?.digest,
            let account = try await desk.store.read({ try $0.invited(token: token, at: now) })
        else { throw DeskFault.invitationOver }
        return (account, token)
    }

    private func invitation(
        _ context: DeskContext,
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let account = try await invited(context).account
        let language = try await desk.language(of: context)
        return try await desk.page("invitation", context, title: language.text("invitation.title"), status: status) {
            InvitationModel(
                frame: $0,
                name: account.name,
                email: account.email,
                minLength: PasswordRule.minLength,
                fault: fault
            )
        }
    }

    private func accept(_ context: DeskContext) async throws -> Response {
        let (account, token) = try await invited(context)
        let password = context.form.verbatim("password")
        if let fault = try await desk.passwordRule(for: account).fault(in: password) {
            let text = try await desk.language(of: context).text("password.\(fault.rawValue)")
            return try await invitation(context, fault: text, status: .unprocessableContent)
        }
        let hash: String
        do {
            hash = try await desk.passwords.hash(password, for: desk.source(of: context))
        } catch is PasswordWork.Busy {
            throw DeskFault.busy
        }
        // Several may come with the same link at once: the store lets one of them have it.
        let isTheirs = try await desk.store.newsroom.acceptInvitation(
            token: token,
            password: hash,
            by: Actor(account: account, place: context.place),
            at: desk.clock()
        )
        guard isTheirs else { throw DeskFault.invitationOver }
        guard !account.hasSecondFactor else { return desk.redirect(to: "/desk/sign-in/") }
        return try await enter(account, context, "/desk/")
    }
}

extension Desk {
    /// Who sends a request, as limits see them.
    func source(of context: DeskContext) -> SignInSource {
        SignInSource(place: context.place, proxies: parts.proxies)
    }

    /// What somebody's password must be.
    func passwordRule(for account: Account) async throws -> PasswordRule {
        let newspaper = try await store.read { try $0.settings().name }
        return PasswordRule(account: account, newspaper: newspaper, address: parts.address)
    }

    /// Notes that somebody did not get in.
    func noteFailure(
        _ kind: FailedSignIns.Kind,
        of account: Account?,
        from source: SignInSource,
        _ context: DeskContext
    ) async throws {
        let actor = context.visitor?.actor ?? .stranger(at: context.place)
        let now = clock()
        guard let count = failedSignIns.failed(kind, of: account?.id, from: source.network, at: now) else { return }
        try await store.newsroom.noteFailedSignIn(
            to: account?.id,
            isCode: kind == .code,
            count: count,
            by: actor,
            at: now
        )
    }
}
