import Foundation

/// Holds a folder for as long as it lives (`flock(2)`): the system lets go of it when the program ends, however it ends.
final class FolderLock: Sendable {
    /// With whom a folder is held.
    enum Way {
        /// Nobody else holds it.
        case alone
        /// Others that hold it together may, too.
        case together
    }

    private let descriptor: Int32

    /// Holds a folder; nil while others hold it in a way that doesn't go with this one. Where a file system knows no such
    /// locks, as some on other machines, it is not held.
    init?(_ folder: URL, _ way: Way) throws {
        descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let wish = way == .alone ? LOCK_EX : LOCK_SH
        guard flock(descriptor, wish | LOCK_NB) == 0 || errno != EWOULDBLOCK else { return nil }
    }

    deinit { close(descriptor) }
}
