import Logging
import PortadaCore
import PortadaDesk
import PortadaStore
import ServiceLifecycle

/// What is done little by little after operations, while the newspaper is served: the search learns the new names of people,
/// and the files of removed pictures go.
struct UpkeepService: Service {
    private static let interval = Duration.seconds(1)
    /// Between two steps others write.
    private static let breath = Duration.milliseconds(20)
    private static let clearingSeconds: Int64 = 60

    let names: NewNames
    let pictures: PictureClearing
    let logger: Logger

    /// Works until the program stops.
    func run() async throws {
        await cancelWhenGracefulShutdown { await work() }
    }

    private func work() async {
        var cleared = Timestamp(milliseconds: 0)
        while !Task.isCancelled {
            do {
                while try await names.takeIn() { try await Task.sleep(for: Self.breath) }
                let now = Timestamp.now
                if cleared.advanced(bySeconds: Self.clearingSeconds) <= now {
                    cleared = now
                    try await pictures.clear(at: now)
                }
            } catch is CancellationError {
                return
            } catch {
                logger.error("upkeep failed; it is tried again", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Self.interval)
        }
    }
}
