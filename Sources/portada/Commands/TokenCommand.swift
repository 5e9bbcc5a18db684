import ArgumentParser
import Foundation
import PortadaCore
import PortadaDesk
import PortadaStore

/// `portada token`: which programs may work at the newspaper by its API.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Let programs in at the API, and shut them out.",
        subcommands: [AddTokenCommand.self, ListTokensCommand.self, RemoveTokenCommand.self]
    )

    static let actor = Actor.program("portada token")
}

/// `portada token add NAME --role ROLE`.
struct AddTokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Let a program in; prints its token, which is shown this once."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "What people call the program.")
    var name: String

    @Option(help: "reporter, photo_editor, editor, chief or administrator.")
    var role: String

    @Option(help: "What it may be used for: \(Scope.allCases.map(\.rawValue).joined(separator: ",")).")
    var scope = "read"

    @Option(help: "When it ends: a day (2027-01-31) or a number of days (90d); without it, it doesn't.")
    var expires = ""

    func run() async throws {
        guard let role = Role(rawValue: role) else {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure.usage("--role must be one of \(roles), not '\(role)'.")
        }
        guard let scopes = Scope.set(from: scope), !scopes.isEmpty else {
            let scopes = Scope.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure.usage("--scope must be some of \(scopes), with commas between, not '\(scope)'.")
        }
        let now = Timestamp.now
        let end = expires.isEmpty ? nil : ProgramAccess.end(expires, from: now)
        guard expires.isEmpty || end != nil else {
            throw CommandFailure.usage("--expires must be a day to come (2027-01-31) or a number of days (90d).")
        }
        guard let name = ProgramAccess.name(name) else {
            throw CommandFailure.usage("A name has 1 to \(ProgramToken.maxName) characters.")
        }
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let token = ProgramToken(name: name, role: role, scopes: scopes, created: now, expires: end)
        do {
            let made = try await ProgramAccess.make(token, in: store, by: TokenCommand.actor, at: now)
            print(made.secret)
        } catch let error as StoreError where error.code == .conflict {
            throw CommandFailure.refused(error.description)
        }
    }
}

/// `portada token list`.
struct ListTokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Print which programs may work.")

    @OptionGroup var place: SiteOption

    func run() async throws {
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let now = Timestamp.now
        for token in try await store.read({ try $0.programTokens() }) {
            let used = token.used.map { "used \(ProgramAccess.day($0))" } ?? "never used"
            let end = token.expires.map { token.isGood(at: now) ? "until \(ProgramAccess.day($0))" : "ended" }
            let parts = [token.name, token.role.rawValue, Scope.text(of: token.scopes), used] + [end].compactMap { $0 }
            print(parts.joined(separator: "\t"))
        }
    }
}

/// `portada token remove NAME`.
struct RemoveTokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Shut a program out, from this moment on."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "What the program is called.")
    var name: String

    func run() async throws {
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let name = name
        guard let token = try await store.read({ try $0.programToken(name: name) }) else {
            throw CommandFailure.refused("There is no token called \(name). 'portada token list' names all.")
        }
        try await store.newsroom.removeToken(token.id, by: TokenCommand.actor, at: .now)
        print("\(name) may no longer work here.")
    }
}
