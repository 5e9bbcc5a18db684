import PortadaCore

/// A list between two moments, both of them in it, in the stretches of time that its stories are counted by: what stands
/// before a place is added up instead of passed over.
struct CountedList {
    let key: ListKey
    let first: Int64
    let last: Int64

    init(_ list: ArticleList) {
        key = ListKey(list)
        if case .period(let range) = list {
            (first, last) = (range.lowerBound.rawValue, range.upperBound.rawValue - 1)
        } else {
            (first, last) = (.min, .max)
        }
    }

    private var bits: Int64 { key.stretchBits }
    /// The stretch that a moment falls into.
    private func stretch(of moment: Int64) -> Int64 { moment >> bits }
    /// The first moment of a stretch.
    private func start(of stretch: Int64) -> Int64 { stretch << bits }

    /// The first moment of the stretch that a moment falls into.
    func startOfStretch(with moment: Int64) -> Int64 { start(of: stretch(of: moment)) }

    /// Where a row stands: the moment from which to read on, newest first, and how many rows to pass over there.
    struct Place: Equatable {
        var from: Int64
        var passed: Int64
    }

    /// The place behind some rows, newest first: the stretch in which the next row stands.
    func place(behind rows: Int64, _ connection: any Connection) throws -> Place {
        var passed: Int64 = 0
        // The stretch in which the list ends may go on behind it.
        let edge = stretch(of: last)
        if last != .max {
            let rest = try count(from: max(first, start(of: edge)), through: last, connection)
            if rows < rest || edge <= stretch(of: first) { return Place(from: last, passed: rows) }
            passed = rest
        }
        let bound = last == .max ? Int64.max : edge
        let stretches: [(stretch: Int64, count: Int64)] = try connection.query(
            """
            SELECT stretch, count FROM listing_stretch WHERE list = ? AND subject = ? AND stretch < ? AND stretch >= ?
            ORDER BY stretch DESC
            """,
            [.int(key.list), .int(key.subject), .int(bound), .int(stretch(of: first))]
        ) { ($0.int(0), $0.int(1)) }
        for (stretch, count) in stretches {
            if passed + count > rows { return Place(from: start(of: stretch + 1) &- 1, passed: rows - passed) }
            passed += count
        }
        return Place(from: last, passed: rows)
    }

    /// How many rows stand between its ends: those of whole stretches are known, those at the edges are counted.
    func count(_ connection: any Connection) throws -> Int64 {
        let (low, high) = (stretch(of: first), stretch(of: last))
        guard high - low > 1 else { return try count(from: first, through: last, connection) }
        let whole =
            try connection.first(
                """
                SELECT SUM(count) FROM listing_stretch WHERE list = ? AND subject = ? AND stretch > ? AND stretch < ?
                """,
                [.int(key.list), .int(key.subject), .int(low), .int(high)]
            ) { $0.int(0) } ?? 0
        return try count(from: first, through: start(of: low + 1) &- 1, connection) + whole
            + count(from: start(of: high), through: last, connection)
    }

    private func count(from first: Int64, through last: Int64, _ connection: any Connection) throws -> Int64 {
        try connection.first(
            """
            SELECT COUNT(*) FROM listing WHERE list = ? AND subject = ? AND published_at >= ? AND published_at <= ?
            """,
            [.int(key.list), .int(key.subject), .int(first), .int(last)]
        ) { $0.int(0) } ?? 0
    }
}
