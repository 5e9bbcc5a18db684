import Foundation
import Logging
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Walks through all stories and pictures in the background and notes what is broken: links of the newspaper's own that
/// lead nowhere, pictures whose files are missing. One walk at a time; a step holds little, and rests after it.
actor Inspection {
    /// How far a walk is.
    struct Progress: Sendable {
        var stories: Int
        var pictures: Int
    }

    private static let storiesAtOnce = 100
    private static let picturesAtOnce = 500
    /// So many findings of a sort are kept: whoever has more has one cause for them.
    private static let maxFindings = 500

    private let store: Store
    private let originals: BlobStore
    private let address: String
    private let clock: @Sendable () -> Timestamp
    private let logger: Logger
    private(set) var progress: Progress?
    private(set) var isChecking = false

    /// Whether anything is under way.
    var isBusy: Bool { progress != nil || isChecking }

    init(
        store: Store,
        originals: BlobStore,
        address: String,
        clock: @escaping @Sendable () -> Timestamp,
        logger: Logger
    ) {
        self.store = store
        self.originals = originals
        self.address = address
        self.clock = clock
        self.logger = logger
    }

    /// Begins a walk, and a check of the database's file; does nothing while one is under way.
    func begin() {
        guard !isBusy else { return }
        progress = Progress(stories: 0, pictures: 0)
        isChecking = true
        Task { await walk() }
        Task { await check() }
    }

    /// What SQLite finds wrong with the file.
    private func check() async {
        do {
            let faults = try await store.integrityFaults()
            try await store.noteHealth(.integrity, faults.prefix(20).joined(separator: "\n"), at: clock())
        } catch {
            logger.error("the database could not be checked", metadata: ["error": "\(error)"])
        }
        isChecking = false
    }

    private func walk() async {
        let start = clock()
        do {
            try await walkPictures(noting: start)
            try await walkStories(noting: start)
            try await store.forgetFindings(before: start)
            let looked = progress.map { "\($0.stories) \($0.pictures)" } ?? ""
            try await store.noteHealth(.walk, looked, at: start)
        } catch {
            logger.error("a walk through the stories failed", metadata: ["error": "\(error)"])
        }
        progress = nil
    }

    private func walkPictures(noting start: Timestamp) async throws {
        var (last, found) = (Identifier<Picture>(0), 0)
        while true {
            let after = last
            let pictures = try await store.read(.upkeep) {
                try $0.picturesWithFile(after: after, limit: Self.picturesAtOnce)
            }
            guard let end = pictures.last?.id else { return }
            let lost = try await originals.onThread { originals in pictures.filter { !originals.holds($0.hash) } }
            for picture in lost where found < Self.maxFindings {
                found += 1
                let story = try await store.read(.upkeep) { try $0.story(showing: picture.id) }
                let finding = HealthFinding(kind: .missingFile, article: story, detail: picture.slug)
                try await store.noteFinding(finding, at: start)
            }
            last = end
            progress?.pictures += pictures.count
            await Task.yield()
        }
    }

    private func walkStories(noting start: Timestamp) async throws {
        var (last, found) = (Identifier<Article>(0), 0)
        while true {
            let (after, address) = (last, address)
            let (end, count, dead) = try await store.read(.upkeep) { reader in
                let stories = try reader.publishedBodies(after: after, limit: Self.storiesAtOnce)
                let dead = try stories.flatMap { story in
                    try Checklist.ownPaths(in: story.body, site: address)
                        .filter { try !reader.leadsSomewhere($0.path) }
                        .map { HealthFinding(kind: .deadLink, article: story.id, detail: $0.path) }
                }
                return (stories.last?.id, stories.count, dead)
            }
            guard let end else { return }
            for finding in dead where found < Self.maxFindings {
                found += 1
                try await store.noteFinding(finding, at: start)
            }
            last = end
            progress?.stories += count
            await Task.yield()
        }
    }
}
