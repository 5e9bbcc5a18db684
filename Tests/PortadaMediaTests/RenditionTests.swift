import Foundation
import MadePictures
import Testing

@testable import PortadaMedia

@Suite("Pictures and their renditions")
struct RenditionTests {
    private static func drawing(_ width: Int, _ height: Int) throws -> [UInt8] {
        try MadePicture.jpeg("navy", width: width, height: height)
    }

    @Test("A good picture is accepted with its size")
    func accepted() throws {
        let picture = try PictureIntake().accept(Self.drawing(300, 200))
        #expect(picture.width == 300)
        #expect(picture.height == 200)
    }

    @Test("What is no picture, too large or broken is refused with a sentence")
    func refused() throws {
        #expect(throws: PictureIntake.Refusal.self) { try PictureIntake().accept([]) }
        #expect(throws: PictureIntake.Refusal.self) { try PictureIntake().accept(Array("<svg/>".utf8)) }
        let small = PictureIntake(limits: .init(maxBytes: 100))
        #expect(throws: PictureIntake.Refusal.self) { try small.accept(Self.drawing(300, 200)) }
        let narrow = PictureIntake(limits: .init(maxPixels: 1000))
        #expect(throws: PictureIntake.Refusal.self) { try narrow.accept(Self.drawing(300, 200)) }
        let half = Array(try Self.drawing(900, 600).prefix(600))
        #expect(throws: PictureIntake.Refusal.self) { try PictureIntake().accept(half) }
    }

    @Test("Renditions are never larger than the original, and keep its shape", arguments: [PictureFormat.jpeg, .webp])
    func sizes(format: PictureFormat) throws {
        let original = try Self.drawing(600, 400)
        let small = try RenditionMaker.make(from: original, spec: RenditionSpec(width: 320, format: format))
        #expect(small.width == 320)
        #expect(abs(small.height - 213) <= 1)
        let large = try RenditionMaker.make(from: original, spec: RenditionSpec(width: 1280, format: format))
        #expect(large.width == 600)
    }

    @Test("No rendition says what its original said of place, camera and people", arguments: PictureFormat.allCases)
    func bare(format: PictureFormat) throws {
        let original = WordyPicture.make(from: try Self.drawing(600, 400))
        #expect(WordyPicture.isTold(in: original))
        let rendition = try RenditionMaker.make(from: original, spec: RenditionSpec(width: 320, format: format))
        #expect(!WordyPicture.isTold(in: rendition.bytes))
        // A colour profile is larger than such a picture; sRGB needs none.
        #expect(rendition.bytes.count < 3000)
    }

    @Test("WebP renditions of a former program go once, and those made since stay")
    func former() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("media-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = folder.appendingPathComponent("ab/abcd")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        func write(_ name: String) throws -> String {
            try Data([1]).write(to: place.appendingPathComponent(name))
            return place.appendingPathComponent(name).path
        }
        let (old, other) = (try write("320.webp"), try write("320.jpg"))
        try await FormerRenditions(folder: folder).remove(writtenBefore: Date().addingTimeInterval(60))
        #expect(!FileManager.default.fileExists(atPath: old))
        #expect(FileManager.default.fileExists(atPath: other))
        let new = try write("640.webp")
        try await FormerRenditions(folder: folder).remove(writtenBefore: Date().addingTimeInterval(60))
        #expect(FileManager.default.fileExists(atPath: new))
    }

    @Test("A rendition is made once, however many ask for it at the same time")
    func madeOnce() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("media-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let originals = BlobStore(folder: folder.appendingPathComponent("originals"))
        let hash = try originals.keep(Self.drawing(400, 300))
        let store = RenditionStore(
            originals: originals,
            folder: folder.appendingPathComponent("renditions"),
            makers: .renditions(2)
        )
        let spec = RenditionSpec(width: 160, format: .jpeg)
        let files = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { try await store.rendition(of: hash, spec).path } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(files.count == 1)
    }

    @Test("Bytes are kept once, under their own name")
    func blobs() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("blobs-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = BlobStore(folder: folder)
        let hash = try store.keep(Array("hola".utf8))
        #expect(try store.keep(Array("hola".utf8)) == hash)
        #expect(store.holds(hash))
        #expect(try store.bytes(of: hash) == Array("hola".utf8))
        #expect(!store.holds(String(repeating: "0", count: 64)))
    }

    @Test(
        "An address of a rendition is read only as it is written",
        arguments: [
            "/media/0123456789abcdef/foto-100.jpg", "/media/0123456789abcdef/foto-640.svg",
            "/media/0123456789ABCDEF/foto-640.jpg",
            "/media/0123456789abcde/foto-640.jpg", "/media/0123456789abcdef/-640.jpg",
            "/media/0123456789abcdef/../x-640.jpg",
            "/media/0123456789abcdef/foto-640x1.jpg", "/media/0123456789abcdef/foto.jpg",
        ]
    )
    func addresses(path: String) {
        #expect(MediaAddress(path: path) == nil)
        let good = MediaAddress(path: "/media/0123456789abcdef/foto-640.webp")
        #expect(good?.path == "/media/0123456789abcdef/foto-640.webp")
    }
}
