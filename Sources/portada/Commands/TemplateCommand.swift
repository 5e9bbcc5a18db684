import ArgumentParser
import Foundation
import PortadaRendering
import PortadaSite

/// `portada template`: a theme's faults.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Look at a theme.",
        subcommands: [Check.self]
    )

    /// `portada template check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Name every fault of a theme, with file, line and what would be right."
        )

        @OptionGroup var place: SiteOption

        @Argument(help: "The theme's folder; without it, the newspaper's own theme over the standard one.")
        var theme: String?

        func run() throws {
            let folder =
                theme.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? ThemeSource.overrides(in: place.folder)
            if let folder {
                var isFolder: ObjCBool = false
                guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue
                else {
                    throw CommandFailure.usage("There is no theme folder \(folder.path).")
                }
            }
            let faults = ThemeCheck.run(
                files: ThemeSource.files,
                overrides: folder,
                registry: SiteTemplates.registry
            )
            for fault in faults { print(fault) }
            guard faults.isEmpty else {
                throw CommandFailure.refused("\(faults.count) \(faults.count == 1 ? "fault" : "faults").")
            }
            print("The theme is right.")
        }
    }
}
