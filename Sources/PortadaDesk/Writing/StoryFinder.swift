import Foundation
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Finds what a story refers to, as one types: other stories, people, tags.
struct StoryFinder: Sendable {
    private static let length = 12

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/find") { request, _ in try await stories(Self.words(request)) }
        router.get("desk/stories/people") { request, _ in try await people(Self.words(request)) }
        router.get("desk/stories/tags") { request, _ in try await tags(Self.words(request)) }
    }

    private static func words(_ request: Request) -> String {
        String((request.uri.queryParameters["q"] ?? "").prefix(200)).trimmingCharacters(in: .whitespaces)
    }

    private struct FoundStory: Encodable {
        let id: Int64
        let headline: String
        let path: String
        let published: String
        let section: String
    }

    private struct FoundName: Encodable {
        let id: Int64
        let name: String
        let detail: String
    }

    private func stories(_ words: String) async throws -> Response {
        guard !words.isEmpty else { return desk.json([FoundStory]()) }
        let (rows, sections, timeZone) = try await desk.store.read { reader in
            (
                try reader.stories(StoryFilter(status: .published, text: words), limit: Self.length),
                try reader.sectionTree(), try reader.settings().timeZone
            )
        }
        let dates = DateWriter(language: desk.parts.theme.language("es"), timeZone: timeZone)
        return desk.json(
            rows.map { row in
                FoundStory(
                    id: row.id.rawValue,
                    headline: row.headline,
                    path: row.path,
                    published: row.times.published.map(dates.iso8601) ?? "",
                    section: row.section.flatMap { sections[$0]?.name } ?? ""
                )
            }
        )
    }

    private func people(_ words: String) async throws -> Response {
        guard !words.isEmpty else { return desk.json([FoundName]()) }
        let found = try await desk.store.read { try $0.suggestions(of: .people, for: words, limit: Self.length) }
        return desk.json(found.map { FoundName(id: $0.id.rawValue, name: $0.name, detail: $0.role) })
    }

    private func tags(_ words: String) async throws -> Response {
        guard !words.isEmpty else { return desk.json([FoundName]()) }
        let found = try await desk.store.read { try $0.suggestions(of: .tags, for: words, limit: Self.length) }
        return desk.json(found.map { FoundName(id: $0.id.rawValue, name: $0.name, detail: "") })
    }
}
