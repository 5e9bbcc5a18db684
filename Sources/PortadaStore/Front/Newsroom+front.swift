import PortadaCore

/// What became of an arrangement that somebody wanted to publish.
public enum FrontOutcome: Sendable, Hashable {
    /// It counts now. `merged`: what others published since it was begun, which is part of it.
    case arranged(FrontVersion, merged: [FrontVersion])
    /// Others changed the same slots meanwhile: nothing happened. `current` counts; `since` is what they published, the
    /// last first.
    case conflict(current: FrontVersion, since: [FrontVersion], slots: Set<FrontSlot>)
}

extension Newsroom {
    /// Publishes an arrangement of the front, all of it at once. Changes that others made to other slots since it was
    /// begun are kept; where they made them to the same, nothing happens and the answer says so.
    ///
    /// Pins whose end has come and stories that readers no longer see are left out.
    /// - Parameters:
    ///   - base: the number of the version that it was begun from.
    ///   - restoring: the number of the version that it brings back, if it does.
    public func arrangeFront(
        _ wanted: FrontArrangement,
        base: Int64,
        restoring: Int64? = nil,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> FrontOutcome {
        try await perform(.arrangeFront, by: actor, at: time) { operation in
            let current = try operation.reader.frontVersion()
            let wanted = try operation.living(wanted)
            guard base != current.number else {
                return .arranged(try operation.publish(wanted, over: current, restoring: restoring), merged: [])
            }
            let since = try operation.reader.frontHistory(limit: 50).filter { $0.number > base }
            guard let former = try operation.reader.frontVersion(base) else {
                let slots = Set((wanted.pins + current.arrangement.pins).map(\.slot))
                return .conflict(current: current, since: since, slots: slots)
            }
            let merge = FrontMerge(wanted, current.arrangement, base: try operation.living(former.arrangement))
            guard merge.conflicts.isEmpty else {
                return .conflict(current: current, since: since, slots: merge.conflicts)
            }
            let version = try operation.publish(merge.arrangement, over: current, restoring: restoring)
            return .arranged(version, merged: since)
        }
    }

    /// Brings an earlier arrangement back, over the version that the one who wants it saw last.
    public func restoreFront(
        _ number: Int64,
        base: Int64,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> FrontOutcome {
        guard let earlier = try await store.read({ try $0.frontVersion(number) }) else {
            throw StoreError(.notFound, "The front has no version \(number) any more.")
        }
        return try await arrangeFront(earlier.arrangement, base: base, restoring: number, by: actor, at: time)
    }

    /// Ends the pins whose time has come; nil when there were none.
    public func endPins(by actor: Actor, at time: Timestamp) async throws -> FrontVersion? {
        try await perform(.endPins, by: actor, at: time) { operation in
            let current = try operation.reader.frontVersion()
            guard current.arrangement.nextEnd.map({ $0 <= time }) ?? false else { return nil }
            let left = current.arrangement.keeping { $0.until.map { $0 > time } ?? true }
            return try operation.write(left, after: current, .ended)
        }
    }

    /// Shows a strip above every page in the place of the one before, or none.
    public func setBreaking(_ news: BreakingNews?, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.setBreaking, by: actor, at: time) { operation in
            guard let news else { return try operation.clearBreaking() }
            try operation.show(news)
        }
    }

    /// Takes the strip away when its time has come; whether it did.
    public func endBreaking(by actor: Actor, at time: Timestamp) async throws -> Bool {
        try await perform(.endBreaking, by: actor, at: time) { operation in
            guard let news = try operation.reader.breakingNews(), news.until <= time else { return false }
            try operation.clearBreaking()
            return true
        }
    }
}
