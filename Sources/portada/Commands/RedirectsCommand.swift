import ArgumentParser
import Foundation
import PortadaCore
import PortadaMigration
import PortadaSite
import PortadaStore

/// `portada redirects`: old addresses and where they lead.
struct RedirectsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redirects",
        abstract: "List, add, remove and bring in redirects from old addresses.",
        subcommands: [
            ListRedirectsCommand.self, AddRedirectCommand.self, RemoveRedirectCommand.self, ImportRedirectsCommand.self,
        ]
    )

    static let actor = Actor.program("portada redirects")
}

/// `portada redirects list`: as a table that `import` takes.
struct ListRedirectsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print redirects as a table: old address, new address."
    )

    @OptionGroup var place: SiteOption

    @Option(help: ArgumentHelp("Only addresses that contain this.", valueName: "text"))
    var find = ""

    @Option(help: "How many at most.")
    var limit = 1000

    @Option(help: ArgumentHelp("Begin after this address.", valueName: "address"))
    var after = ""

    func run() async throws {
        guard (1...1_000_000).contains(limit) else { throw CommandFailure.usage("--limit must be 1 to 1000000.") }
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        var (count, place): (Int, String?) = (0, after)
        while count < limit, let last = place {
            let part = min(limit - count, Self.partLength)
            let found = try await store.read { try $0.redirects(containing: find, after: last, limit: part) }
            for (path, leadsTo) in found.rows {
                let target =
                    switch leadsTo {
                    case .redirect(let target, _): target
                    case .gone: "(withdrawn)"
                    default: "(nowhere)"
                    }
                print("\(Self.quoted(path)),\(Self.quoted(target))")
            }
            count += found.rows.count
            place = found.next
        }
        if count == 0 { FileHandle.standardError.write(Data("No redirects.\n".utf8)) }
        if let place { FileHandle.standardError.write(Data("There may be more: --after '\(place)'\n".utf8)) }
    }

    /// How many are read at once.
    private static let partLength = 1000

    /// A field of a table (RFC 4180).
    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

/// `portada redirects add FROM TO`.
struct AddRedirectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Send readers of an old address elsewhere."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "The old address: a path, or the whole address.")
    var from: String

    @Argument(help: "Where it leads: a path of the newspaper, or an address of another site.")
    var to: String

    func run() async throws {
        let path: String
        do { path = try OldAddress.path(of: from) } catch { throw CommandFailure.refused("\(error)") }
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let redirect = Redirect(path: path, target: OldAddress.target(of: to))
        switch try await store.newsroom.saveRedirects([redirect], by: RedirectsCommand.actor, at: .now).first {
        case .refused(let reason): throw CommandFailure.refused(reason)
        case .unchanged: print("\(path) leads there already.")
        case .replaced: print("\(path) now leads to \(redirect.target); it led elsewhere before.")
        case .added, nil: print("\(path) leads to \(redirect.target).")
        }
    }
}

/// `portada redirects remove FROM`.
struct RemoveRedirectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "End a redirect.")

    @OptionGroup var place: SiteOption

    @Argument(help: "The old address.")
    var from: String

    func run() async throws {
        let path: String
        do { path = try OldAddress.path(of: from) } catch { throw CommandFailure.refused("\(error)") }
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        do {
            try await store.newsroom.removeRedirect(path, by: RedirectsCommand.actor, at: .now)
        } catch let error as StoreError where error.code == .notFound {
            throw CommandFailure.refused(error.description)
        }
        print("\(path) leads nowhere now.")
    }
}
