import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Which programs may work at the newspaper by its API.
struct ProgramPages: Sendable {
    static let address = "/desk/programs/"

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/programs") { request, context in try await list(context, notice: request.notice) }
        router.post("desk/programs/tokens") { _, context in try await add(context) }
        router.get("desk/programs/tokens/{id}/removal") { _, context in try await askRemoval(context) }
        router.post("desk/programs/tokens/{id}/removal") { _, context in try await remove(context) }
    }

    /// The page, after what failed where something did.
    func list(
        _ context: DeskContext,
        notice: String = "",
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        _ = try desk.manager(context, changing: false)
        let language = try await desk.language(of: context)
        let (tokens, webhooks, timeZone) = try await desk.store.read { reader in
            (try reader.programTokens(), try reader.webhooks(), try reader.settings().timeZone)
        }
        let (dates, now) = (DateWriter(language: language, timeZone: timeZone), desk.clock())
        let form = context.form
        return try await desk.page(
            "programs",
            context,
            title: language.text("programs.title"),
            place: .programs,
            status: status
        ) { frame in
            ProgramsModel(
                frame: frame,
                notice: language.notice(notice),
                fault: fault,
                address: desk.parts.address + API.path,
                tokens: tokens.map { Self.row($0, language, dates, now) },
                webhooks: webhooks.map { WebhookPages.row($0, language, dates) },
                name: form["name"],
                roles: Role.allCases.map { role in
                    ChoiceModel(
                        value: role.rawValue,
                        label: language.role(role),
                        isChosen: role.rawValue == form["role"]
                    )
                },
                scopes: Scope.allCases.map { scope in
                    ChoiceModel(
                        value: scope.rawValue,
                        label: language.text("scope.\(scope.rawValue)"),
                        isChosen: form.all("scope").contains(scope.rawValue)
                    )
                },
                expires: form["expires"],
                webhookAddress: form["address"],
                events: WebhookPages.choices(Set(form.all("event")), language)
            )
        }
    }

    private static func row(
        _ token: ProgramToken,
        _ language: Language,
        _ dates: DateWriter,
        _ now: Timestamp
    ) -> TokenRowModel {
        TokenRowModel(
            id: "\(token.id)",
            name: token.name,
            role: language.role(token.role),
            scopes: Scope.text(of: token.scopes),
            used: token.used.map(dates.dateTime) ?? language.text("programs.never"),
            place: token.place,
            expires: token.expires.map(dates.date) ?? "",
            isOver: !token.isGood(at: now)
        )
    }

    private func add(_ context: DeskContext) async throws -> Response {
        let visitor = try desk.manager(context)
        let (language, form, now) = (try await desk.language(of: context), context.form, desk.clock())
        func again(_ text: String, _ status: HTTPResponse.Status = .unprocessableContent) async throws -> Response {
            try await list(context, fault: language.text(text), status: status)
        }
        guard let name = ProgramAccess.name(form["name"]) else { return try await again("programs.noName") }
        let scopes = Set(form.all("scope").compactMap(Scope.init))
        guard !scopes.isEmpty, let role = Role(rawValue: form["role"]) else {
            return try await again("programs.noScope")
        }
        let end = form["expires"].isEmpty ? nil : ProgramAccess.end(form["expires"], from: now)
        guard form["expires"].isEmpty || end != nil else { return try await again("programs.noEnd") }
        let token = ProgramToken(name: name, role: role, scopes: scopes, created: now, expires: end)
        do {
            let made = try await ProgramAccess.make(token, in: desk.store, by: visitor.actor, at: now)
            return try await shown(made.secret, of: made.token, context, language)
        } catch let error as StoreError where error.code == .conflict {
            return try await again("programs.known", .conflict)
        }
    }

    private func shown(
        _ secret: String,
        of token: ProgramToken,
        _ context: DeskContext,
        _ language: Language
    ) async throws -> Response {
        let address = "\(desk.parts.address)\(API.path)/articles?limit=1"
        return try await desk.page(
            "program-secret",
            context,
            title: language.text("programs.made"),
            place: .programs
        ) { frame in
            SecretModel(
                frame: frame,
                title: token.name,
                about: language.text("programs.madeText"),
                secret: secret,
                example: "curl -H 'Authorization: Bearer \(secret)' '\(address)'"
            )
        }
    }

    private func token(_ context: DeskContext) async throws -> ProgramToken {
        let id: Identifier<ProgramToken> = try context.id()
        guard let token = try await desk.store.read({ try $0.programTokens() }).first(where: { $0.id == id }) else {
            throw DeskFault.notFound
        }
        return token
    }

    private func askRemoval(_ context: DeskContext) async throws -> Response {
        _ = try desk.manager(context)
        let token = try await token(context)
        let language = try await desk.language(of: context)
        return try await desk.page("program-removal", context, title: token.name, place: .programs) { frame in
            RemovalModel(
                frame: frame,
                title: language.text("programs.removeTitle", ["name": token.name]),
                text: language.text("programs.removeText"),
                action: "\(Self.address)tokens/\(token.id)/removal/"
            )
        }
    }

    private func remove(_ context: DeskContext) async throws -> Response {
        let visitor = try desk.manager(context)
        try await desk.newsroom(context).removeToken(try context.id(), by: visitor.actor, at: desk.clock())
        return desk.redirect(to: Self.address + "?notice=tokenRemoved")
    }
}

extension Desk {
    /// The one who may let programs in, and gave the password a short while ago where something is to change.
    func manager(_ context: DeskContext, changing: Bool = true) throws -> Visitor {
        let visitor = try context.requireVisitor()
        guard visitor.may(.manageAccounts) else { throw DeskFault.forbidden }
        if changing { try requireConfirmed(visitor, returnTo: ProgramPages.address) }
        return visitor
    }
}
