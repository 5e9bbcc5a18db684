import Foundation
import GRDB
import PortadaCore

@testable import PortadaStore

/// A newspaper in a folder of its own, which goes when it goes.
final class TemporaryNewspaper: Sendable {
    /// 10 March 2024, 12:00 UTC.
    static let noon = Timestamp(seconds: 1_710_072_000)

    let folder: URL
    let store: Store
    let editor = Actor.program("test")

    var newsroom: Newsroom { store.newsroom }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
        store = try Store.make(at: folder)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The noon of 10 March, so many minutes later.
    static func time(_ minutes: Int64) -> Timestamp { noon.advanced(bySeconds: minutes * 60) }

    /// A story that is not in the store yet; its address comes from its headline.
    static func draft(_ headline: String, _ edit: (inout Article) -> Void = { _ in }) -> Article {
        let slug = Slug.make(from: headline)
        var article = Article(
            id: Identifier(0),
            headline: headline,
            slug: slug,
            path: "/\(slug)/",
            times: ArticleTimes(created: noon)
        )
        edit(&article)
        return article
    }

    /// Creates a draft.
    func create(_ headline: String, _ edit: (inout Article) -> Void = { _ in }) async throws -> Article {
        try await newsroom.create(Self.draft(headline, edit), by: editor, at: Self.noon)
    }

    /// Creates a story that was published some minutes after noon.
    func publish(
        _ headline: String,
        minutes: Int64 = 0,
        _ edit: (inout Article) -> Void = { _ in }
    ) async throws -> Article {
        try await create(headline) { article in
            article.status = .published
            article.times.firstPublished = Self.time(minutes)
            article.times.published = Self.time(minutes)
            edit(&article)
        }
    }

    /// Creates a section; its address lies below its parent's.
    func section(_ name: String, under parent: Identifier<Section>? = nil) async throws -> Identifier<Section> {
        let slug = Slug.make(from: name)
        let above = try await store.read { reader in try parent.flatMap { try reader.sectionTree()[$0]?.path } } ?? "/"
        let section = Section(id: Identifier(0), parent: parent, name: name, slug: slug, path: "\(above)\(slug)/")
        return try await newsroom.save(section, id: nil, by: editor, at: Self.noon)
    }

    /// Moves a section, with so many published stories in it, from one section to another.
    /// - Returns: the one, the other, and the section itself.
    @discardableResult
    func moveSectionWithStories(_ count: Int) async throws -> (
        from: Identifier<Section>, to: Identifier<Section>, moved: Identifier<Section>
    ) {
        let (from, to) = (try await section("De antes"), try await section("De ahora"))
        let moved = try await section("Mudada", under: from)
        for number in 0..<count {
            _ = try await publish("Mudanza \(number)", minutes: Int64(number)) { $0.primarySection = moved }
        }
        try await move(moved, under: to)
        return (from, to, moved)
    }

    /// Moves a section in the tree; its address stays.
    func move(_ id: Identifier<Section>, under parent: Identifier<Section>?) async throws {
        guard var section = try await store.read({ try $0.sectionTree()[id] }) else { return }
        section.parent = parent
        _ = try await newsroom.save(section, id: id, by: editor, at: Self.noon)
    }

    /// Creates a person or an agency.
    func person(_ name: String, _ kind: Person.Kind = .staff) async throws -> Identifier<Person> {
        let person = Person(id: Identifier(0), kind: kind, name: name, slug: Slug.make(from: name))
        return try await newsroom.save(person, id: nil, by: editor, at: Self.noon)
    }

    /// Creates a tag.
    func tag(_ name: String) async throws -> Identifier<Tag> {
        let tag = Tag(id: Identifier(0), name: name, slug: Slug.make(from: name))
        return try await newsroom.save(tag, id: nil, by: editor, at: Self.noon)
    }

    /// Creates a picture; without a hash its file is missing.
    func picture(_ slug: String, hash: String? = nil) async throws -> Identifier<Picture> {
        let picture = Picture(id: Identifier(0), hash: hash, slug: slug, width: 1200, height: 800)
        return try await newsroom.save(picture, id: nil, by: editor, at: Self.noon)
    }

    /// A number that SQL gives, such as a count of rows.
    func number(_ sql: String, _ arguments: StatementArguments = StatementArguments()) async throws -> Int {
        try await store.database.pool.read { try Int.fetchOne($0, sql: sql, arguments: arguments) ?? 0 }
    }

    /// The texts of a column.
    func texts(_ sql: String, _ arguments: StatementArguments = StatementArguments()) async throws -> [String] {
        try await store.database.pool.read { try String.fetchAll($0, sql: sql, arguments: arguments) }
    }
}

extension Reader {
    /// All approved comments of a story, oldest first.
    func comments(of story: Identifier<Article>) throws -> [PortadaCore.Comment] {
        try comments(of: story, commentOrder(of: story).map(\.id))
    }
}
