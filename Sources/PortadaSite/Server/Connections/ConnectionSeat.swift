import NIOCore
import PortadaCore
import Synchronization

/// An open connection, as it is seen when another one wants in: whether it may go, and since when nobody asked for anything.
final class ConnectionSeat: Sendable {
    /// Whose it is.
    let network: ClientNetwork
    private let channel: any Channel
    /// How many requests are under way.
    private let work = Atomic<Int>(0)
    /// When the last request ended, in nanoseconds of the system's clock.
    private let idle = Atomic<UInt64>(NIODeadline.now().uptimeNanoseconds)
    private let leaving = Atomic<Bool>(false)
    private let ended = Atomic<Bool>(false)

    /// How long what was written may be on its way before a connection is closed all the same.
    private static let patience = TimeAmount.seconds(10)

    init(_ channel: any Channel, of network: ClientNetwork) {
        self.channel = channel
        self.network = network
    }

    /// A request began.
    func begin() { work.wrappingAdd(1, ordering: .relaxed) }

    /// A request was answered, or went away.
    func end() {
        used()
        work.wrappingSubtract(1, ordering: .relaxed)
    }

    /// A request was answered at once.
    func used(at now: NIODeadline = .now()) { idle.store(now.uptimeNanoseconds, ordering: .relaxed) }

    /// Whether no request is under way.
    var isIdle: Bool { work.load(ordering: .relaxed) <= 0 }
    /// When it became idle.
    var idleSince: NIODeadline { .uptimeNanoseconds(idle.load(ordering: .relaxed)) }
    /// Whether it was told to go.
    var isLeaving: Bool { leaving.load(ordering: .relaxed) }
    /// Whether it is closed without regard to what was not sent yet.
    var isEnded: Bool { ended.load(ordering: .relaxed) }

    /// Gives way to another connection, unless a request came meanwhile, or an answer is still on its way.
    func leave() {
        leaving.store(true, ordering: .relaxed)
        channel.eventLoop.execute { [self] in
            let waiting = (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
            guard isIdle, waiting == 0 || NIODeadline.now() - idleSince > Self.patience else {
                return leaving.store(false, ordering: .relaxed)
            }
            channel.close(promise: nil)
        }
    }

    /// Ends it, whatever is under way.
    func close() {
        ended.store(true, ordering: .relaxed)
        channel.close(promise: nil)
    }
}
