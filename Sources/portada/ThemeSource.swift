import Foundation
import PortadaRendering
import PortadaSite

/// Where the theme comes from: the one inside the program, with the newspaper's own files over it.
enum ThemeSource {
    /// The folder of the standard theme in the repository and in the program.
    static let standard = "Themes/portada"

    /// The files of the standard theme.
    static var files: ThemeFiles { ThemeFiles(EmbeddedAssets.files(in: standard)) }

    /// The newspaper's own theme files; nil when it has none.
    static func overrides(in folder: URL) -> URL? {
        let theme = NewspaperFolder.theme(in: folder)
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: theme.path, isDirectory: &isFolder) && isFolder.boolValue
            ? theme : nil
    }

    /// Loads the theme; every fault of it is told, with file and line, and stops the start.
    static func make(folder: URL, isWatching: Bool) throws -> @Sendable () throws -> Theme {
        do {
            if isWatching {
                let watcher = try ThemeWatcher(
                    files: files,
                    overrides: NewspaperFolder.theme(in: folder),
                    registry: SiteTemplates.registry
                )
                return { try watcher.theme() }
            }
            let theme = try Theme.load(
                files: files,
                overrides: overrides(in: folder),
                registry: SiteTemplates.registry
            )
            return { theme }
        } catch {
            throw CommandFailure.unopened("The theme has faults:\n\(error)")
        }
    }
}
