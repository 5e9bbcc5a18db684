import ArgumentParser

/// `portada import`: stories from elsewhere.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring stories in from elsewhere.",
        subcommands: [ImportWordPressCommand.self, ImportArchiveCommand.self]
    )
}
