import PortadaCore
import PortadaMedia
import PortadaStore

/// Shows stories to programs: what the page shows, and to those who may read all also what the newsroom knows.
struct ArticleShape {
    let reader: Reader
    /// The absolute address of the site, without slash at the end.
    let address: String
    let sections: SectionTree
    /// Whether the newsroom's own fields are shown.
    let showsAll: Bool
    /// Whether bodies keep their boxes that recommend stories which nobody reads any more.
    let keepsBoxes: Bool

    /// - Parameter call: for whom.
    init(_ reader: Reader, for call: APICall) throws {
        self.reader = reader
        address = call.api.address
        sections = try reader.sectionTree()
        showsAll = call.seesAll
        keepsBoxes = call.may(.kill)
    }

    /// A story as lists show it.
    func entry(_ story: Article) throws -> JSONValue { .object(try members(story)) }

    /// The whole story.
    func whole(_ story: Article) throws -> JSONValue {
        let pictures = try reader.pictures(Set(story.bodyPictures))
        var members = try members(story)
        let more: JSONValue = .members([
            "body": .text(try (keepsBoxes ? story.body : reader.readable(story.body, site: address)).markup),
            "pictures": .list(story.bodyPictures.compactMap { pictures[$0] }.map { picture($0) }),
            "further_sections": .list(story.furtherSections.compactMap(section)),
            "corrections": .list(story.corrections.map(Self.correction)),
            "comments_open": .flag(story.commentsOpen),
            "comment_count": .whole(Int64(try reader.commentCount(of: story.id))),
            "search": Self.override(story.searchOverride),
            "social": Self.override(story.socialOverride),
        ])
        members += more.members ?? []
        return .object(members)
    }

    private func members(_ story: Article) throws -> [JSONValue.Member] {
        let people = try reader.people(story.bylines)
        let lead = try story.leadPicture.flatMap { use in
            try reader.pictures([use.picture])[use.picture].map { picture($0, use: use) }
        }
        let shown: JSONValue = .members([
            "id": .whole(story.id.rawValue),
            "kind": .text(story.kind.rawValue),
            "status": .text(story.status.rawValue),
            "kicker": .text(story.kicker),
            "headline": .text(story.headline),
            "summary": .text(story.summary),
            "slug": .text(story.slug),
            "path": .text(story.path),
            "url": .text(address + story.path),
            "section": story.primarySection.flatMap(section) ?? .null,
            "bylines": .list(people.map { PersonShape.reference($0) }),
            "agency_credit": .text(story.agencyCredit),
            "tags": .list(try reader.tags(story.tags).map { TagShape.reference($0) }),
            "lead_picture": lead ?? .null,
            "published": .optional(story.times.published?.rfc3339),
            "updated": .optional(story.times.updated?.rfc3339),
        ])
        return (shown.members ?? []) + (showsAll ? try newsroomMembers(story) : [])
    }

    private func newsroomMembers(_ story: Article) throws -> [JSONValue.Member] {
        let externalID = try reader.externalID(of: story.id)
        let shown: JSONValue = .members([
            "version": .whole(story.version),
            "external_id": externalID.isEmpty ? .null : .text(externalID),
            "created": .text(story.times.created.rfc3339),
            "first_published": .optional(story.times.firstPublished?.rfc3339),
            "scheduled": .optional(story.times.scheduled?.rfc3339),
            "embargo": .optional(story.times.embargo?.rfc3339),
            "withdrawal_notice": .text(story.withdrawalNotice),
        ])
        return shown.members ?? []
    }

    private func section(_ id: Identifier<Section>) -> JSONValue? {
        sections[id].map { .members(["id": .whole(id.rawValue), "name": .text($0.name), "path": .text($0.path)]) }
    }

    private func picture(_ picture: Picture, use: PictureUse? = nil) -> JSONValue {
        PictureShape(address: address).shown(picture, use: use)
    }

    private static func override(_ override: TextOverride) -> JSONValue {
        .members(["title": .text(override.title), "description": .text(override.description)])
    }

    /// What was put right.
    static func correction(_ correction: Correction) -> JSONValue {
        .members([
            "kind": .text(correction.kind.rawValue), "text": .text(correction.text.markup),
            "time": .text(correction.time.rfc3339),
        ])
    }
}

extension ArticleShape {
    private static let reference = APISchema.object([
        APIProperty("id", .id, required: true), APIProperty("name", .markup, required: true),
        APIProperty("path", .markup, required: true),
    ])

    private static let override = APISchema.object([
        APIProperty("title", .markup, required: true), APIProperty("description", .markup, required: true),
    ])

    private static let entryProperties: [APIProperty] = [
        APIProperty("id", .id, required: true),
        APIProperty("kind", .word(ArticleKind.allCases.map(\.rawValue)), required: true),
        APIProperty("status", .word(ArticleStatus.allCases.map(\.rawValue)), required: true),
        APIProperty("kicker", .markup, required: true, "Plain text."),
        APIProperty("headline", .markup, required: true, "Plain text."),
        APIProperty("summary", .markup, required: true, "Plain text."),
        APIProperty("slug", .markup, required: true), APIProperty("path", .markup, required: true),
        APIProperty("url", .markup, required: true, "The address at which readers find it."),
        APIProperty("section", .optional(reference), required: true),
        APIProperty("bylines", .list(.named("PersonReference"), max: 1000), required: true),
        APIProperty("agency_credit", .markup, required: true),
        APIProperty("tags", .list(reference, max: 1000), required: true),
        APIProperty("lead_picture", .optional(.named("Picture")), required: true),
        APIProperty("published", .optional(.moment), required: true),
        APIProperty("updated", .optional(.moment), required: true, "When readers were told that it changed."),
        APIProperty("version", .id, "Only with the scope read."),
        APIProperty("external_id", .optional(.markup), "Only with the scope read."),
        APIProperty("created", .moment, "Only with the scope read."),
        APIProperty("first_published", .optional(.moment), "Only with the scope read."),
        APIProperty("scheduled", .optional(.moment), "Only with the scope read."),
        APIProperty("embargo", .optional(.moment), "Only with the scope read."),
        APIProperty("withdrawal_notice", .markup, "Only with the scope read."),
    ]

    /// A story as lists show it.
    static let entrySchema = APISchema.object(entryProperties)

    /// The whole story.
    static let schema = APISchema.object(
        entryProperties + [
            APIProperty("body", .markup, required: true, "Clean HTML."),
            APIProperty("pictures", .list(.named("Picture"), max: 1000), required: true, "Those that the body shows."),
            APIProperty("further_sections", .list(reference, max: 1000), required: true),
            APIProperty("corrections", .list(.named("Correction"), max: 1000), required: true),
            APIProperty("comments_open", .flag, required: true),
            APIProperty("comment_count", .whole(0...9_007_199_254_740_991), required: true),
            APIProperty("search", override, required: true), APIProperty("social", override, required: true),
        ]
    )

    /// What was put right.
    static let correctionSchema = APISchema.object([
        APIProperty("kind", .word(Correction.Kind.allCases.map(\.rawValue)), required: true),
        APIProperty("text", .markup, required: true, "Clean HTML of one line."),
        APIProperty("time", .moment, required: true),
    ])
}
