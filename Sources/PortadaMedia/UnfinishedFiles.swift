import Foundation
import PortadaCore

/// What a program that was killed while it wrote files left beside them.
public struct UnfinishedFiles: Sendable {
    /// A write takes seconds; nobody goes on with what is older than this, in seconds.
    static let age: TimeInterval = 3600

    /// How the names of files end that are not whole yet; they begin with a dot.
    public static let ending = ".part"

    private let folders: [URL]

    /// Looks below folders, at any depth.
    public init(folders: [URL]) {
        self.folders = folders
    }

    /// Removes what was left. One that can't be removed stays for the next time.
    public func remove(at now: Date) async throws {
        for folder in folders {
            // A hundred thousand pictures are looked at a part at a time, so that others come to their turn.
            for part in try await BlockingThreads.files.run({ Self.contents(of: folder) }) {
                try await BlockingThreads.files.run {
                    remove(part, at: now)
                    remove(below: part, at: now)
                }
            }
        }
    }

    private static func contents(of folder: URL) -> [URL] {
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }

    private func remove(below folder: URL, at now: Date) {
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return }
        while let file = files.nextObject() as? URL {
            remove(file, at: now)
        }
    }

    private func remove(_ file: URL, at now: Date) {
        let name = file.lastPathComponent
        guard name.hasPrefix("."), name.hasSuffix(Self.ending) else { return }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        guard let written = attributes?[.modificationDate] as? Date, now.timeIntervalSince(written) > Self.age else {
            return
        }
        try? FileManager.default.removeItem(at: file)
    }
}
