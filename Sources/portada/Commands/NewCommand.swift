import ArgumentParser
import Foundation
import PortadaCore
import PortadaStore

/// `portada new`: an empty newspaper.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "new", abstract: "Make an empty newspaper.")

    @Argument(help: "The folder to make it in.")
    var dir: String

    @Option(help: "The newspaper's name.")
    var name: String

    @Option(help: "The language of its texts: es or en.")
    var language = "es"

    @Option(help: "Its time zone, by IANA name.")
    var timezone = "America/Caracas"

    func run() async throws {
        guard ["es", "en"].contains(language) else {
            throw CommandFailure.usage("--language must be es or en, not '\(language)'.")
        }
        guard TimeZone(identifier: timezone) != nil else {
            throw CommandFailure.usage("--timezone must be an IANA name such as America/Caracas, not '\(timezone)'.")
        }
        let trimmed = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw CommandFailure.usage("--name must not be empty.") }
        let folder = URL(fileURLWithPath: dir, isDirectory: true)
        try await NewspaperFolder.make(folder) { unfinished in
            let store = try Newspaper.makeStore(in: unfinished)
            defer { store.close() }
            let settings = NewspaperSettings(name: trimmed, language: language, timeZone: timezone)
            try await store.newsroom.saveSettings(settings, by: .program("portada new"), at: .now)
        }
        print("Made \(trimmed) in \(folder.path).")
        print("Bring stories in:  portada import wordpress FILE --site \(dir)")
        print("Serve it:          portada serve --site \(dir)")
    }
}
