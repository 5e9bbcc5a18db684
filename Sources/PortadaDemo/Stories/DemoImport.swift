import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Brings the demo into the store in one transaction: sections, people, tags, pictures, then the stories.
struct DemoImport {
    /// What can be arranged once the stories have their numbers.
    struct Arranged: Sendable {
        var header: Menu
        var footer: Menu
        var blocks: [Block.Zone: [Block]]
        var shares: [Identifier<Article>: Int]
    }

    private let newspaper: DemoNewspaper
    private let stories: [DemoStory]
    private let drawn: [String: DemoPictures.Drawn]
    private let now: Timestamp
    private let importer: Importer
    private var sections: [String: Section] = [:]
    private var people: [String: Identifier<Person>] = [:]
    private var tags: [String: Identifier<Tag>] = [:]
    private var pictures: [String: Identifier<Picture>] = [:]
    private var articles: [String: Identifier<Article>] = [:]

    init(
        newspaper: DemoNewspaper,
        stories: [DemoStory],
        drawn: [String: DemoPictures.Drawn],
        now: Timestamp,
        importer: Importer
    ) {
        self.newspaper = newspaper
        self.stories = stories
        self.drawn = drawn
        self.now = now
        self.importer = importer
    }

    /// Brings everything in.
    mutating func run() throws -> Arranged {
        try addSections(newspaper.sections, under: nil)
        try addPictures()
        try addPeople()
        for tag in newspaper.tags {
            let entry = Tag(id: Identifier(0), name: tag.name, slug: tag.slug, description: tag.description ?? "")
            tags[tag.slug] = try importer.tag(entry, origin: Self.origin("tag", tag.slug), fingerprint: 1).id
        }
        var shares: [Identifier<Article>: Int] = [:]
        for story in stories {
            let id = try add(story)
            articles[story.head.slug] = id
            shares[id] = story.head.kind == "page" ? nil : 3 + story.body.utf8.count % 61
        }
        return Arranged(
            header: Menu(entries: try newspaper.menus.header.map { try self.entry($0) }),
            footer: Menu(entries: try newspaper.menus.footer.map { try self.entry($0) }),
            blocks: [
                .front: try newspaper.blocks.front.map { try block($0) },
                .rail: try newspaper.blocks.rail.map { try block($0) },
                .articleEnd: try newspaper.blocks.articleEnd.map { try block($0) },
            ],
            shares: shares
        )
    }

    private static func origin(_ kind: String, _ id: String) -> Importer.Origin {
        Importer.Origin(source: "demo", kind: kind, id: id)
    }

    private mutating func addSections(_ entries: [DemoNewspaper.SectionEntry], under parent: Section?) throws {
        for (position, entry) in entries.enumerated() {
            var section = Section(
                id: Identifier(0),
                parent: parent?.id,
                name: entry.name,
                slug: entry.slug,
                path: (parent?.path ?? "/") + entry.slug + "/",
                description: entry.description ?? "",
                position: Int64(position)
            )
            section.id = try importer.section(section, origin: Self.origin("section", entry.slug), fingerprint: 1).id
            sections[entry.slug] = section
            try addSections(entry.children ?? [], under: section)
        }
    }

    private mutating func addPictures() throws {
        for (id, drawing) in drawn.sorted(by: { $0.key < $1.key }) {
            let picture = Picture(
                id: Identifier(0),
                hash: drawing.hash,
                slug: id,
                width: drawing.width,
                height: drawing.height,
                altText: altText(of: id),
                credit: stories.compactMap(\.head.picture).first { $0.drawing == id }?.credit ?? ""
            )
            pictures[id] = try importer.picture(picture, origin: Self.origin("picture", id), fingerprint: 1).id
        }
    }

