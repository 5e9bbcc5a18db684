import Foundation

/// Looks into a theme's folder without reading the files.
enum ThemeFolder {
    /// What of a file tells whether it changed.
    struct Entry: Hashable {
        /// The path in the theme.
        let path: String
        /// In bytes.
        let size: Int
        /// When it was written, in seconds since 2001.
        let written: Double
    }

    /// The files that belong to a theme, sorted. A folder that is not there has none.
    static func entries(of folder: URL) throws(ThemeFaults) -> [Entry] {
        let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
        let root = folder.resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: root.path) else { return [] }
        let found = FileManager.default.enumerator(
            at: root,
            includingPropertiesForKeys: keys,
            options: [.skipsHiddenFiles]
        )
        guard let found else {
            throw ThemeFaults(faults: [ThemeFault(file: folder.lastPathComponent, message: "the folder can't be read")])
        }
        var entries: [Entry] = []
        for case let file as URL in found {
            guard let path = path(of: file, in: root), let values = try? file.resourceValues(forKeys: Set(keys)),
                values.isRegularFile == true
            else { continue }
            let written = values.contentModificationDate?.timeIntervalSinceReferenceDate ?? 0
            entries.append(Entry(path: path, size: values.fileSize ?? 0, written: written))
            if entries.count > ThemeFiles.maxFiles {
                let message = "the folder has more than \(ThemeFiles.maxFiles) files"
                throw ThemeFaults(faults: [ThemeFault(file: folder.lastPathComponent, message: message)])
            }
        }
        return entries.sorted { $0.path < $1.path }
    }

    /// The file's path in the theme; nil for files that are no part of one.
    private static func path(of file: URL, in root: URL) -> String? {
        let parts = file.standardizedFileURL.pathComponents.dropFirst(root.standardizedFileURL.pathComponents.count)
        let path = parts.joined(separator: "/")
        let folders = ["templates", "styles", "scripts", "images", "locales"]
        return path == ThemeSettings.file || folders.contains(parts.first ?? "") ? path : nil
    }
}
