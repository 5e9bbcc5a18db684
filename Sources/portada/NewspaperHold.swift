import Foundation
import Synchronization

/// Holds a newspaper's data for as long as this program runs: an archive comes into a newspaper that nobody else has open.
enum NewspaperHold {
    private static let held = Mutex<[FolderLock]>([])

    /// Holds the folder of the data. Refuses what doesn't go together; a folder that is not there is for others to miss.
    static func take(_ data: URL, _ way: FolderLock.Way) throws {
        guard FileManager.default.fileExists(atPath: data.path) else { return }
        guard let lock = try FolderLock(data, way) else {
            throw way == .alone
                ? CommandFailure.unopened(
                    "Another program has this newspaper open: it is served, or a command works on it. "
                        + "End that first: an archive comes into a newspaper that nobody else has open."
                )
                : CommandFailure.unopened(
                    "An archive is coming into this newspaper ('portada import archive'). Wait until it is in."
                )
        }
        held.withLock { $0.append(lock) }
    }
}
