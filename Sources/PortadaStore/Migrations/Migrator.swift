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
        .searchedLetters,
        .tokenMakers,
        .singleKeys,
        .boundedSequences,
        .importedDetails,
        .feedIdentities,
        .joinedWords,
        .largeArchives,
        .derivedTexts,
    ]

    /// Performs the steps that are missing. Refuses a database that knows more steps than the program.
    /// - Parameters:
    ///   - clock: says how late it is.
    ///   - tell: told when one that takes a while begins, every few seconds how far it is, and when it is done.
    static func migrate(
        _ connection: any Connection,
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        telling tell: (String) -> Void
    ) throws {
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
            let work = try step.longWork.flatMap { try $0.sentence(connection) }
            if let work { tell("\(work)…") }
            var progress = MigrationProgress(statements: step.statements.count, clock: clock)
            for statement in step.statements {
                try perform(statement, connection) { share in
                    guard let work, let percent = progress.percent(in: share) else { return }
                    tell("\(work): \(percent) %")
                }
                progress.finishStatement()
            }
            if let work { tell("\(work): done") }
            try connection.execute(
                "INSERT INTO schema_step (number, name) VALUES (?, ?)",
                [.int(Int64(number + 1)), .text(step.name)]
            )
        }
    }
}

extension Migrator {
    /// Performs a statement; an index of words that is made anew takes its rows in a few at a time.
    /// - Parameter tell: told how much of it is done, from 0 to 1.
    private static func perform(_ statement: String, _ connection: any Connection, _ tell: (Double) -> Void) throws {
        guard let index = try RebuiltIndex(statement, connection) else { return try connection.execute(statement) }
        try index.rebuild(connection, telling: tell)
    }
}

/// One step from a schema to the next.
struct Migration: Sendable {
    /// What it brings.
    let name: String
    /// Its statements, in order.
    let statements: [String]
    /// What of it takes a while in a large newspaper; nil for nothing.
    var longWork: LongWork?

    /// Work that takes a while for each row of a table.
    struct LongWork: Sendable {
        /// The table.
        let table: String
        /// What is done, and with what.
        let (act, things): (String, String)

        /// What is done, with the number of rows; nil where there is none.
        func sentence(_ connection: any Connection) throws -> String? {
            let count = try connection.first("SELECT COUNT(*) FROM \(table)") { $0.int(0) } ?? 0
            return count > 0 ? "\(act) of \(count) \(things)" : nil
        }
    }
}
