import PortadaCore
import PortadaStore

/// What a message says: what happened, when, and to which story as it stands now. It holds no text of the story: who
/// wants it asks for it. Of a story that was killed in between not a word is sent, nor its address, which is made of them.
struct WebhookMessage: Sendable {
    let body: [UInt8]

    /// The message about what happened.
    init(_ delivery: Delivery, address: String, reader: Reader) throws {
        let story = try delivery.article.flatMap { try reader.article($0) }
        let value: JSONValue = .members([
            "type": .text(delivery.event.rawValue),
            "timestamp": .text(delivery.happened.rfc3339),
            "data": .members(["article": try story.map { try Self.shape($0, address, reader) } ?? .null]),
        ])
        body = value.bytes
    }

    private static func shape(_ story: Article, _ address: String, _ reader: Reader) throws -> JSONValue {
        let externalID = try reader.externalID(of: story.id)
        let isKilled = story.status == .killed
        return .members([
            "id": .whole(story.id.rawValue),
            "external_id": externalID.isEmpty ? .null : .text(externalID),
            "status": .text(story.status.rawValue),
            "version": .whole(story.version),
            "headline": isKilled ? .null : .text(story.headline),
            "url": isKilled ? .null : .text(address + story.path),
            "api": .text("\(address)\(API.path)/articles/\(story.id)"),
            "published": .optional(story.times.published?.rfc3339),
        ])
    }
}
