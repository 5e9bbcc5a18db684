import PortadaCore

/// What became of something between the moment in which somebody saw it and the moment in which they act.
public struct SeenChange: Sendable, Hashable {
    /// What it is about.
    public let subject: SeenSubject
    /// As what it was seen.
    public let seen: Seen.Entry
    /// What it is now; nil when it is gone.
    public let state: SeenState?
    /// What it is called now; may be empty.
    public let name: String
    /// Who did what to it since, the last first.
    public let acts: [AuditEntry]
    /// The same thing as it is to be seen now.
    public let present: Seen

    /// Whether nothing is known of what was seen.
    public var isUnknown: Bool { seen.digests.isEmpty }

    /// The parts that are others now.
    public var fields: [SeenField] {
        guard let state else { return [] }
        let (now, before) = (state.digests, seen.digests)
        return SeenField.allCases.filter { now[$0] != before[$0] }
    }
}

extension Seen {
    /// Something was changed since it was seen: nothing was done.
    public struct Stale: Error, Sendable {
        /// What changed; empty where the version alone tells.
        public let changes: [SeenChange]

        /// An act that came too late.
        public init(_ changes: [SeenChange] = []) {
            self.changes = changes
        }
    }
}

extension Newsroom {
    /// The same operations, each done only while all that was seen is still so; fails with `Seen.Stale` otherwise.
    public func basedOn(_ seen: Seen) -> Newsroom {
        Newsroom(store: store, request: ProgramRequest(expecting: seen))
    }
}
