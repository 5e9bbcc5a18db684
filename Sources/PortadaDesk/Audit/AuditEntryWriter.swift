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

    /// One line.
    func model(_ entry: AuditEntry) -> AuditEntryModel {
        AuditEntryModel(
            day: dates.dateShort(entry.time),
            time: dates.time(entry.time),
            moment: dates.iso8601(entry.time),
            actor: actor(entry),
            text: AuditWords.text(entry, language, seesKilled: seesKilled),
            detail: AuditWords.detail(entry, language),
            path: path(entry),
            place: seesPlaces ? entry.place : ""
        )
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
