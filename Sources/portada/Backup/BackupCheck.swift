import Foundation
import PortadaMedia
import PortadaStore

/// Whether a backup would bring the newspaper back: the archive is read whole, every picture's bytes are those that it is
/// known by, the database is sound, and the configuration and all pictures that it knows are there.
struct BackupCheck {
    let file: URL
    /// Where a copy of the database is looked at.
    let scratch: URL
    /// Where its pictures lie, when it doesn't have them itself.
    let shelf: URL?
    let progress: @Sendable (String, Bool) -> Void

    /// What was found.
    struct Result: Sendable {
        /// What is wrong, a sentence each; empty when the backup is good.
        var faults: [String] = []
        var stories = 0
        var pictures = 0
    }

    /// So many faults of a kind are named.
    private static let mostNamed = 20
    static let database = "data/portada.sqlite"
    static let pictures = "data/pictures/"

    /// Reads the archive. Throws a `TarReader.Fault` or a `StoreError` for an archive that is none, and whatever else keeps it
    /// from being read.
    func run() async throws -> Result {
        // Of a name that nobody else has: two may look at one archive.
        let folder = scratch.appendingPathComponent(".portada-verify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        var result = Result()
        let found = try read(into: folder, &result)
        for name in [Self.database, Configuration.fileName] where !found.names.contains(name) {
            throw Self.holdsNone(name)
        }
        progress("looking at the database", false)
        try await lookAtDatabase(in: folder, pictures: found.pictures, &result)
        return result
    }

    /// What is said of an archive without a file that every newspaper has.
    static func holdsNone(_ name: String) -> TarReader.Fault {
        TarReader.Fault(description: "It holds no newspaper: there is no \(name) in it.")
    }

    private func read(
        into folder: URL,
        _ result: inout Result
    ) throws -> (names: Set<String>, pictures: Set<String>) {
        let archive = try TarReader(file)
        var (names, pictures): (Set<String>, Set<String>) = ([], [])
        var damaged: [String] = []
        var shelved: Set<String> = []
        while let entry = try archive.next() {
            try Task.checkCancellation()
            guard let name = Self.picture(entry.name) else {
                names.insert(entry.name)
                if entry.name == Self.database {
                    try extract(entry, of: archive, to: folder.appendingPathComponent("portada.sqlite"))
                } else if entry.name == PictureList.name {
                    shelved = try PictureList.read(entry, of: archive)
                } else {
                    // Nothing says what it should be; a disk that can't read it does.
                    try archive.read(entry) { _ in }
                }
                continue
            }
            var naming = BlobStore.Naming()
            try archive.read(entry) { naming.take($0) }
            if naming.name != name { damaged.append(entry.name) }
            pictures.insert(name)
            if pictures.count % 50 == 0 { progress("\(pictures.count) pictures", false) }
        }
        name(damaged, Self.isDamaged, &result)
        if names.contains(PictureList.name) { pictures.formUnion(try lookAtShelf(shelved, &result)) }
        result.pictures = pictures.count
        return (names, pictures)
    }

    private static let isDamaged = "is damaged: its bytes are not those that it is known by."

    /// Reads the pictures that an archive has on the shelf; those that are there.
    private func lookAtShelf(_ paths: Set<String>, _ result: inout Result) throws -> Set<String> {
        guard let shelf else {
            throw TarReader.Fault(description: "Its pictures lie in another folder. Name that with --pictures DIR.")
        }
        var (found, damaged, missing): (Set<String>, [String], [String]) = ([], [], [])
        for path in paths.sorted() {
            let file = shelf.appendingPathComponent(path)
            if OriginalFiles.size(of: file) == nil {
                missing.append(file.path)
            } else if try !OriginalFiles.isWhole(file) {
                damaged.append(file.path)
            }
            found.insert(file.lastPathComponent)
            if found.count % 50 == 0 { progress("\(found.count) pictures", false) }
        }
        name(damaged, "\(Self.isDamaged) Remove it, and the next backup brings it again.", &result)
        name(missing, "is missing.", &result)
        return found
    }

    /// The hash that a picture is known by, from its name in the archive; nil for what is none.
    private static func picture(_ name: String) -> String? {
        guard name.hasPrefix(pictures), let last = name.split(separator: "/").last, BlobStore.isHash(last)
        else { return nil }
        return String(last)
    }

    private func extract(_ entry: TarReader.Entry, of archive: TarReader, to target: URL) throws {
        let output = try UnfinishedFile.make(target)
        try archive.read(entry) { try output.write(contentsOf: $0) }
        try output.close()
    }

    private func lookAtDatabase(in folder: URL, pictures: Set<String>, _ result: inout Result) async throws {
        let store = try Store.open(at: folder) { [progress] sentence in progress(sentence, false) }
        defer { store.close() }
        result.faults += try await store.integrityFaults().map { "The database is damaged: \($0)" }
        let (known, stories) = try await store.read { reader in
            (try reader.pictureFiles(), try reader.count(of: .newspaper))
        }
        result.stories = Int(stories)
        name(known.filter { !pictures.contains($0) }, "is missing, although the newspaper knows this picture.", &result)
    }

    private func name(_ files: [String], _ words: String, _ result: inout Result) {
        result.faults += files.prefix(Self.mostNamed).map { "\($0) \(words)" }
        if files.count > Self.mostNamed { result.faults.append("So it is with \(files.count - Self.mostNamed) more.") }
    }
}
