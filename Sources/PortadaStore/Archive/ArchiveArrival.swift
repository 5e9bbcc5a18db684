import Foundation
import GRDB
import PortadaCore

/// Brings an archive into an empty newspaper, a file of lines in one transaction; one that was stopped goes on.
///
/// Lines refer to others that come later, so references are looked at when all is in (`Store.integrityFaults`).
public struct ArchiveArrival: Sendable {
    /// Markup as pages may hold it.
    public typealias Cleaning = @Sendable (_ markup: String, _ kind: ArchiveMarkup) -> String

    /// How many stories are listed at once.
    public static let storiesAtOnce = 200

    let store: Store
    let clean: Cleaning

    /// - Parameter clean: gives markup as pages may hold it; what it changes is counted.
    public init(into store: Store, clean: @escaping Cleaning) {
        self.store = store
        self.clean = clean
    }

    /// Begins, or finds where the same archive came to. Refuses a newspaper that holds anything else.
    public func begin(_ archive: String) async throws -> ArchiveProgress {
        if let progress = try await store.read({ try $0.archiveProgress() }) {
            guard progress.archive == archive else {
                throw StoreError(.wrongState, "Another archive is half in. Bring that one in, or make a new newspaper.")
            }
            return progress
        }
        guard try await store.read({ try $0.isUntouched() }) else {
            throw StoreError(
                .wrongState,
                "This newspaper is not empty. An archive comes into a new one: portada new DIR --name NAME"
            )
        }
        let progress = ArchiveProgress(archive: archive)
        try await store.withoutReferences { connection in
            for part in ArchivePart.all {
                for list in part.lists { try connection.execute("DELETE FROM \(list.table)") }
                try connection.execute("DELETE FROM \(part.table) WHERE \(part.condition)")
            }
            try Self.note(progress, connection)
        }
        return progress
    }

    /// Takes in one file of lines. Throws a sentence that names the line.
    public func take(_ lines: Data, of part: ArchivePart, after progress: ArchiveProgress) async throws
        -> ArchiveProgress
    {
        try await store.withoutReferences { [clean] connection in
            let arrival = try ArchiveRows(part, connection, clean: clean)
            for (number, line) in lines.split(separator: UInt8(ascii: "\n")).enumerated() {
                do {
                    try arrival.insert(try ArchiveLine.read(line))
                } catch let error as StoreError {
                    throw StoreError(error.code, "Line \(number + 1) of \(part.name): \(error.description)")
                }
            }
            var progress = progress
            progress.files += 1
            progress.cleaned += arrival.cleaned
            try Self.note(progress, connection)
            return progress
        }
    }

    /// Puts the next stories into lists and searches; nil when all stand there.
    public func list(after progress: ArchiveProgress) async throws -> ArchiveProgress? {
        try await store.withoutReferences { connection in
            let reader = Reader(connection: connection)
            let index = SearchIndex(connection)
            if progress.listed == nil { try index.use(language: try reader.settings().language) }
            let ids: [Identifier<Article>] = try connection.query(
                "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT \(Self.storiesAtOnce)",
                [.int(progress.listed ?? Int64.min)]
            ) { $0.id(0) }
            guard let last = ids.last else { return nil }
            let sections = try reader.sectionTree()
            for story in try ids.compactMap({ try reader.article($0) }) {
                for key in ListKey.all(of: story, sections: sections) {
                    try connection.execute(
                        "INSERT INTO listing (list, subject, published_at, article_id) VALUES (?, ?, ?, ?)",
                        [.int(key.list), .int(key.subject), .time(story.times.published), .id(story.id)]
                    )
                }
                try index.add(story)
                try TextIndex.drafts.add(story.id, connection)
            }
            var progress = progress
            progress.listed = last.rawValue
            try Self.note(progress, connection)
            return progress
        }
    }

    /// Makes what is left of lists and searches; what is wrong with the whole, a sentence each.
    public func finish() async throws -> [String] {
        try await store.withoutReferences { connection in
            try connection.execute("DELETE FROM listing_count")
            try connection.execute(
                """
                INSERT INTO listing_count (list, subject, count)
                SELECT list, subject, COUNT(*) FROM listing GROUP BY list, subject
                """
            )
            for index in ["picture_index", "comment_index"] {
                try connection.execute("INSERT INTO \(index) (\(index)) VALUES ('rebuild')")
            }
        }
        return try await store.integrityFaults()
    }

    /// Says that all is in: the newspaper may be served from now on.
    public func end(by actor: Actor, at time: Timestamp, _ detail: String) async throws {
        try await store.newsroom.perform(.importBatch, by: actor, at: time) { operation in
            try operation.connection.execute(
                "DELETE FROM setting WHERE name = ?",
                [.text(ArchiveProgress.setting)]
            )
            try operation.audit("import", "newspaper", nil, detail)
        }
    }

    private static func note(_ progress: ArchiveProgress, _ connection: any Connection) throws {
        try connection.set(ArchiveProgress.setting, try StoredJSON.encode(progress))
    }
}

/// Inserts the lines of a part.
private final class ArchiveRows {
    private let part: ArchivePart
    private let connection: any Connection
    private let clean: ArchiveArrival.Cleaning
    private let columns: [String: ArchiveColumns.Column]
    private let lists: [(list: ArchivePart.List, columns: [ArchiveColumns.Column])]
    /// How many values held markup that was cleaned.
    private(set) var cleaned = 0

