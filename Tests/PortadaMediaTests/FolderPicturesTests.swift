import Foundation
import Testing

@testable import PortadaMedia

@Suite("Pictures in a folder")
final class FolderPicturesTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("uploads-\(UUID().uuidString)")
        let month = folder.appendingPathComponent("up/2023/09")
        try FileManager.default.createDirectory(at: month, withIntermediateDirectories: true)
        try Data("uno".utf8).write(to: month.appendingPathComponent("foto.jpg"))
        try Data("ñandú".utf8).write(to: month.appendingPathComponent("n\u{303}andu\u{301}.jpg"))
        try Data("grande".utf8).write(to: month.appendingPathComponent("otra-scaled.jpg"))
        try Data("secreto".utf8).write(to: folder.appendingPathComponent("secreto.txt"))
        try FileManager.default.createSymbolicLink(
            at: month.appendingPathComponent("fuera.jpg"),
            withDestinationURL: folder.appendingPathComponent("secreto.txt")
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test("They are found by their old addresses, whatever the form of their letters")
    func found() throws {
        let pictures = FolderPictures(folder: folder.appendingPathComponent("up"))
        func text(_ address: String) throws -> String? {
            try pictures.bytes(of: address).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(try text("https://v.example/wp-content/uploads/2023/09/foto.jpg") == "uno")
        #expect(try text("https://v.example/wp-content/uploads/2023/09/%C3%B1and%C3%BA.jpg") == "ñandú")
        #expect(try text("https://v.example/wp-content/uploads/2023/09/otra.jpg") == "grande")
        #expect(try text("https://v.example/wp-content/uploads/2023/10/foto.jpg") == nil)
    }

    @Test(
        "Nothing leads out of the folder",
        arguments: [
            "https://v.example/wp-content/uploads/../secreto.txt", "/wp-content/uploads/%2e%2e/secreto.txt",
            "../secreto.txt",
            "https://v.example/wp-content/uploads/2023/09/fuera.jpg",
            "/wp-content/uploads/2023/09/../../../secreto.txt",
        ]
    )
    func contained(address: String) throws {
        #expect(try FolderPictures(folder: folder.appendingPathComponent("up")).bytes(of: address) == nil)
    }
}
