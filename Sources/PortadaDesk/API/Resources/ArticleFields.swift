import PortadaCore
import PortadaRendering

/// What programs may write in a story, and how it is read.
enum ArticleFields {
    private static let override = APISchema.object([
        APIProperty("title", .text(.overrideTitle)), APIProperty("description", .text(.overrideDescription)),
    ])

    private static let leadPicture = APISchema.object([
        APIProperty("id", .id, required: true, "The picture's number."),
        APIProperty("caption", .text(.caption), "HTML of one line; what the picture itself has when it is empty."),
        APIProperty("alt", .text(.altText), "What it shows, for those who don't see it."),
        APIProperty("credit", .text(.credit)),
    ])

    /// The fields, as a story's own schema has them.
    static let properties: [APIProperty] = [
        APIProperty("kind", .word(ArticleKind.allCases.map(\.rawValue))),
        APIProperty("kicker", .text(.kicker), "The line above the headline."),
        APIProperty("headline", .text(.headline), "May be empty until the story is published."),
        APIProperty("summary", .text(.summary), "The standfirst."),
        APIProperty("body", .text(.body), "HTML; it is cleaned, and given back clean."),
        APIProperty(
            "bylines",
            .list(.id, max: TextLimit.listLength),
            "Numbers of the people and agencies that sign, in order."
        ),
        APIProperty("agency_credit", .text(.agencyCredit), "The agency that supplied it, as printed at its end."),
        APIProperty("section", .optional(.id), "The section that gives the story its place."),
        APIProperty("further_sections", .list(.id, max: TextLimit.listLength), "Other sections that list it."),
        APIProperty("tags", .list(.id, max: TextLimit.listLength)),
        APIProperty("lead_picture", .optional(leadPicture)),
        APIProperty("slug", .slug, "The last part of its address; empty lets the headline give it."),
        APIProperty("comments_open", .flag),
        APIProperty("search", override, "Title and description for search engines, where they differ."),
        APIProperty("social", override, "Title and description for social networks, where they differ."),
        APIProperty("embargo", .optional(.moment), "Before this moment nobody publishes it by mistake."),
    ]

    /// What a request for a new story holds.
    static let creation = APISchema.object(
        properties + [
            APIProperty("external_id", .text(min: 1, max: 200, pattern: .key), "Your own name for it; unique.")
        ]
    )

    /// What a change of a story holds: a merge patch (RFC 7396).
    static let change = APISchema.object(
        properties.map { property in
            property.name == "lead_picture"
                ? APIProperty("lead_picture", .optional(partial(leadPicture)), property.about) : property
        }
    ).patch

    /// The picture may stay while its caption changes.
    private static func partial(_ schema: APISchema) -> APISchema {
        guard case .object(let properties) = schema else { return schema }
        return .object(properties.map { APIProperty($0.name, .optional($0.schema), $0.about) })
    }

    /// A story without anything.
    static func empty(at time: Timestamp) -> ArticleContent {
        ArticleContent(
            Article(id: Identifier(0), headline: "", slug: "", path: "", times: ArticleTimes(created: time))
        )
    }

    /// Writes the fields that are given into a story; null empties one.
    static func apply(_ fields: JSONValue, to content: inout ArticleContent, cleaning hosts: Set<String>) throws {
        for field in fields.members ?? [] {
            try apply(field.name, field.value, to: &content, hosts)
        }
    }

    private static func apply(
        _ name: String,
        _ value: JSONValue,
        to content: inout ArticleContent,
        _ hosts: Set<String>
    ) throws {
        let line = TypedText.line(value.string ?? "")
        switch name {
        case "kind": content.kind = value.string.flatMap(ArticleKind.init) ?? .news
        case "kicker": content.kicker = line
        case "headline": content.headline = line
        case "summary": content.summary = TypedText.lines(value.string ?? "")
        case "body": content.body = HTMLSanitizer(policy: .body, ownHosts: hosts).clean(value.string ?? "")
        case "bylines": content.bylines = ids(value)
        case "agency_credit": content.agencyCredit = line
        case "section": content.primarySection = value.number.map { Identifier($0) }
        case "further_sections": content.furtherSections = ids(value)
        case "tags": content.tags = ids(value)
        case "lead_picture": content.leadPicture = try use(value, over: content.leadPicture, hosts)
        case "slug": content.slug = value.string ?? ""
        case "comments_open": content.commentsOpen = value.bool ?? true
        case "search": content.searchOverride = override(value, over: content.searchOverride)
        case "social": content.socialOverride = override(value, over: content.socialOverride)
        case "embargo": content.embargo = value.string.flatMap { Timestamp(rfc3339: $0) }
        default: break
        }
    }

    /// Numbers in their order, each once.
    private static func ids<Entity>(_ value: JSONValue) -> [Identifier<Entity>] {
        var seen: Set<Int64> = []
        return (value.items ?? []).compactMap(\.number).filter { seen.insert($0).inserted }.map { Identifier($0) }
    }

    private static func override(_ value: JSONValue, over former: TextOverride) -> TextOverride {
        guard value != .null else { return TextOverride() }
        var override = former
        if let title = value["title"] { override.title = TypedText.line(title.string ?? "") }
        if let description = value["description"] { override.description = TypedText.lines(description.string ?? "") }
        return override
    }

    private static func use(_ value: JSONValue, over former: PictureUse?, _ hosts: Set<String>) throws -> PictureUse? {
        guard value != .null else { return nil }
        guard let number = value["id"]?.number ?? former?.picture.rawValue else {
            throw APIFault(.invalid, [APIMistake(pointer: "/lead_picture/id", kind: .missing)])
        }
        var use = PictureUse(picture: Identifier(number))
        if let former, former.picture == use.picture { use = former }
        if let caption = value["caption"] {
            use.caption = HTMLSanitizer(policy: .inline, ownHosts: hosts).clean(caption.string ?? "")
        }
        if let alt = value["alt"] { use.altText = TypedText.lines(alt.string ?? "") }
        if let credit = value["credit"] { use.credit = TypedText.line(credit.string ?? "") }
        return use
    }
}
