import PortadaCore

/// A list of stories as feed readers take it; three writers give it three forms.
public struct Feed: Sendable {
    /// A picture in a feed.
    public struct Picture: Sendable {
        /// Its absolute address.
        public var address: String
        /// Its media type.
        public var mediaType: String
        /// Its size in bytes; nil when it isn't known.
        public var byteCount: Int?
        /// Width in pixels.
        public var width: Int
        /// Height in pixels.
        public var height: Int
        /// Its caption, plain text.
        public var caption: String
        /// Who made it.
        public var credit: String

        /// Makes a picture.
        public init(
            address: String,
            mediaType: String,
            byteCount: Int? = nil,
            width: Int,
            height: Int,
            caption: String,
            credit: String
        ) {
            self.address = address
            self.mediaType = mediaType
            self.byteCount = byteCount
            self.width = width
            self.height = height
            self.caption = caption
            self.credit = credit
        }
    }

    /// A story in a feed.
    public struct Entry: Sendable {
        /// Its number in the store: what it is known by, unless it came from elsewhere.
        public var id: Identifier<Article>
        /// What it was known by where it came from, which never changes; a path stands for an address of this site.
        public var formerIdentity: String?
        /// What tells several entries about one story apart; empty for the story itself.
        public var part: String
        /// Its headline.
        public var headline: String
        /// Its absolute address.
        public var address: String
        /// Who signs it.
        public var authors: [String]
        /// Section and tags.
        public var categories: [String]
        /// Its standfirst, plain text.
        public var summary: String
        /// Its text, with absolute addresses.
        public var content: CleanHTML
        /// When it was published.
        public var published: Timestamp
        /// When it last changed.
        public var modified: Timestamp
        /// Its lead picture.
        public var picture: Picture?

        /// Makes an entry.
        public init(
            id: Identifier<Article>,
            formerIdentity: String? = nil,
            part: String = "",
            headline: String,
            address: String,
            authors: [String],
            categories: [String],
            summary: String,
            content: CleanHTML,
            published: Timestamp,
            modified: Timestamp,
            picture: Picture?
        ) {
            self.id = id
            self.formerIdentity = formerIdentity
            self.part = part
            self.headline = headline
            self.address = address
            self.authors = authors
            self.categories = categories
            self.summary = summary
            self.content = content
            self.published = published
            self.modified = modified
            self.picture = picture
        }
    }

    /// Its title.
    public var title: String
    /// What it holds; plain text.
    public var description: String
    /// The language of its texts: `es`.
    public var language: String
    /// The absolute address of the site: `https://example.org`, without slash at the end.
    public var site: String
    /// The absolute address of the page that it belongs to.
    public var page: String
    /// The absolute address of the feed itself.
    public var address: String
    /// The newspaper's name, author of what nobody signs.
    public var newspaper: String
    /// The stories, newest first.
    public var entries: [Entry]

    /// Makes a feed.
    public init(
        title: String,
        description: String,
        language: String,
        site: String,
        page: String,
        address: String,
        newspaper: String,
        entries: [Entry]
    ) {
        self.title = title
        self.description = description
        self.language = language
        self.site = site
        self.page = page
        self.address = address
        self.newspaper = newspaper
        self.entries = entries
    }

    /// When its newest story changed; nil when it is empty.
    public var modified: Timestamp? { entries.map(\.modified).max() }

    /// An identity that stays when headline and address change (RFC 4287, section 4.2.6). A number given here takes another
    /// form than WordPress', whose numbers stories brought along.
    func identity(of entry: Entry) -> String {
        let former = entry.formerIdentity.map { $0.hasPrefix("/") ? site + $0 : $0 }
        return (former ?? "\(site)/?story=\(entry.id)") + (entry.part.isEmpty ? "" : "#\(entry.part)")
    }

    /// Who signs an entry; the newspaper when nobody does.
    func authors(of entry: Entry) -> [String] {
        entry.authors.isEmpty ? [newspaper] : entry.authors
    }
}
