import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaRendering

/// What the desk asks of the readers' side, which it does not know itself: whoever serves both joins them.
public struct ReadersSide: Sendable {
    /// Whether readers can write comments. Their pages have no form for it yet: until they have, the desk promises none and
    /// keeps what stands of it.
    static let takesComments = false

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

        /// The page in a frame of the desk; nothing may keep it.
        func response() -> Response {
            var fields = HTTPFields()
            for (name, value) in headers { HTTPField.Name(name).map { fields[$0] = value } }
            fields[.contentType] = "text/html; charset=utf-8"
            fields[.cacheControl] = "no-store"
            return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }

    /// Makes the page of a story as if it were published now.
    public var story: @Sendable (Article) async throws -> Page
    /// Makes the front with an arrangement that is being prepared.
    public var front: @Sendable (FrontArrangement) async throws -> Page
    /// Makes the front with other options of the theme.
    public var look: @Sendable (Look) async throws -> Page
    /// The options that the theme has by itself.
    public var themeOptions: @Sendable () throws -> ThemeSettings
    /// Whether an address of the newspaper shows something.
    public var shows: @Sendable (String) async throws -> Bool

    /// Brings them together.
    public init(
        story: @escaping @Sendable (Article) async throws -> Page,
        front: @escaping @Sendable (FrontArrangement) async throws -> Page,
        look: @escaping @Sendable (Look) async throws -> Page,
        themeOptions: @escaping @Sendable () throws -> ThemeSettings,
        shows: @escaping @Sendable (String) async throws -> Bool
    ) {
        self.story = story
        self.front = front
        self.look = look
        self.themeOptions = themeOptions
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
