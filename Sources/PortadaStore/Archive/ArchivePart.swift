import PortadaCore

/// A part of an archive: the rows of one table as lines of JSON, in the order of their numbers (docs/archive.md). A line's
/// names are those of the columns; what hangs on a row and has no number of its own stands in its line.
public struct ArchivePart: Sendable {
    /// Its name in the archive.
    public let name: String
    let table: String
    /// By which columns the lines are in order.
    let order: String
    /// Which rows belong to the newspaper; the others are notes of the program's own.
    var condition = "1"
    /// Columns that are left behind, with what stands there where the line comes in.
    var omitted: [String: SQLValue] = [:]
    var text = Text.none
    var lists: [List] = []
    /// The columns that hold markup.
    var markup: [String: ArchiveMarkup] = [:]

    /// Where a line has its text from.
    enum Text { case none, whole, unlessPresent }

    /// Rows of another table that belong to a line, in the order of their `position`.
    struct List: Sendable {
        /// Its name in the line.
        let name: String
        let table: String
        let owner: String
        /// What is kept of each row; where it is one column, the list is one of its values.
        let columns: [String]
        /// Columns of the line's own that each row repeats.
        var repeated: [String] = []
        /// How the rows are in order.
        var order = "position"
        /// The columns that hold markup.
        var markup: [String: ArchiveMarkup] = [:]

        var isNumbered: Bool { order == "position" }
    }
}

/// What may stand in markup.
public enum ArchiveMarkup: Sendable {
    /// A story's text, or one as long.
    case body
    /// A caption, a correction.
    case inline
    /// A reader's comment.
    case comment
    /// JSON of what a revision keeps of a story, with the lead picture's caption.
    case fields
    /// JSON of what is to replace a story: text and fields.
    case content
}

extension ArchivePart {
    /// All of them, in the order in which they stand in an archive: a story's text comes before its history, which refers
    /// to it.
    public static let all = newspaper + stories + newsroom + origins

    /// What is not in an archive, because it is made anew or belongs to the machine, and why.
    static let leftBehind: [String: String] = [
        "schema_step": "each program's own", "listing": "made anew", "listing_count": "made anew",
        "listing_stretch": "made anew", "redirect_address": "made anew",
        "search_document": "made anew", "spelling": "made anew", "body": "stands in stories and revisions",
        "renamed_person": "made anew",
        "moved_section": "made anew", "session": "a secret", "invitation": "a secret", "recovery_code": "a secret",
        "known_device": "a secret", "preview_link": "a secret", "program_token": "a secret",
        "article_program": "belongs to a token", "program_request": "belongs to a token", "webhook": "has a secret",
        "delivery": "belongs to a webhook", "outbox": "was told already", "change": "belongs to the running program",
        "health_note": "belongs to the machine", "health_finding": "found anew",
    ]

    private static let newspaper = [
        ArchivePart(
            name: "settings",
            table: "setting",
            order: "name",
            condition: "name NOT IN ('search.language', 'purged', '\(ArchiveProgress.setting)')"
        ),
        ArchivePart(
            name: "accounts",
            table: "account",
            order: "id",
            omitted: ["password": .null, "second_factor": .null, "second_factor_step": .int(0)]
        ),
        ArchivePart(name: "preferences", table: "account_preference", order: "account_id, name"),
        ArchivePart(name: "pictures", table: "picture", order: "id", markup: ["caption": .inline]),
        ArchivePart(name: "removed-pictures", table: "removed_picture", order: "id"),
        ArchivePart(name: "people", table: "person", order: "id", markup: ["biography": .body]),
        ArchivePart(name: "tags", table: "tag", order: "id"),
        ArchivePart(name: "sections", table: "section", order: "id"),
        ArchivePart(name: "merged-names", table: "merged_name", order: "kind, old_id"),
        ArchivePart(name: "merging-names", table: "merging_name", order: "kind, old_id"),
        ArchivePart(name: "menus", table: "menu", order: "place"),
        ArchivePart(name: "zones", table: "zone", order: "name"),
    ]

    private static let stories = [
        ArchivePart(
            name: "stories",
            table: "article",
            order: "id",
            text: .whole,
            lists: [
                List(
                    name: "sections",
                    table: "article_section",
                    owner: "article_id",
                    columns: ["section_id"],
                    repeated: ["status", "edited_at"]
                ),
                List(
                    name: "bylines",
                    table: "article_person",
                    owner: "article_id",
                    columns: ["person_id"],
                    repeated: ["status", "edited_at"]
                ),
                List(
                    name: "tags",
                    table: "article_tag",
                    owner: "article_id",
                    columns: ["tag_id"],
                    repeated: ["status", "edited_at"]
                ),
                List(name: "pictures", table: "article_picture", owner: "article_id", columns: ["picture_id"]),
                List(
                    name: "corrections",
                    table: "correction",
                    owner: "article_id",
                    columns: ["kind", "text", "created_at"],
                    markup: ["text": .inline]
                ),
            ],
            markup: ["lead_caption": .inline]
        ),
        ArchivePart(
            name: "revisions",
            table: "revision",
            order: "id",
            text: .unlessPresent,
            markup: ["fields": .fields]
        ),
        ArchivePart(name: "comments", table: "comment", order: "id", markup: ["text": .comment]),
        ArchivePart(name: "shares", table: "share_count", order: "article_id"),
        ArchivePart(name: "redirects", table: "redirect", order: "path"),
        ArchivePart(name: "own-redirects", table: "own_redirect", order: "path"),
        ArchivePart(name: "feed-identities", table: "feed_identity", order: "article_id"),
        ArchivePart(name: "front", table: "front_version", order: "version"),
        ArchivePart(name: "breaking", table: "breaking", order: "id"),
    ]

    private static let newsroom = [
        ArchivePart(
            name: "planned-changes",
            table: "planned_change",
            order: "id",
            markup: ["content": .content, "base": .content]
        ),
        ArchivePart(name: "schedule-refusals", table: "schedule_refusal", order: "article_id"),
        ArchivePart(name: "notes", table: "story_note", order: "id"),
        ArchivePart(name: "unsaved", table: "journal", order: "article_id, account_id, form, editor"),
        ArchivePart(name: "views", table: "story_view", order: "id"),
        ArchivePart(
            name: "bulk-acts",
            table: "bulk_act",
            order: "id",
            lists: [
                List(
                    name: "stories",
                    table: "bulk_story",
                    owner: "act_id",
                    columns: ["article_id", "before_version", "after_version"],
                    order: "article_id"
                )
            ]
        ),
        ArchivePart(name: "audit", table: "audit", order: "id"),
    ]

    private static let origins = [
        ArchivePart(name: "origins", table: "external_id", order: "source, kind, external_id"),
        ArchivePart(name: "not-understood", table: "external_data", order: "source, kind, external_id"),
        ArchivePart(name: "imports", table: "import_run", order: "id"),
    ]
}
