import PortadaCore

/// What the program noted of its own upkeep.
public struct HealthNote: Sendable, Hashable {
    /// What a note is about.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        /// The last backup; its value is the file's name.
        case backup
        /// The last check of the database; its value is empty, or what was found, line by line.
        case integrity
        /// The last walk through stories and pictures that came to its end; its value is how many it looked at.
        case walk
        /// When SQLite last looked at how many rows there are of what; its value is how many stories there were.
        case statistics
    }

    /// When.
    public var time: Timestamp
    /// What.
    public var value: String
}

extension Store {
    /// Notes something of the program's own upkeep, over what it noted before.
    public func noteHealth(_ name: HealthNote.Name, _ value: String, at time: Timestamp) async throws {
        try await note(
            """
            INSERT INTO health_note (name, noted_at, value) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET noted_at = excluded.noted_at, value = excluded.value
            """,
            [.text(name.rawValue), .time(time), .text(value)]
        )
    }
}

extension Reader {
    /// What was noted last; nil when never.
    public func healthNote(_ name: HealthNote.Name) throws -> HealthNote? {
        try connection.first(
            "SELECT noted_at, value FROM health_note WHERE name = ?",
            [.text(name.rawValue)]
        ) { HealthNote(time: $0.time(0), value: $0.text(1)) }
    }
}
