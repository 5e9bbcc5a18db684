/// Brings a database to the schema that this program knows: one step after the other, each once.
enum Migrator {
    /// Every step there is, in order. A released step is never edited.
    static let steps: [Migration] = [
        .initialSchema,
        .newsroomAccess,
        .writing,
        .front,
        .deskLists,
        .picturesAndComments,
        .mergedNames,
        .programs,
        .plannedChanges,
        .upkeep,
        .agenda,
        .ownWords,
        .journalForms,
        .presentAnswers,
        .movedSections,
    ]

    /// Performs the steps that are missing. Refuses a database that knows more steps than the program.
    static func migrate(_ connection: any Connection) throws {
        try connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY, name TEXT NOT NULL)"
        )
        let done = try connection.first("SELECT COALESCE(MAX(number), 0) FROM schema_step") { Int($0.int(0)) } ?? 0
        guard done <= steps.count else {
            throw StoreError(
                .newerVersion,
                "The database is of version \(done), but this program knows only \(steps.count). "
                    + "Use the newer program that wrote it, or bring back a backup."
            )
        }
        for (number, step) in steps.enumerated().dropFirst(done) {
            for statement in step.statements { try connection.execute(statement) }
            try connection.execute(
                "INSERT INTO schema_step (number, name) VALUES (?, ?)",
                [.int(Int64(number + 1)), .text(step.name)]
            )
        }
    }
}

/// One step from a schema to the next.
struct Migration: Sendable {
    /// What it brings.
    let name: String
    /// Its statements, in order.
    let statements: [String]
}
