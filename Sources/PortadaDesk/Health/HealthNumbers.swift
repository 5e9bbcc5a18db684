import PortadaCore
import PortadaMedia
import PortadaStore

/// A number that tells how something is, for programs that watch: it falls again when what it tells of is over.
public struct HealthNumber: Sendable, Hashable {
    /// Its name without `portada_`.
    public var name: String
    /// What it says, in a sentence.
    public var help: String
    /// Its values, by kind; the kind is empty where there is one value.
    public var values: [String: Int]
}

extension Desk {
    /// So many of a sort are counted at most.
    private static let countLimit = 1000

    /// What the health page judges, as numbers.
    public func healthNumbers() async throws -> [HealthNumber] {
        let now = clock()
        var numbers = try await store.read { reader -> [HealthNumber] in
            let late = now.advanced(bySeconds: -HealthRules.lateSeconds)
            let outbox = try reader.waitingOutbox(upTo: Self.countLimit)
            let webhooks = Dictionary(grouping: try reader.webhooks(), by: HealthRules.webhook).mapValues(\.count)
            let lastImport = try reader.importRuns(limit: 1).first
            let (backup, check) = (try reader.healthNote(.backup), try reader.healthNote(.integrity))
            return [
                Self.number(
                    "schedule_late",
                    "Scheduled stories and changes whose time has passed.",
                    try reader.agenda(in: Timestamp(milliseconds: 0)..<late, limit: Self.countLimit).count
                ),
                Self.number("outbox_waiting", "Messages that wait to be handed to programs.", outbox.count),
                Self.number(
                    "outbox_wait_seconds",
                    "How long the oldest of them waits.",
                    outbox.since.map { Int(max(0, now.rawValue - $0.rawValue) / 1000) } ?? 0
                ),
                HealthNumber(
                    name: "webhooks_failing",
                    help: "Webhooks at which nothing arrives: tried again, or given up.",
                    values: ["retrying": webhooks[.attention] ?? 0, "stopped": webhooks[.bad] ?? 0]
                ),
                HealthNumber(
                    name: "import",
                    help: "The last import: whether it is open, whether it broke, how many things did not come in.",
                    values: [
                        "open": lastImport.map { $0.ended == nil ? 1 : 0 } ?? 0,
                        "broken": lastImport.map { $0.detail.isEmpty ? 0 : 1 } ?? 0, "failed": lastImport?.failed ?? 0,
                    ]
                ),
                Self.number(
                    "backup_timestamp_seconds",
                    "When the last backup was made; 0 for never.",
                    Self.seconds(backup)
                ),
                Self.number(
                    "integrity_check_timestamp_seconds",
                    "When the database was last looked through; 0 for never.",
                    Self.seconds(check)
                ),
                Self.number(
                    "integrity_faults",
                    "What was found wrong with it.",
                    check?.value.split(separator: "\n").count ?? 0
                ),
                Self.number(
                    "pictures_missing",
                    "Pictures whose files the last walk did not find.",
                    try reader.healthFindings(.missingFile, limit: Self.countLimit).count
                ),
            ]
        }
        let (room, bytes) = try await BlockingThreads.files.run { [store] in
            (DiskRoom(of: store.folder), store.databaseBytes)
        }
        numbers.append(Self.number("database_bytes", "How large the database is.", Int(clamping: bytes)))
        guard let room else { return numbers }
        return numbers + [
            Self.number("disk_free_bytes", "Room on the newspaper's disk.", Int(clamping: room.free)),
            Self.number("disk_size_bytes", "How large that disk is.", Int(clamping: room.size)),
        ]
    }

    private static func number(_ name: String, _ help: String, _ value: Int) -> HealthNumber {
        HealthNumber(name: name, help: help, values: ["": value])
    }

    private static func seconds(_ note: HealthNote?) -> Int { note.map { Int($0.time.rawValue / 1000) } ?? 0 }
}
