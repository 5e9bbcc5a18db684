extension Migration {
    /// Who brought a picture in and when; words to find pictures and comments by; the queue of comments.
    static let picturesAndComments = Migration(name: "pictures and comments", statements: pictures + comments)

    private static let pictures = [
        "ALTER TABLE picture ADD COLUMN account_id BIGINT REFERENCES account (id)",
        "ALTER TABLE picture ADD COLUMN added_at BIGINT",
        "CREATE INDEX picture_by_account ON picture (account_id) WHERE account_id IS NOT NULL",
        "CREATE INDEX picture_without_alt ON picture (id) WHERE alt_text = ''",
        "CREATE INDEX person_by_picture ON person (picture_id) WHERE picture_id IS NOT NULL",
        """
        CREATE VIEW picture_text AS
            SELECT id, slug, alt_text, plain_text(caption) AS caption, credit FROM picture
        """,
        """
        CREATE VIRTUAL TABLE picture_index USING fts5 (
            slug, alt_text, caption, credit, content = 'picture_text', content_rowid = 'id', prefix = '1 2 3',
            tokenize = 'portada none')
        """,
        "INSERT INTO picture_index (picture_index) VALUES ('rebuild')",
    ]

    private static let comments = [
        "CREATE INDEX comment_by_status ON comment (status, created_at)",
        "CREATE INDEX comment_by_parent ON comment (parent_id) WHERE parent_id IS NOT NULL",
        "CREATE VIEW comment_text AS SELECT id, author, plain_text(text) AS text FROM comment",
        """
        CREATE VIRTUAL TABLE comment_index USING fts5 (
            author, text, content = 'comment_text', content_rowid = 'id', prefix = '2 3', tokenize = 'portada none')
        """,
        "INSERT INTO comment_index (comment_index) VALUES ('rebuild')",
    ]
}
