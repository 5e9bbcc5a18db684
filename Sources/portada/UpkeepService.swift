import Foundation
import Logging
import PortadaCore
import PortadaDesk
import PortadaMedia
import PortadaStore
import ServiceLifecycle

/// What is done little by little after operations, while the newspaper is served: the search learns the new names of people,
/// stories follow moved sections and merged names, the files of removed pictures go, and so does what a killed program left half written.
struct UpkeepService: Service {
    /// Between two steps others write.
    private static let breath = Duration.milliseconds(20)

    let store: Store
    let names: NewNames
    let sections: MovedSections
    let merged: MergedNames
    let pictures: PictureClearing
    let unfinished: UnfinishedFiles
    let formerRenditions: FormerRenditions
    let room: DiskRoom
    let writes: WriteWatch
    let logger: Logger

    /// Works until the program stops.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    await again("new names", every: .seconds(1), afterWrites: true) {
                        while try await names.takeIn() { try await Task.sleep(for: Self.breath) }
                    }
                }
                group.addTask {
                    await again("moved sections", every: .seconds(1), afterWrites: true) {
                        while try await sections.follow(at: .now) { try await Task.sleep(for: Self.breath) }
                    }
                }
                group.addTask {
                    await again("merged names", every: .seconds(1), afterWrites: true) {
                        while try await merged.give(at: .now) { try await Task.sleep(for: Self.breath) }
                    }
                }
                group.addTask {
                    await again("statistics", every: .seconds(3600)) { try await store.keepStatistics(at: .now) }
                }
                group.addTask {
                    await again("removed pictures", every: .seconds(60)) { try await pictures.clear(at: .now) }
                }
                group.addTask { [start = Date()] in
                    await again("former renditions", every: .seconds(24 * 3600)) {
                        try await formerRenditions.remove(writtenBefore: start)
                    }
                }
                group.addTask {
                    await again("room on the disk", every: .seconds(5)) {
                        try await BlockingThreads.files.run { room.look() }
                    }
                }
                group.addTask {
                    await again("unfinished files", every: .seconds(24 * 3600)) {
                        try await unfinished.remove(at: Date())
                    }
                }
            }
        }
    }

    /// Does something from time to time; after a failure not before a minute is over, and the other work goes on.
    /// - Parameter afterWrites: whether there is nothing to do while nothing is written; it is looked after all the same
    ///   each minute.
    private func again(
        _ work: String,
        every interval: Duration,
        afterWrites: Bool = false,
        _ act: @Sendable () async throws -> Void
    ) async {
        while !Task.isCancelled {
            let seen = writes.now
            var pause = interval
            do {
                try await act()
            } catch is CancellationError {
                return
            } catch {
                pause = max(interval, .seconds(60))
                // That the disk is full the log is told once, not by each who finds it so.
                if StoreError.isFullDisk(error) {
                    room.filled()
                } else {
                    logger.error(
                        "upkeep failed; it is tried again",
                        metadata: ["work": "\(work)", "error": "\(error)"]
                    )
                }
            }
            try? await Task.sleep(for: pause)
            if afterWrites, pause == interval { await writes.wait(after: seen, atMost: .seconds(60)) }
        }
    }
}
