import PortadaCore

/// What the desk asks of the readers' side, which it does not know itself.
public struct ReadersSide: Sendable {
    /// A page as readers would get it.
    public struct Page: Sendable {
        /// Its bytes.
        public var bytes: [UInt8]
        /// What browsers are told of it.
        public var headers: [(name: String, value: String)]

        /// Makes a page.
        public init(bytes: [UInt8], headers: [(name: String, value: String)]) {
            self.bytes = bytes
            self.headers = headers
        }
    }

    /// Makes the page of a story as if it were published now; nothing of it is kept.
    public var preview: @Sendable (Article) async throws -> Page
    /// Whether an address of the newspaper shows something.
    public var shows: @Sendable (String) async throws -> Bool

    /// Names both.
    public init(
        preview: @escaping @Sendable (Article) async throws -> Page,
        shows: @escaping @Sendable (String) async throws -> Bool
    ) {
        self.preview = preview
        self.shows = shows
    }

    /// How many links of a story are followed.
    private static let maxLinks = 200

    /// The links of a story to the newspaper itself that lead nowhere.
    func deadLinks(of story: Article, site: String) async throws -> Set<String> {
        var dead: Set<String> = []
        for (link, path) in Checklist.ownPaths(in: story.body, site: site).prefix(Self.maxLinks) {
            if try await !shows(path) { dead.insert(link) }
        }
        return dead
    }
}
