import PortadaCore
import PortadaStore

/// When something is no longer as it should be. Facts in, judgements out.
enum HealthRules {
    /// A schedule is late when it was not kept within this time, in seconds.
    static let lateSeconds: Int64 = 10
    /// Below this part of the disk, or this many bytes, there is little room left.
    static let scarceDisk = (share: 0.10, bytes: Int64(2) << 30)
    /// Below this, writing will soon fail.
    static let fullDisk = (share: 0.03, bytes: Int64(256) << 20)
    /// A backup is old after this time, in seconds; far too old after a week.
    static let oldBackup = (attention: Int64(36) * 3600, bad: Int64(7) * 86_400)
    /// A check of the database is old after this time, in seconds.
    static let oldCheck: Int64 = 30 * 86_400
    /// A message that waits longer than this, in seconds, is stuck.
    static let stuckMessage: Int64 = 900

    /// Whether a program that should be told hears nothing, for longer than a failure that mends itself takes.
    static func isSilent(_ webhook: Webhook, now: Timestamp) -> Bool {
        guard webhook.state != .paused, let since = webhook.failingSince else { return webhook.state == .failed }
        return webhook.state == .failed || now.rawValue - since.rawValue > stuckMessage * 1000
    }

    /// How a program that should be told is; nothing is wrong with one that somebody paused.
    static func webhook(_ webhook: Webhook) -> HealthItem.State {
        switch webhook.state {
        case .failed: .bad
        case .active: webhook.failingSince == nil ? .good : .attention
        case .paused: .good
        }
    }

    /// How much room a disk has.
    static func disk(free: Int64, size: Int64) -> HealthItem.State {
        let share = size > 0 ? Double(free) / Double(size) : 1
        if free < fullDisk.bytes || share < fullDisk.share { return .bad }
        return free < scarceDisk.bytes || share < scarceDisk.share && free < scarceDisk.bytes * 10 ? .attention : .good
    }

    /// How old the last backup is; nil when there is none.
    static func backup(age: Int64?) -> HealthItem.State {
        guard let age else { return .bad }
        return age > oldBackup.bad ? .bad : age > oldBackup.attention ? .attention : .good
    }

    /// What the last check of the database found.
    static func integrity(_ note: HealthNote?, now: Timestamp) -> HealthItem.State {
        guard let note else { return .unknown }
        guard note.value.isEmpty else { return .bad }
        return now.rawValue - note.time.rawValue > oldCheck * 1000 ? .attention : .good
    }

    /// The last import.
    static func imports(_ last: ImportRun?) -> HealthItem.State {
        guard let last else { return .good }
        return last.ended == nil || last.failed > 0 || !last.detail.isEmpty ? .attention : .good
    }
}
