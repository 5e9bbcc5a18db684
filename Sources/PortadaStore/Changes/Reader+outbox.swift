import PortadaCore

extension Reader {
    /// What waits in the outbox, counted up to a limit, and since when the first of it.
    public func waitingOutbox(upTo limit: Int) throws -> (count: Int, since: Timestamp?) {
        let count =
            try connection.first(
                "SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE done_at IS NULL LIMIT ?) AS counted",
                [.int(Int64(limit))]
            ) { Int($0.int(0)) } ?? 0
        let since = try connection.first(
            "SELECT created_at FROM outbox WHERE done_at IS NULL ORDER BY id LIMIT 1"
        ) { $0.time(0) }
        return (count, since)
    }
}
