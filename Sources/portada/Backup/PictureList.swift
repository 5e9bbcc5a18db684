import Foundation

/// What an archive whose pictures lie on a shelf says of them: their paths there, a line each, so that `tar -T` and
/// `rsync --files-from` bring them back.
enum PictureList {
    /// Its name in the archive, at whose beginning it stands.
    static let name = "pictures.txt"
    /// A newspaper with a million pictures has 70 MB of them.
    private static let mostBytes: Int64 = 512 << 20

    /// The list of these paths.
    static func bytes(_ paths: [String]) -> Data { Data(paths.map { "\($0)\n" }.joined().utf8) }

    /// The paths that an archive's list holds.
    static func read(_ entry: TarReader.Entry, of archive: TarReader) throws -> Set<String> {
        guard entry.size <= mostBytes else {
            throw TarReader.Fault(description: "Its \(name) is too large (\(entry.size) bytes).")
        }
        var bytes = Data()
        try archive.read(entry) { bytes.append($0) }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        guard lines.allSatisfy({ OriginalFiles.hash($0) != nil }) else {
            throw TarReader.Fault(description: "Its \(name) is damaged: it names what is no picture's file.")
        }
        return Set(lines)
    }

    /// What a backup needs of a shelf: nothing when it has its pictures in itself.
    static func needed(by file: URL) throws -> Set<String> {
        let archive = try TarReader(file)
        var needed: Set<String> = []
        var isBackup = false
        while let entry = try archive.next() {
            try Task.checkCancellation()
            if entry.name == name { needed = try read(entry, of: archive) }
            isBackup = isBackup || entry.name == BackupCheck.database
        }
        guard isBackup else { throw BackupCheck.holdsNone(BackupCheck.database) }
        return needed
    }
}
