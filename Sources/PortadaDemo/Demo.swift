import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore
import Yams

/// The demo newspaper: a fictional one, full of stories, made in an empty store.
public struct Demo: Sendable {
    private let newspaper: DemoNewspaper
    private let stories: [DemoStory]
    let pictures: DemoPictures

    /// Reads the demo's files, by their path in the folder `Demo`. Throws when one breaks the format.
    public init(files: [String: [UInt8]]) throws {
        guard let settings = files["newspaper.yaml"] else { throw DemoFault("newspaper.yaml is missing") }
        do {
            newspaper = try YAMLDecoder().decode(DemoNewspaper.self, from: String(decoding: settings, as: UTF8.self))
        } catch {
            throw DemoFault("newspaper.yaml: \(error)")
        }
        pictures = DemoPictures(files: files)
        stories = try files.filter { $0.key.hasPrefix("stories/") }.sorted { $0.key < $1.key }.map { path, bytes in
            try DemoStory(String(decoding: bytes, as: UTF8.self), file: path)
        }
    }

    /// The newspaper's name.
    public var name: String { newspaper.name }

    /// How many stories and pages it has.
    public var storyCount: Int { stories.count }

    private static let actor = Actor.program("portada demo")
    /// How long before the demo's birth its newsroom began to work here: what is older came with the archive.
    private static let workedSeconds: Int64 = 74 * 3600

    /// Fills an empty newspaper; ages count from `now`. When it throws, the newspaper is not whole.
    /// - Returns: the account of whoever heads the newsroom. Nobody has a password yet.
    public func fill(_ store: Store, originals: BlobStore, now: Timestamp) async throws -> Account {
        try await fill(store, drawn: try await pictures.keep(drawings, in: originals), now: now)
    }

    /// The ids of the drawings that stories and portraits name.
    var drawings: Set<String> {
        let named = stories.flatMap { $0.bodyDrawings + [$0.head.picture?.drawing].compactMap { $0 } }
        return Set(named + newspaper.authors.compactMap(\.portrait))
    }

    /// Fills an empty newspaper whose pictures are in its keeping.
    func fill(_ store: Store, drawn: [String: DemoPictures.Drawn], now: Timestamp) async throws -> Account {
        let arrival = now.advanced(bySeconds: -Self.workedSeconds)
        try await store.newsroom.saveSettings(newspaper.settings, by: Self.actor, at: arrival)
        let arrived = try await bringIn(drawn, store, at: arrival, now: now)
        try await arrange(arrived, store, at: arrival)
        let colleagues = try await addColleagues(store, arrived.names, at: arrival)
        let writer = DemoStepWriter(newspaper: newspaper, names: arrived.names, arrival: arrival, now: now)
        var newsroom = DemoNewsroom(store: store, colleagues: colleagues)
        let made = try await newsroom.take(try stories.filter { !isOld($0) }.flatMap { try writer.steps(of: $0) })
        try await countShares(arrived.articles.merging(made) { first, _ in first }, store, at: now)
        guard let head = newspaper.colleagues.first.flatMap({ colleagues[$0.slug] }) else {
            throw DemoFault("newspaper.yaml: there are no colleagues")
        }
        return head
    }

    /// Whether a story comes with the archive.
    private func isOld(_ story: DemoStory) -> Bool {
        story.head.desk == nil && story.head.age.seconds >= Self.workedSeconds
    }

    private func bringIn(
        _ drawn: [String: DemoPictures.Drawn],
        _ store: Store,
        at time: Timestamp,
        now: Timestamp
    ) async throws -> DemoImport.Arrived {
        let (newspaper, stories, archive) = (newspaper, stories, stories.filter(isOld))
        return try await store.newsroom.importBatch(by: Self.actor, at: time) { importer in
            var work = DemoImport(
                newspaper: newspaper,
                stories: stories,
                archive: archive,
                drawn: drawn,
                now: now,
                importer: importer
            )
            return try work.run()
        }
    }

    private func arrange(_ arrived: DemoImport.Arrived, _ store: Store, at time: Timestamp) async throws {
        let newsroom = store.newsroom
        try await newsroom.setMenu(.header, arrived.header, by: Self.actor, at: time)
        try await newsroom.setMenu(.footer, arrived.footer, by: Self.actor, at: time)
        for (zone, blocks) in arrived.blocks {
            try await newsroom.setBlocks(zone, blocks, by: Self.actor, at: time)
        }
    }

    private func addColleagues(_ store: Store, _ names: DemoNames, at time: Timestamp) async throws -> [String: Account]
    {
        var accounts: [String: Account] = [:]
        for colleague in newspaper.colleagues {
            let account = Account(
                id: Identifier(0),
                email: colleague.email,
                name: colleague.name,
                role: colleague.role,
                person: names.people[colleague.slug]
            )
            accounts[colleague.slug] = try await store.newsroom.addAccount(account, by: Self.actor, at: time)
        }
        return accounts
    }

    private func countShares(_ articles: [String: Identifier<Article>], _ store: Store, at time: Timestamp) async throws
    {
        var shares: [Identifier<Article>: Int] = [:]
        for story in stories where story.head.kind != "page" && story.head.desk == nil {
            guard let id = articles[story.head.slug] else { continue }
            shares[id] = 3 + story.body.utf8.count % 61
        }
        try await store.newsroom.countShares(shares, at: time)
    }
}
