import PortadaCore

/// Why the store could not do something: a code for programs and a sentence for people.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable, Hashable {
        /// The folder or the file can't be read or written.
        case unreadable
        /// The file is no database.
        case notADatabase = "not_a_database"
        /// The database was written by a newer version of the program.
        case newerVersion = "newer_version"
        /// Another program holds the database for longer than the store waits.
        case locked
        /// Too much waits for the database already: whoever asks should come again a moment later.
        case overloaded
        /// Whoever asked has gone: the question was given up.
        case interrupted
        /// The question would take longer than anybody waits; a narrower one may not.
        case tooSlow = "too_slow"
        /// There is no room on the disk.
        case diskFull = "disk_full"
        /// The database is damaged.
        case corrupt
        /// There is no such article, section, person, tag, picture or comment.
        case notFound = "not_found"
        /// Somebody else saved in between.
        case conflict
        /// The address belongs to something else.
        case addressTaken = "address_taken"
        /// The state that the thing is in doesn't allow the operation.
        case wrongState = "wrong_state"
        /// A rule of the newsroom is broken, such as an empty headline.
        case invalid
        /// An embargo has not ended, and nobody who may has insisted.
        case embargoed
        /// The role of the one who asks doesn't allow it.
        case forbidden
    }

    /// The kind of failure.
    public let code: Code
    /// The sentence for people; safe to log.
    public let description: String

    /// Makes an error.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// What the role of somebody doesn't allow.
    static func forbidden(_ kind: OperationKind, to actor: Actor) -> StoreError {
        StoreError(
            .forbidden,
            "\(actor.description) may not do this (\(kind.rawValue)) as \(actor.role?.rawValue ?? "")."
        )
    }
}

extension StoreError {
    /// That there is no such thing.
    static func missing<Entity>(_ kind: String, _ id: Identifier<Entity>) -> StoreError {
        StoreError(.notFound, "There is no \(kind) \(id).")
    }
}
