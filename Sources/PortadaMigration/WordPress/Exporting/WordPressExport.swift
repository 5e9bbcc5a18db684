import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Writes the newspaper as a WordPress export (WXR 1.2), which WordPress' own importer reads.
public struct WordPressExport {
    /// What was written, and what WordPress has no place for.
    public struct Summary: Sendable {
        /// Stories of every state but killed ones.
        public var stories = 0
        /// Pages outside the news.
        public var pages = 0
        /// Pictures, which WordPress fetches from the newspaper.
        public var pictures = 0
        /// Comments in every state.
        public var comments = 0
        /// Stories that were killed: no word of them leaves.
        public var killed = 0
        /// Old addresses, of which an export can't tell WordPress.
        public var redirects: Int64 = 0
        /// Pictures without a file.
        public var lostPictures = 0
    }

    let reader: Reader
    /// The address of the newspaper, without a slash at its end: WordPress fetches the pictures there.
    let address: String
    /// Takes what is written, piece by piece.
    let take: (String) throws -> Void
    let settings: NewspaperSettings
    let sections: SectionTree
    let people: [Identifier<Person>: Person]
    let tags: [Identifier<Tag>: Tag]
    let numbers: WordPressNumbers
    let times: WordPressClock

    /// - Parameter take: takes what is written, piece by piece.
    public init(_ reader: Reader, address: String, take: @escaping (String) throws -> Void) throws {
        self.reader = reader
        self.address = address
        self.take = take
        settings = try reader.settings()
        sections = try reader.sectionTree()
        people = Dictionary(try reader.everyPerson().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        tags = Dictionary(try reader.everyTag().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        numbers = WordPressNumbers(
            lastStory: try reader.lastStory(),
            lastSection: sections.byID.keys.map(\.rawValue).max() ?? 0
        )
        times = WordPressClock(timeZone: settings.timeZone)
    }

    /// Writes all of it.
    /// - Parameter progress: told how many stories were written.
    public func write(progress: (Int) throws -> Void) throws -> Summary {
        var summary = Summary()
        try take(head)
        try reader.eachPicture { picture in
            guard let hash = picture.hash else {
                summary.lostPictures += 1
                return
            }
            summary.pictures += 1
            try take(attachment(picture, hash))
        }
        try reader.eachStory { story in
            if story.kind == .page { summary.pages += 1 } else { summary.stories += 1 }
            try take(try item(story, comments: &summary.comments))
            try progress(summary.stories + summary.pages)
        } killed: { _ in
            summary.killed += 1
        }
        try take("</channel>\n</rss>\n")
        summary.redirects = try reader.redirectCount()
        return summary
    }

    private var head: String {
        var xml = WXRText()
        xml.add("title", settings.name)
        xml.add("link", address)
        xml.add("description", settings.tagline)
        xml.add("language", settings.language)
        xml.add("wp:wxr_version", "1.2")
        xml.add("wp:base_site_url", address)
        xml.add("wp:base_blog_url", address)
        for person in people.values.sorted(by: { $0.id < $1.id }) { add(person, to: &xml) }
        for (section, _) in sections.outline { add(section, to: &xml) }
        for tag in tags.values.sorted(by: { $0.id < $1.id }) { add(tag, to: &xml) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" \
            xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>

            """ + xml.text
    }

    private func add(_ person: Person, to xml: inout WXRText) {
        xml.add("wp:author") {
            $0.add("wp:author_id", "\(person.id)")
            $0.add("wp:author_login", person.slug)
            $0.add("wp:author_email", "")
            $0.addMarkup("wp:author_display_name", person.name)
        }
    }

    private func add(_ section: Section, to xml: inout WXRText) {
        xml.add("wp:category") {
            $0.add("wp:term_id", "\(numbers.term(section))")
            $0.add("wp:category_nicename", nicename(section))
            $0.add("wp:category_parent", section.parent.flatMap { sections[$0] }.map(nicename) ?? "")
            $0.addMarkup("wp:cat_name", section.name)
            $0.addMarkup("wp:category_description", section.description)
        }
    }

    /// The name in addresses that WordPress knows a section by: there no two have the same, wherever they lie.
    private func nicename(_ section: Section) -> String {
        let isShared = sections.byID.values.contains { $0.slug == section.slug && $0.id != section.id }
        return isShared ? section.path.split(separator: "/").joined(separator: "-") : section.slug
    }

    private func add(_ tag: Tag, to xml: inout WXRText) {
        xml.add("wp:tag") {
            $0.add("wp:term_id", "\(numbers.term(tag))")
            $0.add("wp:tag_slug", tag.slug)
            $0.addMarkup("wp:tag_name", tag.name)
            $0.addMarkup("wp:tag_description", tag.description)
        }
    }

    private func attachment(_ picture: Picture, _ hash: String) -> String {
        let file = address(of: picture, hash)
        var xml = WXRText()
        xml.add("item") {
            $0.addMarkup("title", picture.slug)
            $0.add("link", file)
            $0.add("guid", file)
            $0.addMarkup("content:encoded", "")
            $0.addMarkup("excerpt:encoded", picture.caption.markup)
            $0.add("wp:post_id", "\(numbers.post(picture.id))")
            $0.add("wp:post_name", picture.slug)
            $0.add("wp:status", "inherit")
            $0.add("wp:post_parent", "0")
            $0.add("wp:post_type", "attachment")
            $0.add("wp:attachment_url", file)
            $0.addDetail("_wp_attachment_image_alt", picture.altText)
            $0.addDetail("_media_credit", picture.credit)
        }
        return xml.text
    }

    private func address(of picture: Picture, _ hash: String) -> String {
        let spec = RenditionSpec(width: MediaAddress.widths.last ?? 0, format: .jpeg)
        return address + MediaAddress(hash: hash, slug: picture.slug, spec: spec).path
    }
}

extension WordPressExport {
    private func item(_ story: Article, comments: inout Int) throws -> String {
        let body = try WordPressBody(address: address) { prefix in
            try reader.picture(hashPrefix: prefix).flatMap { picture in
                picture.hash.map { (numbers.post(picture.id), address(of: picture, $0)) }
            }
        }.text(story.body)
        let bylines = story.bylines.compactMap { people[$0] }
        var xml = WXRText()
        var written = 0
        try xml.addItem { xml in
            xml.addMarkup("title", HTMLText.escape(story.headline))
            xml.add("link", address + story.path)
            if let published = story.times.published { xml.add("pubDate", times.rfc822(published)) }
            xml.add("dc:creator", bylines.first?.slug ?? "")
            xml.add("guid", "\(address)/?p=\(story.id)")
            xml.addMarkup("content:encoded", body + corrections(of: story))
            xml.addMarkup("excerpt:encoded", HTMLText.escape(story.summary))
            addState(of: story, to: &xml)
            addPlaces(of: story, bylines, to: &xml)
            addDetails(of: story, to: &xml)
            try reader.eachComment(on: story.id) {
                add($0, to: &xml)
                written += 1
            }
        }
        comments += written
        return xml.text
    }

    private func addState(of story: Article, to xml: inout WXRText) {
        let due = story.status == .scheduled ? story.times.scheduled : nil
        let shown = due ?? story.times.published ?? story.times.scheduled ?? story.times.created
        xml.add("wp:post_id", "\(story.id)")
        xml.add("wp:post_date", times.local(shown))
        xml.add("wp:post_date_gmt", times.utc(shown))
        xml.add("wp:post_modified", times.local(story.times.modified))
        xml.add("wp:post_modified_gmt", times.utc(story.times.modified))
        xml.add("wp:comment_status", story.commentsOpen ? "open" : "closed")
        xml.add("wp:ping_status", "closed")
        xml.add("wp:post_name", story.slug)
        xml.add("wp:status", story.status.inWordPress)
        xml.add("wp:post_parent", "0")
        xml.add("wp:menu_order", "0")
        xml.add("wp:post_type", story.kind == .page ? "page" : "post")
        xml.add("wp:post_password", "")
        xml.add("wp:is_sticky", "0")
    }

    private func addPlaces(of story: Article, _ bylines: [Person], to xml: inout WXRText) {
        for section in story.allSections.compactMap({ sections[$0] }) {
            xml.addCategory("category", slug: nicename(section), section.name)
        }
        for tag in story.tags.compactMap({ tags[$0] }) { xml.addCategory("post_tag", slug: tag.slug, tag.name) }
        // WordPress has one author for a story; the plug-in for several reads this.
        for person in bylines { xml.addCategory("author", slug: "cap-\(person.slug)", person.name) }
    }

    private func addDetails(of story: Article, to xml: inout WXRText) {
        if let lead = story.leadPicture { xml.addDetail("_thumbnail_id", "\(numbers.post(lead.picture))") }
        if let section = story.primarySection.flatMap({ sections[$0] }) {
            xml.addDetail("_yoast_wpseo_primary_category", "\(numbers.term(section))")
        }
        xml.addDetail("_yoast_wpseo_title", story.searchOverride.title)
        xml.addDetail("_yoast_wpseo_metadesc", story.searchOverride.description)
        xml.addDetail("_yoast_wpseo_opengraph-title", story.socialOverride.title)
        xml.addDetail("_yoast_wpseo_opengraph-description", story.socialOverride.description)
        xml.addDetail("kicker", story.kicker)
        xml.addDetail("agency_credit", story.agencyCredit)
        xml.addDetail("lead_caption", story.leadPicture?.caption.markup ?? "")
        xml.addDetail("lead_credit", story.leadPicture?.credit ?? "")
        xml.addDetail("story_kind", story.kind.rawValue)
        if let embargo = story.times.embargo { xml.addDetail("embargo_until", times.utc(embargo)) }
    }

    private func add(_ comment: Comment, to xml: inout WXRText) {
        xml.add("wp:comment") {
            $0.add("wp:comment_id", "\(comment.id)")
            $0.addMarkup("wp:comment_author", comment.author)
            $0.add("wp:comment_author_email", "")
            $0.add("wp:comment_date", times.local(comment.time))
            $0.add("wp:comment_date_gmt", times.utc(comment.time))
            $0.addMarkup("wp:comment_content", comment.text.markup)
            $0.add("wp:comment_approved", comment.status.inWordPress)
            $0.add("wp:comment_type", "comment")
            $0.add("wp:comment_parent", "\(comment.parent.map(\.rawValue) ?? 0)")
            $0.add("wp:comment_user_id", "0")
        }
    }

    /// WordPress has no corrections: they stand at the end of the text.
    private func corrections(of story: Article) -> String {
        story.corrections.map { "<p><em>\(times.local($0.time).prefix(10)): \($0.text.markup)</em></p>" }.joined()
    }
}

extension WXRText {
    /// An item, whose parts are read from the store.
    mutating func addItem(_ body: (inout WXRText) throws -> Void) throws {
        var inner = WXRText()
        try body(&inner)
        add("item") { $0.append(inner) }
    }
}

extension ArticleStatus {
    fileprivate var inWordPress: String {
        switch self {
        case .published: "publish"
        case .scheduled: "future"
        case .inReview, .ready: "pending"
        case .trashed: "trash"
        case .draft, .withdrawn, .killed: "draft"
        }
    }
}

extension Comment.Status {
    fileprivate var inWordPress: String {
        switch self {
        case .approved: "1"
        case .pending: "0"
        case .rejected: "trash"
        case .spam: "spam"
        }
    }
}
