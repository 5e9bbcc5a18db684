import Foundation
import PortadaCore

/// Reads an export in pieces, as bytes in an encoding that contains ASCII.
///
/// UTF-16, which does not, becomes UTF-8 on the way.
final class WXRSource {
    /// Why a file is no export at all, in one sentence.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    private enum Form { case bytes, utf16(isBigEndian: Bool) }

    private let file: FileHandle
    private let form: Form
    private var begun: [UInt8]
    private var half: UInt8?
    /// How many bytes of the file were read.
    private(set) var position: Int64 = 0
    /// How many bytes the file has.
    let size: Int64
    /// Whether the file says that it is in Latin-1 or its like.
    let isLatin: Bool

    private static let pieceBytes = 1 << 20

    /// Opens a file. Throws `Refusal` when it can't be read, or is packed.
    init(_ url: URL) throws {
        do {
            file = try FileHandle(forReadingFrom: url)
            size = Int64(try file.seekToEnd())
            try file.seek(toOffset: 0)
            begun = [UInt8](try file.read(upToCount: Self.pieceBytes) ?? Data())
        } catch {
            throw Refusal(description: "The file \(url.path) can't be read: \(error.localizedDescription)")
        }
        position = Int64(begun.count)
        let head = String(decoding: begun.prefix(200), as: UTF8.self).lowercased()
        isLatin = ["iso-8859-1", "iso-8859-15", "latin1", "latin-1", "windows-1252", "cp1252"].contains { name in
            head.contains("encoding=\"\(name)\"") || head.contains("encoding='\(name)'")
        }
        if begun.starts(with: [0x1F, 0x8B]) || begun.starts(with: [0x50, 0x4B, 3, 4]) {
            throw Refusal(description: "The file \(url.path) is packed; unpack it first and name the .xml file in it.")
        }
        if begun.starts(with: [0xFF, 0xFE]) || begun.starts(with: [0x3C, 0, 0x3F, 0]) {
            form = .utf16(isBigEndian: false)
        } else if begun.starts(with: [0xFE, 0xFF]) || begun.starts(with: [0, 0x3C, 0, 0x3F]) {
            form = .utf16(isBigEndian: true)
        } else {
            form = .bytes
        }
    }

    deinit { try? file.close() }

    /// The next piece; nil at the end. Throws `Refusal` when the disk fails.
    func next() throws -> [UInt8]? {
        var piece = begun
        begun = []
        if piece.isEmpty {
            do {
                piece = [UInt8](try file.read(upToCount: Self.pieceBytes) ?? Data())
            } catch {
                throw Refusal(description: "The file can't be read further: \(error.localizedDescription)")
            }
            position += Int64(piece.count)
        }
        guard !piece.isEmpty else { return nil }
        if case .utf16(let isBigEndian) = form { return decoded(piece, isBigEndian) }
        return piece
    }

    private func decoded(_ piece: [UInt8], _ isBigEndian: Bool) -> [UInt8] {
        let bytes = (half.map { [$0] } ?? []) + piece
        half = bytes.count % 2 == 1 ? bytes.last : nil
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index -> UInt16 in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
