import Foundation
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

@testable import PortadaSite

/// A newspaper in a folder of its own, with the standard theme: two sections, three people, three tags, thirty stories.
final class SampleSite: Sendable {
    static let noon = Timestamp(seconds: 1_710_072_000)
    static let actor = Actor.program("test")

    let store: Store
    let site: Site
    let folder: URL
    let sections: [Identifier<Section>]
    let people: [Identifier<Person>]
    let tags: [Identifier<Tag>]
    let stories: [Identifier<Article>]

    var newsroom: Newsroom { store.newsroom }

    init(cacheBytes: Int = 64 << 20, stories count: Int = 30, fileCacheBytes: Int = 4 << 20) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
        store = try Store.make(at: folder)
        site = try Self.open(store, in: folder, cacheBytes: cacheBytes, fileCacheBytes: fileCacheBytes)
        let newsroom = store.newsroom
        try await newsroom.saveSettings(NewspaperSettings(name: "El Faro"), by: Self.actor, at: Self.noon)
        var sections: [Identifier<Section>] = []
        for name in ["nacional", "deportes"] {
            let section = Section(id: Identifier(0), name: name, slug: name, path: "/\(name)/")
            sections.append(try await newsroom.save(section, id: nil, by: Self.actor, at: Self.noon))
        }
        var people: [Identifier<Person>] = []
        for name in ["ana", "beto", "carla"] {
            let person = Person(id: Identifier(0), name: name, slug: name)
            people.append(try await newsroom.save(person, id: nil, by: Self.actor, at: Self.noon))
        }
        var tags: [Identifier<Tag>] = []
        for name in ["agua", "puerto", "beisbol"] {
            tags.append(
                try await newsroom.save(
                    Tag(id: Identifier(0), name: name, slug: name),
                    id: nil,
                    by: Self.actor,
                    at: Self.noon
                )
            )
        }
        try await newsroom.setBlocks(
            .rail,
            [Block(source: .latest, count: 4), Block(source: .section(sections[1]), count: 3)],
            by: Self.actor,
            at: Self.noon
        )
        var stories: [Identifier<Article>] = []
        for number in 0..<count {
            let article = Self.story(
                number,
                section: sections[number % 2],
                person: people[number % 3],
                tag: tags[number % 3]
            )
            let created = try await newsroom.create(article, by: Self.actor, at: Self.noon)
            stories.append(created.id)
        }
        (self.sections, self.people, self.tags, self.stories) = (sections, people, tags, stories)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    static func open(
        _ store: Store,
        in folder: URL,
        cacheBytes: Int = 64 << 20,
        fileCacheBytes: Int = 4 << 20,
        clock: Timestamp = SampleSite.noon,
        ticking: (@Sendable () -> Timestamp)? = nil,
        sharedCache: SharedCache? = nil
    ) throws -> Site {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let theme = try Theme.load(
            files: try ThemeFiles(folder: root.appendingPathComponent("Themes/portada")),
            registry: SiteTemplates.registry
        )
        let originals = BlobStore(folder: folder.appendingPathComponent("pictures"))
        return try Site(
            Site.Parts(
                store: store,
                theme: { theme },
                originals: originals,
                renditions: RenditionStore(
                    originals: originals,
                    folder: folder.appendingPathComponent("renditions"),
                    makers: .renditions(2)
                ),
                address: "https://faro.example",
                clock: ticking ?? { clock },
                cacheBytes: cacheBytes,
                fileCacheBytes: fileCacheBytes,
                sharedCache: sharedCache
            )
        )
    }

    /// A published story, the newer the larger its number.
    static func story(
        _ number: Int,
        section: Identifier<Section>,
        person: Identifier<Person>,
        tag: Identifier<Tag>
    ) -> Article {
        let time = noon.advanced(bySeconds: Int64(number - 10_000) * 60)
        var article = Article(
            id: Identifier(0),
            headline: "Nota \(number)",
            summary: "Resumen \(number)",
            body: CleanHTML(vouchedFor: (1...5).map { "<p>Párrafo \($0) de la nota \(number).</p>" }.joined()),
            bylines: [person],
            primarySection: section,
            tags: [tag],
            slug: "nota-\(number)",
            path: "/nota-\(number)/",
            times: ArticleTimes(created: time)
        )
        article.status = .published
        article.times.published = time
        article.times.firstPublished = time
        return article
    }

    /// What readers get, by the page cache.
    func cached(_ path: String, _ encoding: ContentEncoding = .identity) async -> PreparedAnswer {
        let route = SiteRouter.route(path: path, query: .none)
        return await site.pages.answer(path, route, encoding)
    }

    /// What a fresh render gives.
    func fresh(_ path: String) async throws -> (status: Int, location: String?, bytes: [UInt8]) {
        let answer = try await site.answer(SiteRouter.route(path: path, query: .none), query: .none)
        guard case .bytes(let bytes) = answer.body else { return (answer.status, answer.location, []) }
        return (answer.status, answer.location, bytes)
    }

    func renders() -> Int { site.pages.numbers.renderCounts.values.reduce(0, +) }
}

extension PreparedAnswer {
    /// The body in one run.
    var bytes: [UInt8] { body.buffers.flatMap { Array($0.readableBytesView) } }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
