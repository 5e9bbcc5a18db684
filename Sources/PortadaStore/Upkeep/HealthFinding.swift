import PortadaCore

/// Something that a walk through stories and pictures found.
public struct HealthFinding: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A link to an address of the newspaper's own that leads nowhere.
        case deadLink = "dead-link"
        /// A picture whose file is not there.
        case missingFile = "missing-file"
    }

    /// What it is.
    public var kind: Kind
    /// The story that has it; nil for a picture that no story shows.
    public var article: Identifier<Article>?
    /// The link's address, or the picture's name.
    public var detail: String

    /// Makes a finding.
    public init(kind: Kind, article: Identifier<Article>?, detail: String) {
        self.kind = kind
        self.article = article
        self.detail = detail
    }
}

extension Store {
    /// Notes what a walk found.
    public func noteFinding(_ finding: HealthFinding, at time: Timestamp) async throws {
        try await note(
            "INSERT INTO health_finding (kind, article_id, detail, found_at) VALUES (?, ?, ?, ?)",
            [.text(finding.kind.rawValue), .id(finding.article), .text(finding.detail), .time(time)]
        )
    }

    /// Lets go of what earlier walks found.
    public func forgetFindings(before time: Timestamp) async throws {
        try await note("DELETE FROM health_finding WHERE found_at < ?", [.time(time)])
    }
}

extension Reader {
    /// What the last whole walk found, or the one under way so far.
    public func healthFindings(_ kind: HealthFinding.Kind, limit: Int) throws -> [HealthFinding] {
        try connection.query(
            "SELECT article_id, detail FROM health_finding WHERE kind = ? ORDER BY id LIMIT ?",
            [.text(kind.rawValue), .int(Int64(limit))]
        ) { HealthFinding(kind: kind, article: $0.optionalID(0), detail: $0.text(1)) }
    }
}
