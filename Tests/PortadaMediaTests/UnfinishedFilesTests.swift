import Foundation
import Testing

@testable import PortadaMedia

@Suite("Files that a killed program left half written")
struct UnfinishedFilesTests {
    @Test("go when nobody can be writing them any more, at any depth, and nothing else does")
    func removed() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let originals = BlobStore(folder: folder)
        let hash = try originals.keep([1, 2, 3])
        let place = try #require(originals.file(of: hash)).path
        let beside = URL(fileURLWithPath: place).deletingLastPathComponent()
        let half = beside.appendingPathComponent(".\(UUID().uuidString).part")
        try Data([1]).write(to: half)
        let uploaded = folder.appendingPathComponent(".upload-Ab3xYz.part")
        try Data([1]).write(to: uploaded)
        let unfinished = UnfinishedFiles(folders: [folder, folder.appendingPathComponent("nowhere")])
        try await unfinished.remove(at: Date())
        #expect(FileManager.default.fileExists(atPath: half.path), "somebody may be writing it")
        try await unfinished.remove(at: Date().addingTimeInterval(UnfinishedFiles.age + 1))
        #expect(!FileManager.default.fileExists(atPath: half.path))
        #expect(!FileManager.default.fileExists(atPath: uploaded.path))
        #expect(originals.holds(hash))
    }
}
