import PortadaCore

/// Descriptions of pages for search engines, as JSON-LD (schema.org).
public struct StructuredData: Sendable {
    /// The newspaper as a publisher.
    public struct Publisher: Sendable {
        /// Its name.
        public var name: String
        /// The absolute address of the site without slash at the end.
        public var site: String
        /// The absolute address of its logo; may be empty.
        public var logo: String
        /// Words about it; may be empty.
        public var description: String
        /// Its own pages elsewhere.
        public var profiles: [String]
        /// The address for letters; may be empty.
        public var email: String
        /// The language of its texts.
        public var language: String

        /// Makes a publisher.
        public init(
            name: String,
            site: String,
            logo: String,
            description: String,
            profiles: [String],
            email: String,
            language: String
        ) {
            self.name = name
            self.site = site
            self.logo = logo
            self.description = description
            self.profiles = profiles
            self.email = email
            self.language = language
        }
    }

    /// Someone who signs.
    public struct Author: Sendable {
        /// The name.
        public var name: String
        /// The absolute address of the page about them.
        public var address: String
        /// Whether it is an agency.
        public var isOrganization: Bool

        /// Makes an author.
        public init(name: String, address: String, isOrganization: Bool) {
            self.name = name
            self.address = address
            self.isOrganization = isOrganization
        }
    }

    /// A picture of a story.
    public struct Picture: Sendable {
        /// The absolute address.
        public var address: String
        /// Width in pixels.
        public var width: Int
        /// Height in pixels.
        public var height: Int
        /// Its caption, plain text.
        public var caption: String
        /// Who made it.
        public var credit: String

        /// Makes a picture.
        public init(address: String, width: Int, height: Int, caption: String, credit: String) {
            self.address = address
            self.width = width
            self.height = height
            self.caption = caption
            self.credit = credit
        }
    }

    /// A story.
    public struct Story: Sendable {
        /// The absolute address.
        public var address: String
        /// What sort of story it is.
        public var kind: ArticleKind
        /// The headline.
        public var headline: String
        /// The standfirst.
        public var summary: String
        /// Publication, ISO 8601 with offset.
        public var published: String
        /// Last change, ISO 8601 with offset; never before publication.
        public var modified: String
        /// Who signs.
        public var authors: [Author]
        /// The primary section's name.
        public var section: String
        /// The tags' names.
        public var keywords: [String]
        /// The lead picture.
        public var picture: Picture?
        /// Corrections: text and ISO 8601 time.
        public var corrections: [(text: String, time: String)]
        /// How many comments it has.
        public var commentCount: Int
        /// How many words its text has.
        public var wordCount: Int

        /// Makes a story.
        public init(
            address: String,
            kind: ArticleKind,
            headline: String,
            summary: String,
            published: String,
            modified: String,
            authors: [Author],
            section: String,
            keywords: [String],
            picture: Picture?,
            corrections: [(text: String, time: String)],
            commentCount: Int,
            wordCount: Int
        ) {
            self.address = address
            self.kind = kind
            self.headline = headline
            self.summary = summary
            self.published = published
            self.modified = modified
            self.authors = authors
            self.section = section
            self.keywords = keywords
            self.picture = picture
            self.corrections = corrections
            self.commentCount = commentCount
            self.wordCount = wordCount
        }
    }

    private let publisher: Publisher
    /// The newspaper, whole and by name: every story's page says both, so they are written once.
    private let organization: JSONText
    /// Readers of structured data often don't follow `@id`.
    private let publisherReference: JSONText

    /// Describes pages of one newspaper. Make one and keep it.
    public init(publisher: Publisher) {
        self.publisher = publisher
        organization = .written(Self.organization(publisher).text)
        publisherReference = .written(Self.reference(to: publisher).text)
    }

    /// The front page: the newspaper and its search.
    public func front() -> JSONText {
        graph([organization, webSite()])
    }

    /// A list page: its place in the site.
    public func list(name: String, address: String, breadcrumb: [(name: String, address: String)]) -> JSONText {
        graph([
            .object([
                ("@type", .string("CollectionPage")), ("name", .string(name)), ("url", .string(address)),
                ("isPartOf", .object([("@id", .string(publisher.site + "/#website"))])),
            ]),
            crumbs(breadcrumb), webSite(), organization,
        ])
    }

    /// An author's page.
    public func profile(_ author: Author, description: String, picture: String?) -> JSONText {
        graph([
            .object([
                ("@type", .string("ProfilePage")), ("url", .string(author.address)),
                (
                    "mainEntity",
                    .object([
                        ("@type", .string(author.isOrganization ? "Organization" : "Person")),
                        ("name", .string(author.name)), ("url", .string(author.address)),
                        ("description", .nonEmpty(description)), ("image", picture.map { .string($0) }),
                        ("worksFor", author.isOrganization ? nil : publisherReference),
                    ])
                ),
            ]),
            organization,
        ])
    }

