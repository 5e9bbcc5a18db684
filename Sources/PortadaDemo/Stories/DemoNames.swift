import PortadaCore
import PortadaMedia
import PortadaRendering

/// The demo's things in the store, by the names that its files give them, and what its stories are made of them.
struct DemoNames: Sendable {
    var sections: [String: Section] = [:]
    var people: [String: Identifier<Person>] = [:]
    var tags: [String: Identifier<Tag>] = [:]
    var pictures: [String: Identifier<Picture>] = [:]
    let drawn: [String: DemoPictures.Drawn]
    /// The stories that readers find.
    let published: [String: DemoStory]

    init(drawn: [String: DemoPictures.Drawn], stories: [DemoStory]) {
        self.drawn = drawn
        published = Dictionary(
            stories.filter { $0.head.desk == nil }.map { ($0.head.slug, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// A story as readers get it, published when its file says.
    func article(of story: DemoStory, now: Timestamp) throws -> Article {
        let head = story.head
        let published = now.advanced(bySeconds: -head.age.seconds)
        guard let kind = ArticleKind(rawValue: head.kind ?? "news") else {
            throw DemoFault("\(head.slug): there is no kind \(head.kind ?? "")")
        }
        return Article(
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
            leadPicture: try head.picture.map { try use($0, in: story) },
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
    }

    /// The section of the first level that a story stands in; nil for a page.
    func topSection(of story: DemoStory) throws -> String? {
        let section = try story.head.section.map { try known(sections, $0, in: story) }
        return section?.path.split(separator: "/").first.map(String.init)
    }

    /// What the newsroom put right in a story.
    func corrections(of story: DemoStory, published: Timestamp) throws -> [Correction] {
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

    /// Plain text as one paragraph.
    static func paragraph(_ text: String) -> CleanHTML {
        text.isEmpty ? .empty : HTMLSanitizer().clean("<p>\(HTMLText.escape(text))</p>")
    }

    private func use(_ lead: DemoStory.Lead, in story: DemoStory) throws -> PictureUse {
        PictureUse(
            picture: try known(pictures, lead.drawing, in: story),
            caption: HTMLSanitizer(policy: .inline).clean(HTMLText.escape(lead.caption ?? "")),
            altText: lead.alt ?? "",
            credit: lead.credit ?? ""
        )
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
            guard let target = published[String(match.1)] else {
                throw DemoFault("\(story.head.slug): readers find no story \(match.1)")
            }
            return "\"\(try path(of: target.head))\""
        }
        return HTMLSanitizer().clean(linked)
    }
}
