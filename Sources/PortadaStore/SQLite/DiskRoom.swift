import Foundation
import Synchronization

/// Whether there is room on the disk of the newspaper, and a little that is kept for those who must sign in when there is
/// none: a file without content, which becomes smaller, a piece at a time.
public final class DiskRoom: Sendable {
    /// What changed.
    public enum News: Sendable {
        /// Nothing can be saved any more.
        case full
        /// There is room again.
        case roomAgain
    }

    private struct State {
        var isFull = false
        var listener: (@Sendable (News) -> Void)?
    }

    private static let fileName = "reserve"
    /// How many bytes are kept, and how many are given at once: a few pages of the database's log.
    private static let reserve: Int64 = 8 << 20
    private static let piece: Int64 = 128 << 10

    private let file: URL
    private let state = Mutex(State())

    /// The disk on which a folder lies.
    init(of folder: URL) {
        file = folder.appendingPathComponent(Self.fileName)
    }

    /// Whether something could not be saved, and there has been no room since.
    public var isFull: Bool { state.withLock { $0.isFull } }

    /// Has a listener told when the disk is full, and when it no longer is: once each, not for each attempt.
    public func onNews(_ listener: @escaping @Sendable (News) -> Void) { state.withLock { $0.listener = listener } }

    /// Takes note that something could not be saved for want of room.
    public func filled() { turn(true) }

    private func turn(_ isFull: Bool) {
        let listener = state.withLock { state in
            guard state.isFull != isFull else { return nil as (@Sendable (News) -> Void)? }
            state.isFull = isFull
            return state.listener
        }
        listener?(isFull ? .full : .roomAgain)
    }

    /// Keeps the reserve whole, and notices when there is room again. Blocks: asks the disk, and now and then fills a file.
    public func look() {
        guard let free = Self.free(at: file.deletingLastPathComponent()), free > 4 * Self.reserve else { return }
        if size < Self.reserve { fill() }
        turn(false)
    }

    private var size: Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }

    private func fill() {
        let descriptor = open(file.path, O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Room that is really taken: a file with a hole in it keeps nothing.
        _ = posix_fallocate(descriptor, 0, off_t(Self.reserve))
    }

    /// Gives a piece of the reserve to whoever must write now; false when nothing is left. Blocks.
    func give() -> Bool {
        let left = size
        return left > 0 && truncate(file.path, off_t(max(0, left - Self.piece))) == 0
    }

    private static func free(at folder: URL) -> Int64? {
        var numbers = statvfs()
        guard statvfs(folder.path, &numbers) == 0 else { return nil }
        return Int64(clamping: UInt64(numbers.f_bavail).multipliedReportingOverflow(by: UInt64(numbers.f_frsize)).0)
    }
}

extension StoreError {
    /// Whether something failed because there is no room on the disk: in the database, or while a file was written.
    public static func isFullDisk(_ error: any Error) -> Bool {
        if let error = error as? StoreError { return error.code == .diskFull }
        if let error = error as? POSIXError { return error.code == .ENOSPC || error.code == .EDQUOT }
        let foreign = error as NSError
        if foreign.domain == NSPOSIXErrorDomain { return [ENOSPC, EDQUOT].contains(Int32(clamping: foreign.code)) }
        if foreign.domain == NSCocoaErrorDomain, foreign.code == CocoaError.fileWriteOutOfSpace.rawValue { return true }
        return (foreign.userInfo[NSUnderlyingErrorKey] as? any Error).map(isFullDisk) ?? false
    }
}

extension Store {
    /// Does something that writes, and takes note when there is no room for it.
    /// - Parameter isVital: whether the reserve is there for it.
    func minding<Result: Sendable>(
        room isVital: Bool = false,
        _ work: @Sendable () async throws -> Result
    ) async throws -> Result {
        do {
            return try await work()
        } catch let error where StoreError.isFullDisk(error) {
            room.filled()
            // In the database's own time: what blocks has no place elsewhere.
            guard isVital, try await noting({ [room] _ in room.give() }) else { throw error }
            return try await work()
        }
    }

    /// Notes what is nice to know, and no reason to fail when there is no room for it.
    func noteIfRoom(_ sql: String, _ arguments: [SQLValue]) async throws {
        do {
            try await note(sql, arguments)
        } catch let error where StoreError.isFullDisk(error) {
            room.filled()
        }
    }
}