    init(_ part: ArchivePart, _ connection: any Connection, clean: @escaping ArchiveArrival.Cleaning) throws {
        self.part = part
        self.connection = connection
        self.clean = clean
        let all = try ArchiveColumns(of: part.table, connection).all.filter { part.omitted[$0.name] == nil }
        columns = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
        lists = try part.lists.map { list in
            let columns = try ArchiveColumns(of: list.table, connection).all
            return (list, columns.filter { list.columns.contains($0.name) })
        }
    }

    func insert(_ line: [String: Any]) throws {
        var line = line
        let hanging = lists.map { line.removeValue(forKey: $0.list.name) }
        let text = part.text == .none ? nil : line.removeValue(forKey: "text")
        var row: [(column: String, value: SQLValue)] = []
        for (key, value) in line {
            guard let column = columns[key] else {
                throw StoreError(.invalid, "This program doesn't know what '\(key.prefix(40))' is.")
            }
            let value = try ArchiveLine.value(value, isNumber: column.isNumber)
            row.append((column.name, cleaned(value, part.markup[column.name])))
        }
        if let text = text as? String {
            guard case .int(let number)? = row.first(where: { $0.column == "body_id" })?.value else {
                throw StoreError(.invalid, "A text has no number ('bodyId').")
            }
            try keep(text, number)
        }
        let own = Dictionary(row, uniquingKeysWith: { first, _ in first })
        row += part.omitted.map { ($0, $1) }
        try write(row, to: part.table)
        for ((list, columns), value) in zip(lists, hanging) {
            try insert(value as? [Any] ?? [], list, columns, under: own)
        }
    }

    /// A text that a story and its history share comes once.
    private func keep(_ text: String, _ number: Int64) throws {
        let known = try connection.first("SELECT 1 FROM body WHERE id = ?", [.int(number)]) { _ in true } ?? false
        if !known { try write([("id", .int(number)), ("markup", cleaned(.text(text), .body))], to: "body") }
    }

    private func insert(
        _ values: [Any],
        _ list: ArchivePart.List,
        _ columns: [ArchiveColumns.Column],
        under owner: [String: SQLValue]
    ) throws {
        guard let id = owner["id"] else { throw StoreError(.invalid, "It has no number ('id').") }
        for (position, value) in values.enumerated() {
            let object = value as? [String: Any]
            var row: [(column: String, value: SQLValue)] = [(list.owner, id)]
            if list.isNumbered { row.append(("position", .int(Int64(position)))) }
            for column in columns {
                guard let value = object.map({ $0[column.key] ?? NSNull() }) ?? (columns.count == 1 ? value : nil)
                else { throw StoreError(.invalid, "'\(list.name)' is no list of objects.") }
                let read = try ArchiveLine.value(value, isNumber: column.isNumber)
                row.append((column.name, cleaned(read, list.markup[column.name])))
            }
            for column in list.repeated { row.append((column, owner[column] ?? .null)) }
            try write(row, to: list.table)
        }
    }

    private func write(_ row: [(column: String, value: SQLValue)], to table: String) throws {
        // In one order, so that a statement is prepared once.
        let row = row.sorted { $0.column < $1.column }
        try connection.execute(
            """
            INSERT INTO \(table) (\(row.map(\.column).joined(separator: ", ")))
            VALUES (\(row.map { _ in "?" }.joined(separator: ", ")))
            """,
            row.map(\.value)
        )
    }

    private func cleaned(_ value: SQLValue, _ kind: ArchiveMarkup?) -> SQLValue {
        guard let kind, case .text(let markup) = value, !markup.isEmpty else { return value }
        let result =
            switch kind {
            case .body, .inline, .comment: clean(markup, kind)
            case .fields, .content: cleanedJSON(markup, kind)
            }
        if result != markup { cleaned += 1 }
        return .text(result)
    }

    /// JSON with the markup in it cleaned; as it came where there is nothing to clean. What is no JSON of ours is read nowhere.
    private func cleanedJSON(_ text: String, _ kind: ArchiveMarkup) -> String {
        guard var object = try? ArchiveLine.read(Data(text.utf8)) else { return text }
        var isOther = false
        func clean(_ object: inout [String: Any], _ key: String, as kind: ArchiveMarkup) {
            guard let markup = object[key] as? String else { return }
            let result = self.clean(markup, kind)
            isOther = isOther || result != markup
            object[key] = result
        }
        if kind == .content {
            clean(&object, "body", as: .body)
            var fields = object["fields"] as? [String: Any] ?? [:]
            clean(&fields, "leadCaption", as: .inline)
            object["fields"] = fields
        } else {
            clean(&object, "leadCaption", as: .inline)
        }
        guard isOther, let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys) else {
            return text
        }
        return String(decoding: data, as: UTF8.self)
    }
}

extension Store {
    /// Writes in one transaction in which references may lead to rows that are not there yet.
    fileprivate func withoutReferences<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await change { database in
            try database.pool.writeWithoutTransaction { database in
                // The setting can't be changed in a transaction (sqlite.org/pragma.html#pragma_foreign_keys).
                try database.execute(sql: "PRAGMA foreign_keys = OFF")
                defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
                var result: Result?
                try database.inTransaction(.immediate) {
                    result = try body(SQLiteTransaction(database: database))
                    return .commit
                }
                guard let result else { throw StoreError(.corrupt, "A transaction ended without a result.") }
                return result
            }
        }
    }
}
