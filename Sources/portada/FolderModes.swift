import Foundation

/// Who besides its owner may read what a newspaper keeps.
enum FolderModes {
    /// Sentences on files and folders of the newspaper that others may read or change; empty when none can.
    static func faults(in folder: URL) -> [String] {
        let data = NewspaperFolder.data(in: folder)
        let files = (try? FileManager.default.contentsOfDirectory(at: data, includingPropertiesForKeys: nil)) ?? []
        return ([data] + files.sorted { $0.path < $1.path }).compactMap { file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0 else {
                return nil
            }
            let right = attributes?[.type] as? FileAttributeType == .typeDirectory ? "700" : "600"
            return
                "others on this machine may open \(file.path) (mode \(String(mode, radix: 8))): chmod \(right) \(file.path)"
        }
    }
}
