import Foundation
import Synchronization

/// Loads a theme again when one of its files changed, for working on it.
///
/// Looking costs one `stat` a file, so it is done whenever a page is asked for.
public final class ThemeWatcher: Sendable {
    private struct State {
        var seen: [ThemeFolder.Entry]
        var theme: Result<Theme, ThemeFaults>
    }

    private let files: ThemeFiles
    private let folder: URL
    private let registry: TemplateRegistry
    private let state: Mutex<State>

    /// Loads the theme and remembers its overrides as they are now. The folder may come into being later.
    /// - Throws: `ThemeFaults` when the theme has faults already.
    public init(files: ThemeFiles, overrides: URL, registry: TemplateRegistry) throws(ThemeFaults) {
        self.files = files
        folder = overrides
        self.registry = registry
        let seen = try ThemeFolder.entries(of: overrides)
        let theme = try Theme.load(files: files, overrides: overrides, registry: registry)
        state = Mutex(State(seen: seen, theme: .success(theme)))
    }

    /// The theme as the files are now.
    /// - Throws: `ThemeFaults` when the files can't be used; the next call after they are mended gives a theme again.
    public func theme() throws(ThemeFaults) -> Theme {
        let seen = try ThemeFolder.entries(of: folder)
        let result = state.withLock { state in
            if state.seen != seen {
                state.seen = seen
                state.theme = Result { () throws(ThemeFaults) in
                    try Theme.load(files: files, overrides: folder, registry: registry)
                }
            }
            return state.theme
        }
        return try result.get()
    }
}
