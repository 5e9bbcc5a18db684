import PortadaCore

/// Something about the newspaper's contents that an editor should look at.
public struct Finding: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Published stories without a section: no list shows them.
        case withoutSection
        /// Published stories that nobody signs.
        case withoutByline
        /// Published stories without text and picture.
        case empty
        /// Pictures whose files are missing; stories show nothing in their place.
        case missingPictures
        /// Published stories whose lead picture says nothing to those who don't see it.
        case withoutAltText
        /// Published stories whose lead picture names nobody.
        case withoutCredit
        /// Scheduled stories whose time has passed.
        case overdue
        /// Comments that wait for a decision.
        case pendingComments
        /// Things from elsewhere that were not understood and are kept.
        case keptData
    }

    /// What it is.
    public var kind: Kind
    /// How many.
    public var count: Int
    /// The first few: paths or addresses.
    public var examples: [String]
}

extension Reader {
    private static let exampleCount: Int64 = 5

    /// What an editor should look at. Looks at every story: for a person who asked, not for a page.
    public func findings(now: Timestamp) throws -> [Finding] {
        try Finding.Kind.allCases.compactMap { kind in
            let (from, values) = Self.sought(kind, now)
            let count = try connection.first("SELECT COUNT(*) FROM \(from.table) WHERE \(from.condition)", values) {
                Int($0.int(0))
            }
            guard let count, count > 0 else { return nil }
            let examples = try connection.query(
                "SELECT \(from.example) FROM \(from.table) WHERE \(from.condition) LIMIT ?",
                values + [.int(Self.exampleCount)]
            ) { $0.text(0) }
            return Finding(kind: kind, count: count, examples: examples)
        }
    }

    private static func sought(
        _ kind: Finding.Kind,
        _ now: Timestamp
    ) -> (from: (table: String, condition: String, example: String), values: [SQLValue]) {
        let published = "status = 'published' AND kind <> 'page'"
        let lead = "article JOIN picture ON picture.id = article.lead_picture_id"
        switch kind {
        case .withoutSection: return (("article", "\(published) AND primary_section_id IS NULL", "path"), [])
        case .withoutByline:
            let signed = "EXISTS (SELECT 1 FROM article_person WHERE article_id = article.id)"
            return (("article", "\(published) AND agency_credit = '' AND NOT \(signed)", "path"), [])
        case .empty:
            let table = "article JOIN body ON body.id = article.body_id"
            return ((table, "\(published) AND markup = '' AND lead_picture_id IS NULL", "path"), [])
        case .missingPictures: return (("picture", "hash IS NULL", "source"), [])
        case .withoutAltText:
            return ((lead, "\(published) AND lead_alt_text = '' AND picture.alt_text = ''", "path"), [])
        case .withoutCredit: return ((lead, "\(published) AND lead_credit = '' AND picture.credit = ''", "path"), [])
        case .overdue: return (("article", "status = 'scheduled' AND scheduled_at < ?", "path"), [.time(now)])
        case .pendingComments:
            return (("comment JOIN article ON article.id = article_id", "comment.status = 'pending'", "path"), [])
        case .keptData:
            // What an import remembers for the next one was understood.
            let left = "kind NOT IN ('waiting', 'block', 'attached')"
            return (("external_data", left, "kind || ' ' || external_id"), [])
        }
    }
}
