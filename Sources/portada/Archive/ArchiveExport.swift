import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore
import Synchronization

/// Writes the whole newspaper as lines of JSON and files in one tar archive, for whoever wants to leave: every row is as it
/// was at one moment, while the newspaper is served.
struct ArchiveExport {
    let folder: URL
    let store: Store
    let target: URL
    let progress: @Sendable (String, Bool) -> Void

    /// Writes it beside its place, and puts it there when it is whole.
    func write() async throws -> ArchiveFormat.End {
        let output = try UnfinishedFile(for: target)
        defer { output.giveUp() }
        let archive = TarWriter(output: output)
        let head = try await store.read { reader in
            ArchiveFormat.Head(
                format: ArchiveFormat.name,
                schema: try reader.schemaSteps(),
                program: Version.current,
                newspaper: try reader.settings().name
            )
        }
        try archive.add(try ArchiveFormat.encode(head), as: ArchiveFormat.head)
        let configuration = folder.appendingPathComponent(Configuration.fileName)
        if FileManager.default.fileExists(atPath: configuration.path) {
            try archive.add(configuration, as: Configuration.fileName)
        }
        try archive.addFolder(NewspaperFolder.theme(in: folder), as: "theme") { _, _ in }
        let (digests, hashes) = try await writeLines(to: archive)
        let lost = try writePictures(hashes, to: archive)
        let end = ArchiveFormat.End(parts: digests, pictures: hashes.count - lost.count, lostPictures: lost)
        try archive.add(try ArchiveFormat.encode(end), as: ArchiveFormat.end)
        try Task.checkCancellation()
        try archive.finish()
        return end
    }

    /// The digests of the newspaper's parts as it is now: those of an archive that was written now.
    static func digests(of store: Store, progress: @escaping @Sendable (String, Bool) -> Void) async throws
        -> [String: ArchiveFormat.Digest]
    {
        let isGivenUp = GivenUp()
        return try await isGivenUp.watching {
            try await store.read(.upkeep) { reader in
                var digests = ArchiveDigests()
                for part in ArchivePart.all {
                    progress("comparing \(part.name)", false)
                    try reader.lines(of: part) {
                        try isGivenUp.check()
                        digests.take(Data($0), of: part)
                    }
                }
                return digests.parts
            }
        }
    }

    /// The lines, and the pictures that they know.
    private func writeLines(to archive: TarWriter) async throws -> ([String: ArchiveFormat.Digest], [String]) {
        let isGivenUp = GivenUp()
        return try await isGivenUp.watching { [progress] in
            // One snapshot for all of it, so that nothing refers to what is not there.
            try await store.read(.upkeep) { reader in
                var digests = ArchiveDigests()
                for part in ArchivePart.all {
                    var file = ArchiveLinesFile(part, archive)
                    try reader.lines(of: part) { line in
                        try isGivenUp.check()
                        if let written = try file.add(line) {
                            digests.take(written, of: part)
                            progress("\(part.name): \(file.lines)", false)
                        }
                    }
                    if let written = try file.end() { digests.take(written, of: part) }
                    progress("\(part.name): \(file.lines)", false)
                }
                return (digests.parts, Array(Set(try reader.pictureFiles())).sorted())
            }
        }
    }

    /// Writes the pictures' files; gives those that are gone.
    private func writePictures(_ hashes: [String], to archive: TarWriter) throws -> [String] {
        let originals = BlobStore(folder: NewspaperFolder.pictures(in: folder))
        var lost: [String] = []
        for (number, hash) in hashes.enumerated() {
            try Task.checkCancellation()
            if let file = originals.file(of: hash) {
                try archive.add(URL(fileURLWithPath: file.path), as: ArchiveFormat.files + hash)
            } else {
                lost.append(hash)
            }
            if number % 50 == 0 { progress("pictures: \(number + 1) of \(hashes.count)", false) }
        }
        return lost
    }
}

/// The lines of a part on their way into files of a size that fits in memory: a tar archive says how large a file is before
/// it comes.
private struct ArchiveLinesFile {
    private let part: ArchivePart
    private let archive: TarWriter
    private var bytes = Data()
    private var number = 0
    private(set) var lines = 0

    init(_ part: ArchivePart, _ archive: TarWriter) {
        self.part = part
        self.archive = archive
    }

    /// Takes a line; the lines of a file that was written because of it, without it.
    mutating func add(_ line: [UInt8]) throws -> Data? {
        let written = bytes.count + line.count > ArchiveFormat.linesBytes ? try end() : nil
        bytes.append(contentsOf: line)
        lines += 1
        return written
    }

    /// Writes what has come since the last file; nil for nothing.
    mutating func end() throws -> Data? {
        guard !bytes.isEmpty else { return nil }
        number += 1
        try archive.add(bytes, as: ArchiveFormat.lines(part, number))
        defer { bytes = Data() }
        return bytes
    }
}

/// Whether a task was cancelled, for work on a thread that knows nothing of tasks.
final class GivenUp: Sendable {
    private let isGivenUp = Atomic<Bool>(false)

    func check() throws {
        if isGivenUp.load(ordering: .relaxed) { throw CancellationError() }
    }

    func watching<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        try await withTaskCancellationHandler(operation: work) { isGivenUp.store(true, ordering: .relaxed) }
    }
}
