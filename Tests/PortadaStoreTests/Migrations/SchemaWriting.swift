import Foundation
import GRDB
import PortadaCore

@testable import PortadaStore

/// Writes the databases of all steps: a small newspaper as each step left it. What was kept once stays as it is: only the
/// files of new steps are written.
enum SchemaWriting {
    /// A small newspaper, made by the operations of today.
    static func newspaper() async throws -> TemporaryNewspaper {
        let newspaper = try TemporaryNewspaper()
        let (editor, noon) = (newspaper.editor, TemporaryNewspaper.noon)
        let nation = try await newspaper.section("Nacional")
        let incidents = try await newspaper.section("Sucesos", under: nation)
        let (ana, agency) = (try await newspaper.person("Ana Ruiz"), try await newspaper.person("Agencia Sur", .agency))
        let (port, fishing) = (try await newspaper.tag("Puerto"), try await newspaper.tag("Pesca"))
        let picture = try await newspaper.picture("muelle", hash: String(repeating: "ab", count: 32))
        _ = try await newspaper.picture("perdida")
        let first = try await newspaper.publish("El puerto reabre tras la tormenta", minutes: 1) {
            $0.primarySection = incidents
            $0.bylines = [ana]
            $0.tags = [port, fishing]
            $0.summary = "Los primeros barcos salen al alba."
            $0.body = CleanHTML(
                vouchedFor: "<p>Los pescadores volvieron al mar.</p><p>EE.UU. mandó ayuda.</p>"
            )
            $0.leadPicture = PictureUse(picture: picture, caption: .empty, altText: "El muelle", credit: "Ana Ruiz")
            $0.corrections = [
                Correction(kind: .correction, text: CleanHTML(vouchedFor: "Eran tres barcos."), time: noon)
            ]
        }
        _ = try await newspaper.publish("Suben las tarifas del agua", minutes: 60) {
            $0.primarySection = nation
            $0.bylines = [agency]
            $0.tags = [port]
            $0.body = CleanHTML(vouchedFor: "<p>Desde enero, un tercio más.</p>")
        }
        _ = try await newspaper.create("Borrador sobre el faro") { $0.bylines = [ana] }
        _ = try await newspaper.newsroom.save(
            first.changed { $0.summary = "Los primeros barcos salieron al alba." },
            by: editor,
            at: TemporaryNewspaper.time(90)
        )
        let comment = PortadaCore.Comment(
            id: Identifier(0),
            article: first.id,
            parent: nil,
            author: "Luis",
            text: CleanHTML(vouchedFor: "<p>Por fin.</p>"),
            time: noon,
            status: .approved
        )
        _ = try await newspaper.newsroom.addComment(comment, by: editor, at: noon)
        let account = Account(id: Identifier(0), email: "ana@x.example", name: "Ana", role: .editor, person: ana)
        _ = try await newspaper.newsroom.addAccount(account, by: editor, at: noon)
        try await newspaper.store.database.pool.write { database in
            for statement in plainRows { try database.execute(sql: statement) }
        }
        return newspaper
    }

    /// What hangs on stories and accounts and has no rules of its own.
    private static let plainRows = [
        "INSERT INTO redirect (path, article_id) VALUES ('/2019/05/el-puerto/', 1)",
        "INSERT INTO redirect (path, target) VALUES ('/tienda/', 'https://tienda.example/')",
        "INSERT INTO share_count (article_id, count) VALUES (1, 12)",
        """
        INSERT INTO journal (article_id, account_id, form, editor, sequence, base, fields, noted_at)
            VALUES (3, 1, 'story', 'ventana', 4, 1, '{"headline":"Borrador sobre el faro viejo"}', 1710072000000)
        """,
        """
        INSERT INTO story_note (article_id, account_id, author, text, created_at)
            VALUES (3, 1, 'Ana', 'Falta la foto.', 1710072000000)
        """,
        """
        INSERT INTO program_token (id, name, token, role, scopes, created_at, place)
            VALUES (1, 'agencia', 'huella', 'editor', 'read', 1710072000000, '')
        """,
        """
        INSERT INTO audit (created_at, actor, account_id, action, subject, subject_id, detail)
            VALUES (1710072000000, 'Ana', 1, 'add', 'token', 1, 'agencia')
        """,
        """
        INSERT INTO planned_change (article_id, kind, due_at, created_at, actor, announces)
            VALUES (1, 'withdraw', 4102444800000, 1710072000000, 'Ana', 0)
        """,
        "INSERT INTO story_view (account_id, name, query, is_shared, position) VALUES (1, 'Míos', 'q=faro', 0, 0)",
        """
        INSERT INTO external_id (source, kind, external_id, local_id, fingerprint, details)
            VALUES ('viejo.example', 'post', '812', 1, 77, '')
        """,
    ]

    /// Writes the files that are not there.
    static func write() async throws {
        let made = try await newspaper()
        let source = made.folder.appendingPathComponent(SQLiteDatabase.fileName).path
        try FileManager.default.createDirectory(at: SchemaText.folder, withIntermediateDirectories: true)
        let queue = try SchemaText.queue(at: ":memory:")
        try await queue.writeWithoutTransaction { try $0.execute(sql: "ATTACH ? AS made", arguments: [source]) }
        try await queue.write { database in
            for (number, step) in Migrator.steps.enumerated() {
                let before = Set(try SchemaText.tables(of: database))
                for statement in step.statements { try database.execute(sql: statement) }
                try fill(Set(try SchemaText.tables(of: database)).subtracting(before), database)
                // It lay on top of the lists.
                if number == 0 { try database.execute(sql: "UPDATE article SET is_pinned = 1 WHERE id = 1") }
                if number == 0 {
                    try database.execute(
                        sql: SchemaText.steps
                    )
                }
                try database.execute(sql: "INSERT INTO schema_step VALUES (?, ?)", arguments: [number + 1, step.name])
                let file = SchemaText.file(number + 1)
                guard !FileManager.default.fileExists(atPath: file.path) else { continue }
                try SchemaText.text(of: database).write(to: file, atomically: true, encoding: .utf8)
            }
        }
    }

    private static func names(_ sql: String, _ table: String, _ database: Database) throws -> Set<String> {
        try String.fetchSet(database, sql: sql, arguments: [table])
    }

    /// Copies what the newspaper has in tables that a step made and left empty.
    private static func fill(_ tables: Set<String>, _ database: Database) throws {
        for table in tables.sorted() where try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table)") == 0 {
            let known = try names("SELECT name FROM pragma_table_info(?, 'made')", table, database)
            let missing = "SELECT name FROM pragma_table_info(?) WHERE \"notnull\" AND dflt_value IS NULL"
            let required = try names(missing, table, database)
            let columns = try SchemaText.columns(of: table, database)
            let taken = columns.filter { known.contains($0) || required.contains($0) }
            guard !known.isEmpty else { continue }
            let values = taken.map { known.contains($0) ? $0 : "0" }
            try database.execute(
                sql: """
                    INSERT INTO main.\(table) (\(taken.joined(separator: ", ")))
                    SELECT \(values.joined(separator: ", ")) FROM made.\(table)
                    """
            )
        }
    }
}
