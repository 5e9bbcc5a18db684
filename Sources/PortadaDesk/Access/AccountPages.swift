import Foundation
import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What somebody changes about their own account: language, password, second factor, sessions.
struct AccountPages: Sendable {
    private static let address = "/desk/account/"

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/account") { request, context in try await page(context, notice: request.notice) }
        router.post("desk/account/language") { _, context in try await setLanguage(context) }
        router.post("desk/account/password") { _, context in try await setPassword(context) }
        router.post("desk/account/sessions/end") { _, context in try await endSession(context) }
        router.get("desk/account/second-factor") { _, context in try await secondFactor(context) }
        router.post("desk/account/second-factor") { _, context in try await setSecondFactor(context) }
        router.post("desk/account/second-factor/remove") { _, context in try await removeSecondFactor(context) }
        router.get("desk/confirm") { request, context in
            try await confirmPage(context, request.uri.queryParameters["to"].map(String.init) ?? "")
        }
        router.post("desk/confirm") { _, context in try await confirm(context) }
    }

    private func page(
        _ context: DeskContext,
        notice: String = "",
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let (sessions, timeZone) = try await desk.store.read { reader in
            (try reader.sessions(of: visitor.account.id), try reader.settings().timeZone)
        }
        let dates = DateWriter(language: language, timeZone: timeZone)
        let now = desk.clock()
        return try await desk.page("account", context, title: language.text("account.title"), status: status) { frame in
            AccountModel(
                frame: frame,
                email: visitor.account.email,
                hasSecondFactor: visitor.account.hasSecondFactor,
                notice: language.notice(notice),
                fault: fault,
                minLength: PasswordRule.minLength,
                languages: desk.parts.theme.languageCodes.map { code in
                    ChoiceModel(
                        value: code,
                        label: desk.parts.theme.language(code).name,
                        isChosen: code == visitor.account.language
                    )
                },
                sessions: sessions.map { session in
                    SessionModel(
                        id: "\(session.id)",
                        device: session.device,
                        place: session.place,
                        used: dates.ago(session.used, now: now) ?? dates.dateTime(session.used),
                        isThis: session.id == visitor.session.id
                    )
                }
            )
        }
    }

    private func setLanguage(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let code = context.form["language"]
        guard desk.parts.theme.languageCodes.contains(code) else { throw DeskFault.unreadable }
        try await desk.store.setLanguage(of: visitor.account.id, to: code)
        return desk.redirect(to: Self.address + "?notice=saved")
    }

    private func setPassword(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        guard try await isOwnPassword(context.form.verbatim("current"), visitor, context) else {
            return try await page(
                context,
                fault: language.text("password.wrongCurrent"),
                status: .unprocessableContent
            )
        }
        let password = context.form.verbatim("password")
        if let fault = try await desk.passwordRule(for: visitor.account).fault(in: password) {
            let text = language.text("password.\(fault.rawValue)")
            return try await page(context, fault: text, status: .unprocessableContent)
        }
        let hash: String
        do {
            hash = try await desk.passwords.hash(password, for: source(of: visitor))
        } catch is PasswordWork.Busy {
            throw DeskFault.busy
        }
        try await desk.store.newsroom.setPassword(
            of: visitor.account.id,
            to: hash,
            keeping: visitor.session.id,
            by: visitor.actor,
            at: desk.clock()
        )
        return desk.redirect(to: Self.address + "?notice=passwordChanged")
    }

    /// Checks the password of somebody who is signed in; tries are limited by session.
    private func isOwnPassword(_ password: String, _ visitor: Visitor, _ context: DeskContext) async throws -> Bool {
        let now = desk.clock()
        guard case .allowed(let attempt) = await desk.signInLimit.beginConfirmation(in: visitor.session.id, at: now)
        else {
            desk.failedSignIns.refused(.password)
            throw DeskFault.busy
        }
        let hash = try await desk.store.read { try $0.credentials(of: visitor.account.id).password }
        do {
            guard try await desk.passwords.verify(password, against: hash, for: source(of: visitor)) else {
                try await desk.noteFailure(.password, of: visitor.account, from: source(of: visitor), context)
                return false
            }
            await desk.signInLimit.succeeded(attempt)
            return true
        } catch is PasswordWork.Busy {
            await desk.signInLimit.withdraw(attempt)
            throw DeskFault.busy
        }
    }

    private func source(of visitor: Visitor) -> SignInSource {
        SignInSource(place: visitor.place, proxies: desk.parts.proxies, knownDevice: "session \(visitor.session.id)")
    }

    private func endSession(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let id = Identifier<Session>(reading: context.form["session"])
        try await desk.store.newsroom.endSessions(
            of: visitor.account.id,
            session: id,
            by: visitor.actor,
            at: desk.clock()
        )
        if id == nil || id == visitor.session.id {
            return desk.redirect(to: "/desk/sign-in/", cookies: [desk.cookies.setting(session: nil)])
        }
        return desk.redirect(to: Self.address + "?notice=sessionEnded")
    }

    // MARK: Second factor

    private func secondFactor(
        _ context: DeskContext,
        factor: SecondFactor = SecondFactor(),
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visitor = try context.requireVisitor()
        try desk.requireConfirmed(visitor, returnTo: Self.address + "second-factor/")
        let language = try await desk.language(of: context)
        let newspaper = try await desk.store.read { try $0.settings().name }
        let drawing = SecondFactor.drawing(of: factor.address(account: visitor.account.email, newspaper: newspaper))
        return try await desk.page("second-factor", context, title: language.text("factor.title"), status: status) {
            SecondFactorModel(
                frame: $0,
                secret: factor.secret,
                path: drawing?.path ?? "",
                width: drawing.map { $0.width + 8 } ?? 0,
                isRequired: visitor.account.needsSecondFactor,
                fault: fault
            )
        }
    }

    private func setSecondFactor(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        try desk.requireConfirmed(visitor, returnTo: Self.address + "second-factor/")
        let language = try await desk.language(of: context)
        let factor = SecondFactor(secret: String(context.form["secret"].prefix(64)))
        let now = desk.clock()
        guard factor.secret.utf8.count == 32, let step = factor.step(of: context.form["code"], at: now) else {
            return try await secondFactor(
                context,
                factor: factor.secret.utf8.count == 32 ? factor : SecondFactor(),
                fault: language.text("signIn.wrongCode"),
                status: .unprocessableContent
            )
        }
        let codes = RecoveryCode.make()
        try await desk.store.newsroom.setSecondFactor(
            of: visitor.account.id,
            secret: try desk.parts.secrets.seal(factor, of: visitor.account.id),
            usedStep: step,
            codes: codes.map(Token.digest),
            by: visitor.actor,
            at: now
        )
        return try await desk.page("recovery-codes", context, title: language.text("factor.codesTitle")) {
            RecoveryCodesModel(frame: $0, codes: codes)
        }
    }

    private func removeSecondFactor(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        try desk.requireConfirmed(visitor, returnTo: Self.address)
        try await desk.store.newsroom.setSecondFactor(
            of: visitor.account.id,
            secret: nil,
            codes: [],
            by: visitor.actor,
            at: desk.clock()
        )
        return desk.redirect(to: Self.address + "?notice=saved")
    }

    // MARK: Confirming

    private func confirmPage(
        _ context: DeskContext,
        _ target: String,
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = try await desk.language(of: context)
        return try await desk.page("confirm", context, title: language.text("confirm.title"), status: status) {
            ConfirmModel(frame: $0, target: SignInPages.target(target), fault: fault)
        }
    }

    private func confirm(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let target = SignInPages.target(context.form["to"])
        guard try await isOwnPassword(context.form.verbatim("password"), visitor, context) else {
            let text = try await desk.language(of: context).text("password.wrongCurrent")
            return try await confirmPage(context, target, fault: text, status: .unprocessableContent)
        }
        try await desk.store.confirm(visitor.session.id, at: desk.clock())
        return desk.redirect(to: target)
    }
}

extension Desk {
    /// For how long a password that was given counts for dangerous acts, in seconds.
    private static let confirmedSeconds: Int64 = 900

    /// Fails when the visitor gave their password too long ago.
    func requireConfirmed(_ visitor: Visitor, returnTo target: String) throws {
        guard clock().rawValue - visitor.session.confirmed.rawValue < Self.confirmedSeconds * 1000 else {
            throw DeskFault.unconfirmed(returnTo: target)
        }
    }
}

extension Request {
    /// What the page before has done: `?notice=saved`.
    var notice: String { uri.queryParameters["notice"].map(String.init) ?? "" }
}

extension Language {
    /// The sentence for what the page before has done; empty when there is none.
    func notice(_ key: String) -> String { key.isEmpty || !has("notice.\(key)") ? "" : text("notice.\(key)") }
}
