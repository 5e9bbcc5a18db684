import ArgumentParser
import Foundation
import Logging
import PortadaSite
import ServiceLifecycle

/// `portada serve`: the site before its readers.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the newspaper to its readers."
    )

    @OptionGroup var place: SiteOption

    @Option(help: "The address to listen on.")
    var host: String?

    @Option(help: "The port to listen on; 0 for a free one.")
    var port: String?

    @Flag(help: "Read the theme anew whenever one of its files changes.")
    var watchTheme = false

    func run() async throws {
        var flags: [String: String] = [:]
        flags["host"] = host
        flags["port"] = port
        let settings = try Configuration.load(
            folder: place.folder,
            environment: ProcessInfo.processInfo.environment,
            flags: flags
        )
        if settings.writesLogAsJSON { LoggingSystem.bootstrap { _ in LogLines() } }
        // Whoever renews certificates says so by this signal, perhaps before the server is there to hear it; a service is told
        // by it to read again, whether there is anything to read or not.
        if settings.tls != nil || ServiceManager.listens { signal(SIGHUP, SIG_IGN) }
        let newspaper = try Newspaper.open(place.folder, flags: flags, watchesTheme: watchTheme)
        try await newspaper.serve()
    }
}
