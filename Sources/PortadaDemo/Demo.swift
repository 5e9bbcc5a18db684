import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore
import Yams

/// The demo newspaper: a fictional one, full of stories, made in an empty store.
public struct Demo: Sendable {
    private let newspaper: DemoNewspaper
    private let stories: [DemoStory]

    /// Reads the demo's files, by their path in the folder `Demo`. Throws when one breaks the format.
    public init(files: [String: [UInt8]]) throws {
        guard let settings = files["newspaper.yaml"] else { throw DemoFault("newspaper.yaml is missing") }
        do {
            newspaper = try YAMLDecoder().decode(DemoNewspaper.self, from: String(decoding: settings, as: UTF8.self))
        } catch {
            throw DemoFault("newspaper.yaml: \(error)")
        }
        stories = try files.filter { $0.key.hasPrefix("stories/") }.sorted { $0.key < $1.key }.map { path, bytes in
            try DemoStory(String(decoding: bytes, as: UTF8.self), file: path)
        }
    }

    /// The newspaper's name.
    public var name: String { newspaper.name }

    /// How many stories and pages it has.
    public var storyCount: Int { stories.count }

    /// Fills an empty newspaper; ages count from `now`. Either all of it is there afterwards, or no story is.
    public func fill(
        _ store: Store,
        originals: BlobStore,
        now: Timestamp,
        progress: @escaping @Sendable (_ drawn: Int, _ of: Int) -> Void
    ) async throws {
        let named = stories.flatMap { $0.bodyDrawings + [$0.head.picture?.drawing].compactMap { $0 } }
        let ids = Set(named + newspaper.authors.compactMap(\.portrait)).sorted()
        let drawn = try await DemoPictures.draw(ids, into: originals, progress: progress)
        let actor = Actor.program("portada demo")
        let newsroom = store.newsroom
        try await newsroom.saveSettings(newspaper.settings, by: actor, at: now)
        let arranged = try await newsroom.importBatch(by: actor, at: now) { importer in
            var work = DemoImport(
                newspaper: newspaper,
                stories: stories,
                drawn: drawn,
                now: now,
                importer: importer
            )
            return try work.run()
        }
        try await newsroom.setMenu(.header, arranged.header, by: actor, at: now)
        try await newsroom.setMenu(.footer, arranged.footer, by: actor, at: now)
        for (zone, blocks) in arranged.blocks {
            try await newsroom.setBlocks(zone, blocks, by: actor, at: now)
        }
        // What the column beside calls the latest is that, also where it stands on the front already.
        let rail = FrontLayout(blocks: [], rail: arranged.blocks[.rail] ?? []).places.filter { $0.part == .rail }
        let wish = FrontArrangement(repeating: Set(rail.map(\.slot)))
        _ = try await newsroom.arrangeFront(wish, base: 0, by: actor, at: now)
        try await newsroom.countShares(arranged.shares, at: now)
    }
}
