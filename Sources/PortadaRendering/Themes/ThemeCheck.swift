import Foundation

/// Finds everything that is wrong with a theme, for its author.
public enum ThemeCheck {
    /// The faults, in the order of files and lines; none when the theme can be used as it is.
    ///
    /// More is reported than what stops a theme from being loaded: templates that no page shows.
    public static func run(
        files: ThemeFiles,
        overrides: URL? = nil,
        registry: TemplateRegistry
    ) -> [ThemeFault] {
        do throws(ThemeFaults) {
            let own: ThemeFiles? = if let overrides { try ThemeFiles(folder: overrides) } else { nil }
            let (parts, faults) = ThemeLoader.read(own.map(files.replaced) ?? files, registry)
            return (faults + unused(parts.unused, registry)).sorted { left, right in
                (left.file, left.line, left.column) < (right.file, right.line, right.column)
            }
        } catch {
            return error.faults
        }
    }

    private static func unused(_ sources: [TemplateSource], _ registry: TemplateRegistry) -> [ThemeFault] {
        sources.map { source in
            let hint = NearestName.hint(for: source.name, among: registry.pages.keys.sorted())
            return ThemeFault(file: source.file, message: "no page shows the template \"\(source.name)\"\(hint)")
        }
    }
}
