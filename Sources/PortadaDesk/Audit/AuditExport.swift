import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaStore

/// The audit as a file: a table (CSV, RFC 4180) or JSON, one object a line.
struct AuditExport: Sendable {
    /// How many entries are read at once.
    private static let length = 500

    let store: Store
    let filter: AuditFilter
    let writer: AuditEntryWriter
    let isTable: Bool

    /// An answer that reads the store part by part, as fast as it is taken.
    func response(day: String) -> Response {
        let ending = isTable ? "csv" : "jsonl"
        var fields: HTTPFields = [
            .contentType: isTable ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8"
        ]
        fields[.contentDisposition] = "attachment; filename=\"registro-\(day).\(ending)\""
        return Response(
            status: .ok,
            headers: fields,
            body: ResponseBody { body in
                // The mark tells spreadsheets that it is UTF-8.
                if isTable { try await body.write(ByteBuffer(string: "\u{FEFF}" + Self.line(Self.columns))) }
                var cursor: AuditCursor?
                repeat {
                    let (after, filter) = (cursor, filter)
                    let page = try await store.read { try $0.audit(filter, after: after, limit: Self.length) }
                    let text = page.entries.map(isTable ? row : object).joined()
                    if !text.isEmpty { try await body.write(ByteBuffer(string: text)) }
                    cursor = page.next
                } while cursor != nil
                try await body.finish(nil)
            }
        )
    }

    private static let columns = ["time", "actor", "account", "place", "action", "subject", "id", "what", "detail"]

    private func row(_ entry: AuditEntry) -> String {
        Self.line([
            writer.dates.iso8601(entry.time), writer.actor(entry), entry.account.map { "\($0)" } ?? "", entry.place,
            entry.action, entry.subject, entry.subjectID.map { "\($0)" } ?? "",
            AuditWords.text(entry, writer.language, seesKilled: writer.seesKilled), entry.detail,
        ])
    }

    private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection").
    static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private struct Line: Encodable {
        let time: String
        let actor: String
        let account: Int64?
        let place: String
        let action: String
        let subject: String
        let id: Int64?
        let what: String
        let detail: String
    }

    private func object(_ entry: AuditEntry) -> String {
        let line = Line(
            time: writer.dates.iso8601(entry.time),
            actor: entry.actor,
            account: entry.account?.rawValue,
            place: entry.place,
            action: entry.action,
            subject: entry.subject,
            id: entry.subjectID,
            what: AuditWords.text(entry, writer.language, seesKilled: writer.seesKilled),
            detail: entry.detail
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
    }
}
