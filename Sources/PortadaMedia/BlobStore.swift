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
    public static func hash(of bytes: [UInt8]) -> String { name(SHA256.hash(data: bytes)) }

    /// The name of bytes that come in pieces.
    public struct Naming {
        private var hash = SHA256()

        /// Begins with nothing.
        public init() {}

        /// Takes the next piece.
        public mutating func take(_ piece: Data) { hash.update(data: piece) }

        /// The name of all that was taken.
        public var name: String { BlobStore.name(hash.finalize()) }
    }

    /// Whether a text is such a name.
    public static func isHash(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func name(_ digest: SHA256.Digest) -> String {
        digest.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }

    /// Keeps bytes; does no more than mark them as kept now when they are there already. Returns their hash once they are
    /// safely on the disk.
    @discardableResult
    public func keep(_ bytes: [UInt8]) throws -> String {
        let hash = Self.hash(of: bytes)
        let file = location(of: hash)
        if utimes(file.path, nil) != 0 { try DurableFile.write(bytes, to: file) }
        return hash
    }

    /// Removes the bytes with this hash, unless somebody kept them after a moment: a picture that comes in again while
    /// its file goes.
    /// - Returns: whether they are gone.
    public func remove(_ hash: String, unlessKeptAfter moment: Date) throws -> Bool {
        let (file, aside) = (location(of: hash).path, aside(hash).path)
        // Put aside before it is looked at: whoever keeps the same bytes now marks them before that, or writes them anew.
        guard rename(file, aside) == 0 || FileManager.default.fileExists(atPath: aside) else { return true }
        let kept = try FileManager.default.attributesOfItem(atPath: aside)[.modificationDate] as? Date
        guard let kept, kept <= moment else {
            putBack(hash)
            return false
        }
        try FileManager.default.removeItem(atPath: aside)
        return true
    }

    /// Puts bytes back that a removal put aside and, killed, did not finish with.
    public func putBack(_ hash: String) {
        _ = rename(aside(hash).path, location(of: hash).path)
    }

    private func aside(_ hash: String) -> URL { location(of: hash).appendingPathExtension("removed") }

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

    /// Where the bytes with this hash lie, from the folder.
    public static func path(of hash: String) -> String { "\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)" }

    private func location(of hash: String) -> URL { folder.appendingPathComponent(Self.path(of: hash)) }
}
