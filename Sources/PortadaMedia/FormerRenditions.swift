import Foundation
import PortadaCore

/// Renditions of a program that left in WebP files what their originals said of place, camera and people: they go, once,
/// and are made anew when they are asked for.
public struct FormerRenditions: Sendable {
    /// Says, in the folder, that there are none.
    private static let mark = ".bare"

    private let folder: URL

    /// Looks below the folder of renditions.
    public init(folder: URL) {
        self.folder = folder
    }

    /// Removes those that were written before a moment, a part of them at a time; does nothing when that was done.
    public func remove(writtenBefore moment: Date) async throws {
        let mark = folder.appendingPathComponent(Self.mark)
        let parts = try await BlockingThreads.files.run {
            FileManager.default.fileExists(atPath: mark.path)
                ? nil
                : (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        }
        guard let parts else { return }
        for part in parts {
            try await BlockingThreads.files.run { try Self.remove(below: part, writtenBefore: moment) }
        }
        try await BlockingThreads.files.run { try DurableFile.write([], to: mark) }
    }

    private static func remove(below part: URL, writtenBefore moment: Date) throws {
        guard let files = FileManager.default.enumerator(at: part, includingPropertiesForKeys: nil) else { return }
        while let file = files.nextObject() as? URL {
            guard file.pathExtension == PictureFormat.webp.rawValue else { continue }
            let written = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
            if let written, written < moment { try FileManager.default.removeItem(at: file) }
        }
    }
}
