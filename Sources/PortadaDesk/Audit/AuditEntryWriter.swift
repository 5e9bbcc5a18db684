import PortadaCore
import PortadaRendering
import PortadaStore

/// Writes entries of the audit as people read them.
struct AuditEntryWriter: Sendable {
    let language: Language
    let dates: DateWriter
    /// Whether the names of killed stories are shown.
    let seesKilled: Bool
    /// Whether network addresses are shown.
    let seesPlaces: Bool

    /// One line, with its details in words.
    func model(_ entry: AuditEntry, _ details: AuditDetails) -> AuditEntryModel {
        AuditEntryModel(
            day: dates.dateShort(entry.time),
            time: dates.time(entry.time),
            moment: dates.iso8601(entry.time),
            actor: actor(entry),
            text: AuditWords.text(entry, language, seesKilled: seesKilled),
            detail: details.text(entry),
            path: path(entry),
            place: seesPlaces ? entry.place : ""
        )
    }

    /// The lines of entries that were just read.
    func models(_ entries: [AuditEntry], _ reader: Reader) throws -> [AuditEntryModel] {
        let details = try AuditDetails(of: entries, language: language, dates: dates, seesKilled: seesKilled, reader)
        return entries.map { model($0, details) }
    }

    /// Who did it: a name, or what program.
    func actor(_ entry: AuditEntry) -> String {
        entry.account == nil ? language.actor(entry.actor) : entry.actor
    }

    private func path(_ entry: AuditEntry) -> String {
        guard entry.subject == "article", let id = entry.subjectID, !entry.name.isEmpty else { return "" }
        return entry.isKilled && !seesKilled ? "" : "/desk/stories/\(id)/"
    }
}
