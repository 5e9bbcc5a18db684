import PortadaCore
import Synchronization

/// A row of the change table: after the operation with this number, the answers under a tag may differ.
public struct Change: Sendable, Hashable {
    /// Its number; later operations have larger ones.
    public var number: Int64
    /// Whose answers may differ; nil when a newer program wrote a tag that this one doesn't know.
    public var tag: QueryTag?
    /// When the operation was made.
    public var time: Timestamp

    init(number: Int64, tag: QueryTag?, time: Timestamp) {
        self.number = number
        self.tag = tag
        self.time = time
    }
}

/// Who is told of the changes that this process made, before the operation returns.
final class ChangeListeners: Sendable {
    private let listeners = Mutex<[@Sendable ([Change]) -> Void]>([])

    func add(_ listener: @escaping @Sendable ([Change]) -> Void) {
        listeners.withLock { $0.append(listener) }
    }

    func tell(_ changes: [Change]) {
        guard !changes.isEmpty else { return }
        for listener in listeners.withLock({ $0 }) { listener(changes) }
    }
}
