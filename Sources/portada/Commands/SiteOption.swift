import ArgumentParser
import Foundation

/// `--site DIR`, which every command takes that works on a newspaper.
struct SiteOption: ParsableArguments {
    @Option(name: .customLong("site"), help: ArgumentHelp("The newspaper's folder.", valueName: "dir"))
    var path = "."

    /// The folder.
    var folder: URL { URL(fileURLWithPath: path, isDirectory: true) }
}