    /// A story with its place in the site.
    public func story(_ story: Story, breadcrumb: [(name: String, address: String)]) -> JSONText {
        graph([newsArticle(story), crumbs(breadcrumb), organization])
    }

    private func newsArticle(_ story: Story) -> JSONText {
        .object([
            ("@type", .string(Self.type(of: story.kind))),
            ("@id", .string(story.address + "#article")),
            ("mainEntityOfPage", .string(story.address)),
            ("url", .string(story.address)),
            // Google reads at most 110 characters of a headline.
            ("headline", .string(Self.shortened(story.headline, to: 110))),
            ("description", .nonEmpty(story.summary)),
            ("datePublished", .string(story.published)),
            ("dateModified", .string(story.modified)),
            ("author", .nonEmpty(story.authors.map(author))),
            ("publisher", publisherReference),
            ("articleSection", .nonEmpty(story.section)),
            ("keywords", .nonEmpty(story.keywords.map { .string($0) })),
            ("image", story.picture.map { .array([image($0)]) }),
            ("inLanguage", .string(publisher.language)),
            ("isAccessibleForFree", .flag(true)),
            ("wordCount", .number(story.wordCount)),
            ("commentCount", .number(story.commentCount)),
            ("correction", .nonEmpty(story.corrections.map(correction))),
        ])
    }

    private static func type(of kind: ArticleKind) -> String {
        switch kind {
        case .opinion: "OpinionNewsArticle"
        case .analysis: "AnalysisNewsArticle"
        case .page: "WebPage"
        case .news, .interview, .gallery, .live: "NewsArticle"
        }
    }

    private func author(_ author: Author) -> JSONText {
        .object([
            ("@type", .string(author.isOrganization ? "Organization" : "Person")),
            ("name", .string(author.name)), ("url", .string(author.address)),
        ])
    }

    private func image(_ picture: Picture) -> JSONText {
        .object([
            ("@type", .string("ImageObject")), ("url", .string(picture.address)),
            ("contentUrl", .string(picture.address)), ("width", .number(picture.width)),
            ("height", .number(picture.height)), ("caption", .nonEmpty(picture.caption)),
            ("creditText", .nonEmpty(picture.credit)),
            (
                "creator",
                picture.credit.isEmpty
                    ? nil : .object([("@type", .string("Person")), ("name", .string(picture.credit))])
            ),
        ])
    }

    private func correction(_ correction: (text: String, time: String)) -> JSONText {
        .object([
            ("@type", .string("CorrectionComment")), ("text", .string(correction.text)),
            ("datePublished", .string(correction.time)),
        ])
    }

    private func crumbs(_ breadcrumb: [(name: String, address: String)]) -> JSONText {
        .object([
            ("@type", .string("BreadcrumbList")),
            (
                "itemListElement",
                .array(
                    breadcrumb.enumerated().map { index, crumb in
                        .object([
                            ("@type", .string("ListItem")), ("position", .number(index + 1)),
                            ("name", .string(crumb.name)), ("item", .string(crumb.address)),
                        ])
                    }
                )
            ),
        ])
    }

    private func webSite() -> JSONText {
        .object([
            ("@type", .string("WebSite")), ("@id", .string(publisher.site + "/#website")),
            ("url", .string(publisher.site + "/")), ("name", .string(publisher.name)),
            ("inLanguage", .string(publisher.language)), ("publisher", publisherReference),
            (
                "potentialAction",
                .object([
                    ("@type", .string("SearchAction")),
                    (
                        "target",
                        .object([
                            ("@type", .string("EntryPoint")),
                            ("urlTemplate", .string(publisher.site + "/search/?q={search_term_string}")),
                        ])
                    ),
                    ("query-input", .string("required name=search_term_string")),
                ])
            ),
        ])
    }

    private static func organization(_ publisher: Publisher) -> JSONText {
        .object([
            ("@type", .string("NewsMediaOrganization")), ("@id", .string(publisher.site + "/#publisher")),
            ("name", .string(publisher.name)), ("url", .string(publisher.site + "/")),
            ("description", .nonEmpty(publisher.description)), ("email", .nonEmpty(publisher.email)),
            (
                "logo",
                publisher.logo.isEmpty
                    ? nil : .object([("@type", .string("ImageObject")), ("url", .string(publisher.logo))])
            ),
            ("sameAs", .nonEmpty(publisher.profiles.map { .string($0) })),
        ])
    }

    private static func reference(to publisher: Publisher) -> JSONText {
        .object([
            ("@type", .string("NewsMediaOrganization")), ("@id", .string(publisher.site + "/#publisher")),
            ("name", .string(publisher.name)), ("url", .string(publisher.site + "/")),
        ])
    }

    private func graph(_ nodes: [JSONText]) -> JSONText {
        .object([("@context", .string("https://schema.org")), ("@graph", .array(nodes))])
    }

    private static func shortened(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        let cut = text.prefix(limit - 1)
        let end = cut.lastIndex(of: " ") ?? cut.endIndex
        return cut[..<end] + "…"
    }
}
