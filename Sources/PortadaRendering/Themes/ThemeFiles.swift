import Foundation

/// The files of a theme by their path in it: `templates/article.mustache`.
public struct ThemeFiles: Sendable {
    /// How many files a theme may have.
    public static let maxFiles = 2_000
    /// How large one file may be, in bytes.
    public static let maxFileBytes = 4 << 20

    /// The files' bytes.
    public private(set) var files: [String: [UInt8]]

    /// Takes files from anywhere.
    public init(_ files: [String: [UInt8]]) {
        self.files = files
    }

    /// Reads a folder.
    /// - Throws: `ThemeFaults` when it can't be read, or holds more than a theme may.
    public init(folder: URL) throws(ThemeFaults) {
        files = [:]
        for entry in try ThemeFolder.entries(of: folder) {
            guard entry.size <= Self.maxFileBytes else {
                let message = "the file is larger than \(Self.maxFileBytes >> 20) MB"
                throw ThemeFaults(faults: [ThemeFault(file: entry.path, message: message)])
            }
            do {
                files[entry.path] = Array(try Data(contentsOf: folder.appending(path: entry.path)))
            } catch {
                throw ThemeFaults(faults: [ThemeFault(file: entry.path, message: "the file can't be read")])
            }
        }
    }

    /// These files, with single ones replaced by the others.
    public func replaced(by others: ThemeFiles) -> ThemeFiles {
        ThemeFiles(files.merging(others.files) { _, other in other })
    }

    /// The paths in a folder that end so, sorted.
    func paths(in folder: String, ending: String = "") -> [String] {
        files.keys.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(ending) }.sorted()
    }
}
