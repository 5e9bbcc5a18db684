import PortadaCore

/// The operations that change the newspaper. Each is one transaction: what changed, a revision where a story changed,
/// an audit entry, the change rows for page caches and the outbox rows for the world.
///
/// Its extensions are the operations, by topic. Manual, scheduled and imported changes all come through here.
public struct Newsroom: Sendable {
    let store: Store
    /// What a program's request asks besides the operation itself.
    var request: ProgramRequest?

    /// The same operations, each on the conditions of a program's request.
    public func on(_ request: ProgramRequest) -> Newsroom { Newsroom(store: store, request: request) }

    /// What must be possible when there is no room on the disk, too.
    private static let vital: Set<OperationKind> = [.startSession, .endSessions]

    /// Runs an operation.
    func perform<Result: Sendable>(
        _ kind: OperationKind,
        by actor: Actor,
        at time: Timestamp,
        _ body: @escaping @Sendable (Operation) throws -> Result
    ) async throws -> Result {
        try await store.minding(room: Self.vital.contains(kind)) {
            try await store.write(kind, by: actor, at: time, on: request, body)
        }
    }
}

extension Operation {
    /// The story with this number; fails when there is none.
    func article(_ id: Identifier<Article>) throws -> Article {
        guard let article = try reader.article(id) else {
            throw StoreError(.notFound, "There is no article \(id).")
        }
        return article
    }
}

extension Newsroom {
    func savePart<Entity>(
        _ subject: String,
        _ kind: OperationKind,
        by actor: Actor,
        at time: Timestamp,
        _ write: @escaping @Sendable (Operation) throws -> Identifier<Entity>
    ) async throws -> Identifier<Entity> {
        try await perform(kind, by: actor, at: time) { operation in
            let id = try write(operation)
            try operation.audit("save", subject, id.rawValue)
            return id
        }
    }
}
