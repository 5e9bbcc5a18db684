import Crypto
import Foundation

/// Keeps files under the hash of their bytes, in a folder: `ab/cd/abcd…`. A file is whole or not there, and never
/// changes.
public struct BlobStore: Sendable {
    private let folder: URL

    /// Keeps files below `folder`, which is made when the first file comes.
    public init(folder: URL) {
        self.folder = folder
    }

    /// The name of bytes: their SHA-256 in hexadecimal.
    public static func hash(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }

    /// Keeps bytes; does nothing when they are there already. Returns their hash once they are safely on the disk.
    @discardableResult
    public func keep(_ bytes: [UInt8]) throws -> String {
        let hash = Self.hash(of: bytes)
        let file = location(of: hash)
        if !FileManager.default.fileExists(atPath: file.path) { try DurableFile.write(bytes, to: file) }
        return hash
    }

    /// The bytes with this hash. Throws when they are not there.
    public func bytes(of hash: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: location(of: hash)))
    }

    /// Where the bytes with this hash lie, and how many they are; nil when they are not there.
    public func file(of hash: String) -> (path: String, size: Int)? {
        let path = location(of: hash).path
        return ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int).map { (path, $0) }
    }

    /// Whether there are bytes with this hash.
    public func holds(_ hash: String) -> Bool {
        FileManager.default.fileExists(atPath: location(of: hash).path)
    }

    private func location(of hash: String) -> URL {
        folder.appendingPathComponent(String(hash.prefix(2)))
            .appendingPathComponent(String(hash.dropFirst(2).prefix(2)))
            .appendingPathComponent(hash)
    }
}
