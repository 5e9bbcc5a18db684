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
        let language = try await desk.language(of: context)
        let now = desk.clock()
        let email = Account.email(from: typed) ?? ""
        let account = try await desk.store.read { try $0.account(email: email) }
        let isKnown = try await isKnownDevice(context, account)
        if let seconds = await desk.signInLimit.wait(
            for: email,
            from: context.place,
            isKnownDevice: isKnown,
            at: now
        ) {
            let fault = language.text("signIn.wait", count: (seconds + 59) / 60)
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
            isRight = try await desk.passwords.verify(form.verbatim("password"), against: hash)
        } catch is PasswordWork.Busy {
            throw DeskFault.busy
        }
        guard isRight, let account, account.isActive else {
            await desk.signInLimit.failed(email, from: context.place, at: now)
            return try await page(
                context,
                SignInForm(target: target, email: typed, fault: language.text("signIn.wrong")),
                status: .unprocessableContent
            )
        }
        await desk.signInLimit.succeeded(email, from: context.place)
        guard account.hasSecondFactor else { return try await enter(account, context, target) }
        let token = await desk.pendingSignIns.add(account, at: now)
        return try await codePage(context, token.text, target, fault: "")
    }

    private func isKnownDevice(_ context: DeskContext, _ account: Account?) async throws -> Bool {
        guard let account, let device = context.device?.digest else { return false }
        return try await desk.store.read { try $0.isKnownDevice(token: device, of: account.id) }
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
        let (token, target, code) = (form["token"], Self.target(form["to"]), form["code"])
        let now = desk.clock()
        guard let account = await desk.pendingSignIns.account(of: token, at: now) else {
            return desk.redirect(to: "/desk/sign-in/?to=" + Desk.encode(target))
        }
        guard try await isRight(code, account, at: now) else {
            let language = try await desk.language(of: context)
            return try await codePage(
                context,
                token,
                target,
                fault: language.text("signIn.wrongCode"),
                status: .unprocessableContent
            )
        }
        await desk.pendingSignIns.remove(token)
        return try await enter(account, context, target)
    }

    /// Whether it is the authenticator's code, each of which is good once, or a recovery code.
    private func isRight(_ code: String, _ account: Account, at time: Timestamp) async throws -> Bool {
        let secret = try await desk.store.read { try $0.credentials(of: account.id).secondFactor }
        guard let secret else { return false }
        if let step = SecondFactor(secret: secret).step(of: code, at: time) {
            return try await desk.store.useSecondFactor(of: account.id, step: step)
        }
        return try await desk.store.useRecoveryCode(of: account.id, Token.digest(of: code.lowercased()))
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

    private func invited(_ context: DeskContext) async throws -> Account {
        let now = desk.clock()
        guard let token = context.parameters.get("token").flatMap({ Token($0) })?.digest,
            let account = try await desk.store.read({ try $0.invited(token: token, at: now) })
        else { throw DeskFault.invitationOver }
        return account
    }

    private func invitation(
        _ context: DeskContext,
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let account = try await invited(context)
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
        let account = try await invited(context)
        let password = context.form.verbatim("password")
        if let fault = PasswordRule.fault(in: password, of: account) {
            let text = try await desk.language(of: context).text("password.\(fault.rawValue)")
            return try await invitation(context, fault: text, status: .unprocessableContent)
        }
        let hash: String
        do { hash = try await desk.passwords.hash(password) } catch is PasswordWork.Busy { throw DeskFault.busy }
        try await desk.store.newsroom.setPassword(
            of: account.id,
            to: hash,
            keeping: nil,
            by: Actor(account: account, place: context.place),
            at: desk.clock()
        )
        guard !account.hasSecondFactor else { return desk.redirect(to: "/desk/sign-in/") }
        return try await enter(account, context, "/desk/")
    }
}
