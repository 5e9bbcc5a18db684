import ArgumentParser
import Foundation
import PortadaCore
import PortadaMigration
import PortadaSite
import PortadaStore

/// `portada redirects import`: a table of old and new addresses.
struct ImportRedirectsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in a table of redirects (CSV): old address, new address."
    )

    /// How many become one operation of the newsroom: readers' pages wait for none of it longer than some milliseconds.
    private static let batch = 2000
    /// The largest file, in bytes.
    private static let maxBytes = 512 << 20
    /// So many of those that were refused are named.
    private static let namedFaults = 20

    @OptionGroup var place: SiteOption

    @Argument(help: "The table; its first line may name the columns, like the exports of WordPress' Redirection.")
    var file: String

    private struct Outcome {
        var (added, replaced, unchanged) = (0, 0, 0)
        var refused: [(line: Int, reason: String)] = []
    }

    func run() async throws {
        let bytes = try read()
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        var outcome = Outcome()
        var batch: [(line: Int, redirect: Redirect)] = []
        for entry in RedirectTable(bytes) {
            if let reason = entry.fault {
                outcome.refused.append((entry.line, reason))
                continue
            }
            do {
                let path = try OldAddress.path(of: entry.source)
                batch.append((entry.line, Redirect(path: path, target: OldAddress.target(of: entry.target))))
            } catch {
                outcome.refused.append((entry.line, "\(error)"))
            }
            if batch.count == Self.batch { try await save(&batch, in: store, &outcome) }
        }
        try await save(&batch, in: store, &outcome)
        try tell(outcome)
    }

    private func read() throws -> [UInt8] {
        let url = URL(fileURLWithPath: file)
        let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize
        if let size, size > Self.maxBytes { throw CommandFailure.refused("\(file) is larger than 512 MB.") }
        guard let data = try? Data(contentsOf: url) else { throw CommandFailure.refused("\(file) can't be read.") }
        return Array(data)
    }

    private func save(
        _ batch: inout [(line: Int, redirect: Redirect)],
        in store: Store,
        _ outcome: inout Outcome
    ) async throws {
        guard !batch.isEmpty else { return }
        let redirects = batch.map(\.redirect)
        let saved = try await store.newsroom.saveRedirects(redirects, by: RedirectsCommand.actor, at: .now)
        for (entry, result) in zip(batch, saved) {
            switch result {
            case .added: outcome.added += 1
            case .replaced: outcome.replaced += 1
            case .unchanged: outcome.unchanged += 1
            case .refused(let reason): outcome.refused.append((entry.line, reason))
            }
        }
        batch = []
    }

    private func tell(_ outcome: Outcome) throws {
        print("\(outcome.added) added, \(outcome.replaced) replaced, \(outcome.unchanged) there already.")
        guard !outcome.refused.isEmpty else { return }
        let faults = outcome.refused.sorted { $0.line < $1.line }
        for fault in faults.prefix(Self.namedFaults) { print("line \(fault.line): \(fault.reason)") }
        let others = outcome.refused.count - Self.namedFaults
        if others > 0 { print("… and \(others) more.") }
        throw CommandFailure.refused("\(outcome.refused.count) rows were refused; see above.")
    }
}
