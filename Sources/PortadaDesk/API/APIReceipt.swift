import PortadaCore

/// What a token that may not read is told of what it changed: which thing, and how it stands. Otherwise the right to
/// write would be one to read, by a change that changes nothing.
enum APIReceipt {
    /// A receipt.
    static let schema = APISchema.object([
        APIProperty("id", .id, required: true),
        APIProperty("status", .word(ArticleStatus.allCases.map(\.rawValue)), "Of a story."),
        APIProperty("version", .id, "Of a story."),
    ])

    /// The receipt for a story.
    static func of(_ story: Article) -> JSONValue {
        .members([
            "id": .whole(story.id.rawValue), "status": .text(story.status.rawValue), "version": .whole(story.version),
        ])
    }

    /// The receipt for something that has no states.
    static func of<Entity>(_ id: Identifier<Entity>) -> JSONValue { .members(["id": .whole(id.rawValue)]) }
}
