import CSearch

/// Until when the questions of a snapshot may be asked: SQLite looks at it every few thousand steps, and ends a question
/// that takes longer (sqlite.org/c3ref/progress_handler.html). Used by one thread.
final class QueryDeadline {
    /// Between two looks at the clock SQLite takes so many steps: some tenths of a millisecond.
    private static let steps: Int32 = 2_000

    /// Nil for any time.
    private var end: ContinuousClock.Instant?

    /// Asks questions of a connection that together may take a while, or what is left of a longer one around it.
    func within<Result>(_ limit: Duration, of handle: OpaquePointer?, _ ask: () throws -> Result) rethrows -> Result {
        guard let handle else { return try ask() }
        let outer = end
        end = min(outer ?? .now + limit, .now + limit)
        // The connection is this thread's as long as it asks, and the deadline lives until then.
        let look: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { place in
            place.map { Unmanaged<QueryDeadline>.fromOpaque($0).takeUnretainedValue().isOver ? 1 : 0 } ?? 0
        }
        sqlite3_progress_handler(handle, Self.steps, look, Unmanaged.passUnretained(self).toOpaque())
        defer {
            end = outer
            if outer == nil { sqlite3_progress_handler(handle, 0, nil, nil) }
        }
        return try withExtendedLifetime(self) { try ask() }
    }

    private var isOver: Bool { end.map { $0 < .now } ?? false }
}
