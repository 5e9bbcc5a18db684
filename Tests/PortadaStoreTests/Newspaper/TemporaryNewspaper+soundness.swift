import GRDB
import PortadaCore

@testable import PortadaStore

extension TemporaryNewspaper {
    /// Everything that the store says about itself twice and that isn't the same; empty when it is sound.
    func contradictions() async throws -> [String] {
        var found = try await store.integrityFaults()
        found += try await store.database.pool.read(Self.contradictions)
        // The index is compared with the stories, word by word (sqlite.org/fts5.html, section 6.4).
        for index in [
            "search_index", "headline_index", "draft_index", "picture_index", "comment_index", "redirect_index",
        ] {
            do {
                try await store.database.pool.write { database in
                    try database.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
                }
            } catch let error as DatabaseError {
                found.append("\(index): \(error)")
            }
        }
        return found
    }

    /// What must have no rows in a sound newspaper.
    static func contradictions(_ database: Database) throws -> [String] {
        let checks = [
            "a list's length": """
            SELECT 1 FROM listing_count AS kept WHERE count <> (SELECT COUNT(*) FROM listing
                WHERE listing.list = kept.list AND listing.subject = kept.subject)
            """,
            "a list without a length": """
            SELECT 1 FROM listing WHERE NOT EXISTS (SELECT 1 FROM listing_count
                WHERE listing.list = listing_count.list AND listing.subject = listing_count.subject)
            """,
            "a list's stretch of time": """
            SELECT 1 FROM listing_stretch AS kept WHERE count <> (SELECT COUNT(*) FROM listing
                WHERE listing.list = kept.list AND listing.subject = kept.subject
                    AND published_at >> CASE listing.list WHEN 0 THEN 28 ELSE 31 END = stretch)
            UNION ALL SELECT 1 FROM listing WHERE NOT EXISTS (SELECT 1 FROM listing_stretch AS kept
                WHERE listing.list = kept.list AND listing.subject = kept.subject
                    AND published_at >> CASE listing.list WHEN 0 THEN 28 ELSE 31 END = stretch)
            """,
            "an old address that is found otherwise": """
            SELECT 1 FROM redirect LEFT JOIN redirect_address ON redirect_address.path = redirect.path
                WHERE (redirect_address.path IS NULL) <> (picture_id IS NOT NULL)
            UNION ALL SELECT 1 FROM redirect_address WHERE path NOT IN (SELECT path FROM redirect)
            """,
            "a listed story that isn't public": """
            SELECT 1 FROM listing JOIN article ON article.id = article_id
            WHERE status <> 'published' OR kind = 'page' OR listing.published_at <> article.published_at
            """,
            "a public story that isn't listed": """
            SELECT 1 FROM article WHERE status = 'published' AND kind <> 'page'
                AND (SELECT COUNT(*) FROM listing WHERE article_id = article.id AND list IN (0, 4, 5)) <> 3
            """,
            "a public story that can't be found": """
            SELECT 1 FROM article WHERE (status = 'published' AND kind <> 'page')
                <> EXISTS (SELECT 1 FROM search_document WHERE article_id = article.id)
            """,
            "a story that the desk's lists know otherwise": """
            SELECT 1 FROM article JOIN article_person AS known ON known.article_id = article.id
                WHERE known.status <> article.status OR known.edited_at <> article.edited_at
            UNION ALL SELECT 1 FROM article JOIN article_section AS known ON known.article_id = article.id
                WHERE known.status <> article.status OR known.edited_at <> article.edited_at
            UNION ALL SELECT 1 FROM article JOIN article_tag AS known ON known.article_id = article.id
                WHERE known.status <> article.status OR known.edited_at <> article.edited_at
            """,
            "a story without its revisions": """
            SELECT 1 FROM article WHERE version <> (SELECT COUNT(*) FROM revision WHERE article_id = article.id)
                OR version <> (SELECT MAX(version) FROM revision WHERE article_id = article.id)
            """,
            "a revision without its audit entry": """
            SELECT 1 FROM article WHERE version <> (SELECT COUNT(*) FROM audit WHERE subject = 'article'
                AND subject_id = article.id AND action IN ('create', 'save', 'publish', 'unpublish', 'withdraw',
                    'correct', 'import', 'kill', 'schedule', 'publish-due', 'move-along', 'change-many', 'undo-many'))
            """,
        ]
        return try checks.filter { try Row.fetchOne(database, sql: $0.value) != nil }.map(\.key).sorted()
    }
}
