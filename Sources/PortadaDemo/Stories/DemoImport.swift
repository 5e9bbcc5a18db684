import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Brings the demo's archive into the store in one transaction: sections, people, tags, pictures, then the old stories.
struct DemoImport {
    /// What came, and what can be arranged now that it has its numbers.
    struct Arrived: Sendable {
        var names: DemoNames
        var articles: [String: Identifier<Article>]
        var header: Menu
        var footer: Menu
        var blocks: [Block.Zone: [Block]]
    }

    private let newspaper: DemoNewspaper
    private let stories: [DemoStory]
    private let archive: [DemoStory]
    private let now: Timestamp
    private let importer: Importer
    private var names: DemoNames
    private var articles: [String: Identifier<Article>] = [:]

    /// - Parameters:
    ///   - stories: all of them: pictures and links belong to any.
    ///   - archive: those that come in now.
    init(
        newspaper: DemoNewspaper,
        stories: [DemoStory],
        archive: [DemoStory],
        drawn: [String: DemoPictures.Drawn],
        now: Timestamp,
        importer: Importer
    ) {
        self.newspaper = newspaper
        // What a published story says of a picture counts before what a draft says.
        self.stories = stories.filter { $0.head.desk == nil } + stories.filter { $0.head.desk != nil }
        self.archive = archive
        self.now = now
        self.importer = importer
        names = DemoNames(drawn: drawn, stories: stories)
    }

    /// Brings everything in.
    mutating func run() throws -> Arrived {
        try addSections(newspaper.sections, under: nil)
        try addPictures()
        try addPeople()
        for tag in newspaper.tags {
            let entry = Tag(id: Identifier(0), name: tag.name, slug: tag.slug, description: tag.description ?? "")
            names.tags[tag.slug] = try importer.tag(entry, origin: Self.origin("tag", tag.slug), fingerprint: 1).id
        }
        for story in archive { articles[story.head.slug] = try add(story) }
        return Arrived(
            names: names,
            articles: articles,
            header: Menu(entries: try newspaper.menus.header.map { try self.entry($0) }),
            footer: Menu(entries: try newspaper.menus.footer.map { try self.entry($0) }),
            blocks: [
                .front: try newspaper.blocks.front.map { try block($0) },
                .rail: try newspaper.blocks.rail.map { try block($0) },
                .articleEnd: try newspaper.blocks.articleEnd.map { try block($0) },
            ]
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
            names.sections[entry.slug] = section
            try addSections(entry.children ?? [], under: section)
        }
    }

    private mutating func addPictures() throws {
        for (id, drawing) in names.drawn.sorted(by: { $0.key < $1.key }) {
            let picture = Picture(
                id: Identifier(0),
                hash: drawing.hash,
                slug: id,
                width: drawing.width,
                height: drawing.height,
                altText: altText(of: id),
                credit: stories.compactMap(\.head.picture).first { $0.drawing == id }?.credit ?? ""
            )
            names.pictures[id] = try importer.picture(picture, origin: Self.origin("picture", id), fingerprint: 1).id
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
                biography: DemoNames.paragraph(author.biography ?? ""),
                picture: author.portrait.flatMap { names.pictures[$0] }
            )
            names.people[author.slug] = try importer.person(
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
                biography: DemoNames.paragraph(agency.biography ?? "")
            )
            names.people[agency.code] = try importer.person(
                person,
                origin: Self.origin("person", agency.slug),
                fingerprint: 1
            ).id
        }
    }

    private func add(_ story: DemoStory) throws -> Identifier<Article> {
        try importer.article(
            try names.article(of: story, now: now),
            origin: Self.origin("article", story.head.slug),
            fingerprint: 1,
            comments: try DemoComment.all(of: story, now: now).map { comment in
                ImportedComment(
                    id: comment.id,
                    parent: comment.parent,
                    author: comment.author,
                    text: comment.text,
                    time: comment.time,
                    status: comment.status
                )
            }
        ).article.id
    }

    private func entry(_ entry: DemoNewspaper.MenuEntry) throws -> Menu.Entry {
        let target: Menu.Entry.Target
        if let slug = entry.section {
            guard let section = names.sections[slug] else { throw DemoFault("menu: no section \(slug)") }
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
            guard let section = names.sections[slug] else { throw DemoFault("blocks: no section \(slug)") }
            source = .section(section.id)
        } else if let kind = entry.kind.flatMap(ArticleKind.init(rawValue:)) {
            source = .kind(kind)
        } else {
            source = .latest
        }
        return Block(title: entry.title ?? "", source: source, count: entry.count)
    }
}
