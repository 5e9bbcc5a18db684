import ArgumentParser
import Foundation
import PortadaCore
import PortadaDesk
import PortadaStore

/// `portada user`: who may sign in at the desk.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Let people in at the desk, and shut them out.",
        subcommands: [AddUserCommand.self, ListUsersCommand.self, InviteUserCommand.self, ShutOutUserCommand.self]
    )

    static let actor = Actor.program("portada user")

    /// The account with an address for letters. Fails with one sentence.
    static func account(_ email: String, in store: Store) async throws -> Account {
        let found = try await store.read { try $0.account(email: Account.email(from: email) ?? "") }
        guard let found else {
            throw CommandFailure.refused("There is no account of \(email). 'portada user list' names all.")
        }
        return found
    }

    /// Makes a link by which somebody chooses a password, and prints it.
    static func printLink(for account: Account, in store: Store, place: SiteOption) async throws {
        let configuration = try Configuration.load(
            folder: place.folder,
            environment: ProcessInfo.processInfo.environment,
            flags: [:]
        )
        let link = try await Invitation.make(
            for: account.id,
            in: store.newsroom,
            address: configuration.siteAddress,
            by: actor,
            at: .now
        )
        print("\(account.name) chooses a password here, once, within seven days:")
        print(link)
    }
}

/// `portada user add EMAIL --role ROLE`.
struct AddUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Let somebody in; prints a link by which they choose a password."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "Their address for letters, by which they sign in.")
    var email: String

    @Option(help: "reporter, photo_editor, editor, chief or administrator.")
    var role: String

    @Option(help: "The name that colleagues see; without it, the part before the @.")
    var name = ""

    @Flag(inversion: .prefixedNo, help: "Whether they sign their stories with that name.")
    var byline = true

    func run() async throws {
        guard let role = Role(rawValue: role) else {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure.usage("--role must be one of \(roles), not '\(role)'.")
        }
        guard let email = Account.email(from: email) else {
            throw CommandFailure.usage("'\(email)' is no address for letters.")
        }
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let language = try await store.read { try $0.settings().language }
        let called = name.isEmpty ? String(email.prefix { $0 != "@" }) : name
        let account = Account(id: Identifier(0), email: email, name: called, role: role, language: language)
        do {
            let added = try await store.newsroom.addAccount(
                account,
                signingAs: byline && !name.isEmpty ? name : nil,
                by: UserCommand.actor,
                at: .now
            )
            try await UserCommand.printLink(for: added, in: store, place: place)
        } catch let error as StoreError where error.code == .conflict {
            throw CommandFailure.refused("\(error.description) 'portada user invite \(email)' makes a new link.")
        }
    }
}

/// `portada user list`.
struct ListUsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Print who may sign in.")

    @OptionGroup var place: SiteOption

    func run() async throws {
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let accounts = try await store.read { try $0.accounts() }
        for account in accounts {
            let notes = [account.isActive ? nil : "shut out", account.hasSecondFactor ? "second factor" : nil]
                .compactMap { $0 }
            print(([account.email, account.role.rawValue, account.name] + notes).joined(separator: "\t"))
        }
        if accounts.isEmpty {
            let hint = "Nobody may sign in yet: portada user add EMAIL --role administrator\n"
            FileHandle.standardError.write(Data(hint.utf8))
        }
    }
}

/// `portada user invite EMAIL`.
struct InviteUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Print a new link for somebody who forgot the password."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "Their address for letters.")
    var email: String

    @Flag(help: "Take the second factor away: phone and recovery codes are lost.")
    var withoutSecondFactor = false

    func run() async throws {
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let account = try await UserCommand.account(email, in: store)
        if withoutSecondFactor {
            try await store.newsroom.setSecondFactor(
                of: account.id,
                secret: nil,
                codes: [],
                by: UserCommand.actor,
                at: .now
            )
        }
        try await UserCommand.printLink(for: account, in: store, place: place)
    }
}

/// `portada user shut-out EMAIL`.
struct ShutOutUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shut-out",
        abstract: "End all sessions of somebody, who may no longer sign in; their stories stay."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "Their address for letters.")
    var email: String

    @Flag(help: "Let them in again.")
    var undo = false

    func run() async throws {
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        var account = try await UserCommand.account(email, in: store)
        account.isActive = undo
        do {
            let programs = try await store.newsroom.saveAccount(account, by: UserCommand.actor, at: .now)
            for name in programs { print("The token of \(name), which they made, ended with it.") }
        } catch let error as StoreError where error.code == .wrongState {
            throw CommandFailure.refused(error.description)
        }
        print(undo ? "\(account.email) may sign in again." : "\(account.email) may no longer sign in.")
    }
}