    /// What a drawing shows, as the first story says that has it at its head or in its text.
    private func altText(of id: String) -> String {
        if let alt = stories.compactMap(\.head.picture).first(where: { $0.drawing == id })?.alt { return alt }
        for story in stories {
            let shown = story.body.matches(of: /"drawing:([a-z0-9-]+)" alt="([^"]*)"/)
            if let match = shown.first(where: { $0.1 == id }) { return String(match.2) }
        }
        return ""
    }

    private mutating func addPeople() throws {
        for author in newspaper.authors {
            let person = Person(
                id: Identifier(0),
                kind: author.kind == "guest" ? .guest : .staff,
                name: author.name,
                slug: author.slug,
                role: author.role ?? "",
                biography: Self.paragraphs(author.biography ?? ""),
                picture: author.portrait.flatMap { pictures[$0] }
            )
            people[author.slug] = try importer.person(
                person,
                origin: Self.origin("person", author.slug),
                fingerprint: 1
            ).id
        }
        for agency in newspaper.agencies {
            let person = Person(
                id: Identifier(0),
                kind: .agency,
                name: agency.name,
                slug: agency.slug,
                biography: Self.paragraphs(agency.biography ?? "")
            )
            people[agency.code] = try importer.person(
                person,
                origin: Self.origin("person", agency.slug),
                fingerprint: 1
            ).id
        }
    }

    /// Plain text as one paragraph.
    private static func paragraphs(_ text: String) -> CleanHTML {
        text.isEmpty ? .empty : HTMLSanitizer().clean("<p>\(HTMLText.escape(text))</p>")
    }

    private func add(_ story: DemoStory) throws -> Identifier<Article> {
        let head = story.head
        let published = now.advanced(bySeconds: -head.age.seconds)
        guard let kind = ArticleKind(rawValue: head.kind ?? "news") else {
            throw DemoFault("\(head.slug): there is no kind \(head.kind ?? "")")
        }
        let article = Article(
            id: Identifier(0),
            kind: kind,
            status: .published,
            kicker: head.kicker ?? "",
            headline: head.headline,
            summary: head.summary ?? "",
            body: try body(of: story),
            bylines: try (head.bylines ?? []).map { try known(people, $0, in: story) },
            agencyCredit: head.agencyCredit ?? "",
            primarySection: try head.section.map { try known(sections, $0, in: story).id },
            furtherSections: try (head.sections ?? []).map { try known(sections, $0, in: story).id },
            tags: try (head.tags ?? []).map { try known(tags, $0, in: story) },
            leadPicture: try head.picture.map { lead in
                PictureUse(
                    picture: try known(pictures, lead.drawing, in: story),
                    caption: HTMLSanitizer(policy: .inline).clean(HTMLText.escape(lead.caption ?? "")),
                    altText: lead.alt ?? "",
                    credit: lead.credit ?? ""
                )
            },
            bodyPictures: try story.bodyDrawings.map { try known(pictures, $0, in: story) },
            slug: head.slug,
            path: try path(of: head),
            times: ArticleTimes(
                created: published.advanced(bySeconds: -5400),
                firstPublished: published,
                published: published,
                updated: head.updatedAfter.map { published.advanced(bySeconds: $0.seconds) }
            ),
            commentsOpen: head.commentsOpen ?? true,
            corrections: try corrections(of: story, published: published),
            socialOverride: TextOverride(
                title: head.social?.title ?? "",
                description: head.social?.description ?? ""
            )
        )
        let comments = Self.comments(head.comments ?? [], under: nil, prefix: "c", published: published, until: now)
        return try importer.article(
            article,
            origin: Self.origin("article", head.slug),
            fingerprint: 1,
            comments: comments
        ).article.id
    }

    private func known<Value>(_ values: [String: Value], _ name: String, in story: DemoStory) throws -> Value {
        guard let value = values[name] else { throw DemoFault("\(story.head.slug): nothing is called \(name)") }
        return value
    }

    private func path(of head: DemoStory.Head) throws -> String {
        guard let section = head.section else { return "/\(head.slug)/" }
        guard let path = sections[section]?.path else { throw DemoFault("\(head.slug): no section \(section)") }
        return "\(path)\(head.slug)/"
    }

    private func body(of story: DemoStory) throws -> CleanHTML {
        let pictured = try story.body.replacing(/"drawing:([a-z0-9-]+)"/) { match in
            "\"\(try known(drawn, String(match.1), in: story).address)\""
        }
        let linked = try pictured.replacing(/"story:([a-z0-9-]+)"/) { match in
            guard let target = stories.first(where: { $0.head.slug == match.1 }) else {
                throw DemoFault("\(story.head.slug): no story \(match.1)")
            }
            return "\"\(try path(of: target.head))\""
        }
        return HTMLSanitizer().clean(linked)
    }

    private func corrections(of story: DemoStory, published: Timestamp) throws -> [Correction] {
        try (story.head.corrections ?? []).map { entry in
            guard let kind = Correction.Kind(rawValue: entry.kind) else {
                throw DemoFault("\(story.head.slug): there is no correction \(entry.kind)")
            }
            return Correction(
                kind: kind,
                text: HTMLSanitizer(policy: .inline).clean(entry.text),
                time: published.advanced(bySeconds: entry.after.seconds)
            )
        }
    }

    /// Comments and the answers below them, each behind what it answers; those of the future are left for later.
    private static func comments(
        _ entries: [DemoStory.CommentEntry],
        under parent: String?,
        prefix: String,
        published: Timestamp,
        until now: Timestamp
    ) -> [ImportedComment] {
        entries.enumerated().flatMap { index, entry -> [ImportedComment] in
            let id = "\(prefix)-\(index)"
            let time = published.advanced(bySeconds: Int64(entry.minutesAfter) * 60)
            guard time < now else { return [] }
            let comment = ImportedComment(
                id: id,
                parent: parent,
                author: entry.author,
                text: paragraphs(entry.text),
                time: time,
                status: .approved
            )
            return [comment]
                + comments(entry.replies ?? [], under: id, prefix: id, published: published, until: now)
        }
    }

    private func entry(_ entry: DemoNewspaper.MenuEntry) throws -> Menu.Entry {
        let target: Menu.Entry.Target
        if let slug = entry.section {
            guard let section = sections[slug] else { throw DemoFault("menu: no section \(slug)") }
            target = .section(section.id)
        } else if let slug = entry.page {
            guard let page = articles[slug] else { throw DemoFault("menu: no page \(slug)") }
            target = .article(page)
        } else {
            target = .address(entry.address ?? "/")
        }
        return Menu.Entry(
            label: entry.label ?? "",
            target: target,
            children: try (entry.children ?? []).map { try self.entry($0) }
        )
    }

    private func block(_ entry: DemoNewspaper.BlockEntry) throws -> Block {
        let source: Block.Source
        if let slug = entry.section {
            guard let section = sections[slug] else { throw DemoFault("blocks: no section \(slug)") }
            source = .section(section.id)
        } else if let kind = entry.kind.flatMap(ArticleKind.init(rawValue:)) {
            source = .kind(kind)
        } else {
            source = .latest
        }
        return Block(title: entry.title ?? "", source: source, count: entry.count)
    }
}
