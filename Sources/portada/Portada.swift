import ArgumentParser
import CMalloc
import Foundation

/// The program: one command for each thing that an operator does.
@main
struct Portada: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portada",
        abstract: "A newspaper engine: stories in, a newspaper out.",
        version: Version.full,
        subcommands: [
            NewCommand.self, DemoCommand.self, ServeCommand.self, ImportCommand.self, ExportCommand.self,
            BackupCommand.self, DoctorCommand.self, VerifyCommand.self, RedirectsCommand.self, UserCommand.self,
            TokenCommand.self, HTMLCommand.self, TemplateCommand.self,
        ]
    )

    /// Runs the command that the arguments name. Exit status: 0 done, 1 something was refused, 2 wrong usage,
    /// 3 the newspaper could not be opened, 4 it is sound and something is left to do.
    static func main() async {
        _ = portada_malloc_set_up()
        // What the program writes (stories, passwords' hashes, readers' comments) is for its own user alone.
        umask(0o077)
        OpenFiles.raiseLimit()
        // A reader of our output that goes away (`| head`) is no reason to die by signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            FileHandle.standardError.write(Data("portada: \(failure.message)\n".utf8))
            Foundation.exit(failure.status.rawValue)
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            let isHelp = code == .success
            (isHelp ? FileHandle.standardOutput : .standardError).write(Data((text + "\n").utf8))
            Foundation.exit(isHelp ? 0 : (code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue))
        }
    }
}
