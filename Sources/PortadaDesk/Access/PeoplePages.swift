import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Who may sign in, and as what.
struct PeoplePages: Sendable {
    private static let address = "/desk/people/"

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/people") { request, context in try await list(context, notice: request.notice) }
        router.post("desk/people") { _, context in try await add(context) }
        router.get("desk/people/{id}") { request, context in try await person(context, notice: request.notice) }
        router.post("desk/people/{id}") { _, context in try await save(context) }
        router.post("desk/people/{id}/invitation") { _, context in try await invite(context) }
        router.post("desk/people/{id}/sign-out") { _, context in try await signOut(context) }
        router.post("desk/people/{id}/second-factor/remove") { _, context in try await removeSecondFactor(context) }
    }

    /// The one who may manage accounts, and gave the password a short while ago where something is to change.
    private func manager(_ context: DeskContext, changing: Bool = true) throws -> Visitor {
        let visitor = try context.requireVisitor()
        guard visitor.may(.manageAccounts) else { throw DeskFault.forbidden }
        if changing { try desk.requireConfirmed(visitor, returnTo: Self.address) }
        return visitor
    }

    private func list(
        _ context: DeskContext,
        notice: String = "",
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        _ = try manager(context, changing: false)
        let language = try await desk.language(of: context)
        let accounts = try await desk.store.read { try $0.accounts() }
        return try await desk.page(
            "people",
            context,
            title: language.text("people.title"),
            place: .people,
            status: status
        ) { frame in
            PeopleModel(
                frame: frame,
                notice: language.notice(notice),
                fault: fault,
                email: context.form["email"],
                name: context.form["name"],
                roles: Self.roles(language, chosen: Role(rawValue: context.form["role"]) ?? .reporter),
                people: accounts.map { Self.model($0, language) }
            )
        }
    }

    private static func roles(_ language: Language, chosen: Role) -> [ChoiceModel] {
        Role.allCases.map { role in
            ChoiceModel(value: role.rawValue, label: language.role(role), isChosen: role == chosen)
        }
    }

    private static func model(_ account: Account, _ language: Language) -> PersonRowModel {
        PersonRowModel(
            id: "\(account.id)",
            name: account.name,
            email: account.email,
            role: language.role(account.role),
            isActive: account.isActive,
            hasSecondFactor: account.hasSecondFactor
        )
    }

    private func add(_ context: DeskContext) async throws -> Response {
        let visitor = try manager(context)
        let language = try await desk.language(of: context)
        var fields = FieldReader(context.form)
        let name = fields.line("name", over: "", .personName, "people.name")
        if let fault = fields.faults.text(language) {
            return try await list(context, fault: fault, status: .unprocessableContent)
        }
        guard let email = Account.email(from: context.form["email"]) else {
            return try await list(context, fault: language.text("people.noEmail"), status: .unprocessableContent)
        }
        guard !name.isEmpty else {
            return try await list(context, fault: language.text("people.noName"), status: .unprocessableContent)
        }
        let standard = try await desk.store.read { try $0.settings().language }
        let account = Account(
            id: Identifier(0),
            email: email,
            name: name,
            role: Role(rawValue: context.form["role"]) ?? .reporter,
            language: standard
        )
        do {
            let added = try await desk.newsroom(context).addAccount(
                account,
                signingAs: context.form.has("signs") ? name : nil,
                by: visitor.actor,
                at: desk.clock()
            )
            return try await invitation(added, visitor, context)
        } catch let error as StoreError where error.code == .conflict {
            return try await list(context, fault: language.text("people.known"), status: .conflict)
        }
    }

    private func account(_ context: DeskContext) async throws -> Account {
        let id: Identifier<Account> = try context.id()
        guard let account = try await desk.store.read({ try $0.account(id) }) else { throw DeskFault.notFound }
        return account
    }

    private func person(_ context: DeskContext, notice: String) async throws -> Response {
        _ = try manager(context, changing: false)
        let account = try await account(context)
        let language = try await desk.language(of: context)
        let byline = try await desk.store.read { try $0.people(account.person.map { [$0] } ?? []).first }
        return try await desk.page("person", context, title: account.name, place: .people) { frame in
            PersonModel(
                frame: frame,
                notice: language.notice(notice),
                person: Self.model(account, language),
                needsSecondFactor: account.needsSecondFactor,
                byline: byline?.name ?? "",
                bylinePath: byline.map { "/desk/site/bylines/\($0.id)/" } ?? "",
                roles: Self.roles(language, chosen: account.role)
            )
        }
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try manager(context)
        var account = try await account(context)
        guard let role = Role(rawValue: context.form["role"]), !context.form["name"].isEmpty else {
            throw DeskFault.unreadable
        }
        account.role = role
        var fields = FieldReader(context.form)
        account.name = fields.line("name", over: account.name, .personName, "people.name")
        let signers = account.person.map { [$0] } ?? []
        let former = try await desk.store.read { try $0.people(signers).first?.name ?? "" }
        let byline = fields.line("byline", over: former, .personName, "people.byline")
        if let refusal = FormRefusal(fields.faults, try await desk.language(of: context)) { throw refusal }
        account.isActive = context.form.has("active")
        account.needsSecondFactor = context.form.has("needs-second-factor")
        let programs = try await desk.newsroom(context).saveAccount(
            account,
            signingAs: context.form.has("byline") && byline != former ? byline : nil,
            by: visitor.actor,
            at: desk.clock()
        )
        let notice = programs.isEmpty ? "saved" : "programsEnded"
        return desk.redirect(to: "\(Self.address)\(account.id)/?notice=\(notice)")
    }

    private func invite(_ context: DeskContext) async throws -> Response {
        let visitor = try manager(context)
        return try await invitation(try await account(context), visitor, context)
    }

    /// Makes a link and shows it, once.
    private func invitation(_ account: Account, _ visitor: Visitor, _ context: DeskContext) async throws -> Response {
        let link = try await desk.invite(account, by: visitor.actor, context)
        let language = try await desk.language(of: context)
        return try await desk.page("invited", context, title: language.text("people.invited"), place: .people) {
            InvitedModel(frame: $0, name: account.name, email: account.email, link: link, days: Desk.invitationDays)
        }
    }

    private func signOut(_ context: DeskContext) async throws -> Response {
        let visitor = try manager(context)
        let account = try await account(context)
        try await desk.newsroom(context).endSessions(of: account.id, session: nil, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(Self.address)\(account.id)/?notice=signedOut")
    }

    private func removeSecondFactor(_ context: DeskContext) async throws -> Response {
        let visitor = try manager(context)
        let account = try await account(context)
        try await desk.newsroom(context).setSecondFactor(
            of: account.id,
            secret: nil,
            codes: [],
            by: visitor.actor,
            at: desk.clock()
        )
        return desk.redirect(to: "\(Self.address)\(account.id)/?notice=saved")
    }
}

extension Desk {
    /// How long an invitation is good.
    static let invitationDays = 7

    /// Makes a link by which somebody chooses a password.
    func invite(_ account: Account, by actor: Actor, _ context: DeskContext) async throws -> String {
        let newsroom = newsroom(context)
        return try await Invitation.make(for: account.id, in: newsroom, address: parts.address, by: actor, at: clock())
    }
}

/// A link by which somebody who was let in chooses a password.
public enum Invitation {
    /// Makes one, good for seven days; earlier ones of the account end.
    /// - Parameter address: the absolute address of the site, without slash at the end.
    public static func make(
        for account: Identifier<Account>,
        in newsroom: Newsroom,
        address: String,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> String {
        let token = Token()
        let end = time.advanced(bySeconds: Int64(Desk.invitationDays) * 86_400)
        try await newsroom.invite(account, token: token.digest, until: end, by: actor, at: time)
        return "\(address)/desk/invitation/\(token.text)/"
    }
}

extension Language {
    /// A role's name.
    func role(_ role: Role) -> String { text("role.\(role.rawValue.replacing("_", with: ""))") }
}
