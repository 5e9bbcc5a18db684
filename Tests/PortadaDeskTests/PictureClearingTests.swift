import Foundation
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("The files of removed pictures")
struct PictureClearingTests {
    private let folder: URL
    private let store: Store
    private let originals: BlobStore
    private let clearing: PictureClearing
    private let editor = PortadaCore.Actor.program("test")
    private let now = Timestamp.now
    private let later = Timestamp.now.advanced(bySeconds: 2 * PictureClearing.waitSeconds)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
        store = try Store.make(at: folder)
        originals = BlobStore(folder: folder.appendingPathComponent("pictures"))
        let renditions = RenditionStore(
            originals: originals,
            folder: folder.appendingPathComponent("renditions"),
            makers: .renditions(2)
        )
        clearing = PictureClearing(store: store, originals: originals, renditions: renditions)
    }

    /// Brings a picture in, whose file was kept at some time.
    private func add(_ bytes: [UInt8], kept: Timestamp) async throws -> Picture {
        let hash = try originals.keep(bytes)
        try touch(hash, at: kept)
        let file = Picture(id: Identifier(0), hash: hash, slug: "foto", width: 9, height: 9)
        return try await store.newsroom.add(file, by: editor, at: now).picture
    }

    private func touch(_ hash: String, at moment: Timestamp) throws {
        let path = try #require(originals.file(of: hash)?.path)
        let date = Date(timeIntervalSince1970: Double(moment.rawValue) / 1000)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }

    private func rendition(of hash: String) throws -> URL {
        let place = folder.appendingPathComponent("renditions").appendingPathComponent(String(hash.prefix(2)))
            .appendingPathComponent(hash)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data([1]).write(to: place.appendingPathComponent("320.jpg"))
        return place
    }

    @Test("go a while after it, renditions too")
    func cleared() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = try await add([1, 2, 3], kept: now)
        let hash = try #require(picture.hash)
        let rendition = try rendition(of: hash)
        #expect(try await store.newsroom.removePicture(picture.id, by: editor, at: now).isEmpty)
        try await clearing.clear(at: now)
        #expect(originals.holds(hash))
        try await clearing.clear(at: later)
        #expect(!originals.holds(hash))
        #expect(!FileManager.default.fileExists(atPath: rendition.path))
        #expect(try await store.read { try $0.unclearedPictures(removedBefore: self.later, limit: 9) }.isEmpty)
        // Once more changes nothing.
        try await clearing.clear(at: later)
    }

    @Test("stay when the same picture comes in again, before and while they go")
    func broughtAgain() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = try await add([4, 5, 6], kept: now)
        let hash = try #require(picture.hash)
        #expect(try await store.newsroom.removePicture(picture.id, by: editor, at: now).isEmpty)
        // Somebody's upload has kept the file and not yet written the picture.
        try touch(hash, at: later)
        try await clearing.clear(at: later)
        #expect(originals.holds(hash))
        _ = try await add([4, 5, 6], kept: now)
        try await clearing.clear(at: later)
        #expect(originals.holds(hash))
        #expect(try await store.read { try $0.unclearedPictures(removedBefore: self.later, limit: 9) }.isEmpty)
    }

    @Test("are put back or go when the program died while one was put aside", arguments: [true, false])
    func interrupted(isWanted: Bool) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = try await add([7, 8, 9], kept: now)
        let hash = try #require(picture.hash)
        #expect(try await store.newsroom.removePicture(picture.id, by: editor, at: now).isEmpty)
        if isWanted { _ = try await add([7, 8, 9], kept: now) }
        let path = try #require(originals.file(of: hash)?.path)
        try FileManager.default.moveItem(atPath: path, toPath: path + ".removed")
        try await clearing.clear(at: later)
        #expect(originals.holds(hash) == isWanted)
        #expect(!FileManager.default.fileExists(atPath: path + ".removed"))
    }

    @Test("wait from the last time that the picture was removed")
    func removedTwice() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try await add([10, 11], kept: now)
        #expect(try await store.newsroom.removePicture(first.id, by: editor, at: now).isEmpty)
        let second = try await add([10, 11], kept: now)
        let hash = try #require(second.hash)
        let again = now.advanced(bySeconds: PictureClearing.waitSeconds - 60)
        #expect(try await store.newsroom.removePicture(second.id, by: editor, at: again).isEmpty)
        try await clearing.clear(at: now.advanced(bySeconds: PictureClearing.waitSeconds + 60))
        #expect(originals.holds(hash))
        try await clearing.clear(at: later)
        #expect(!originals.holds(hash))
    }
}
