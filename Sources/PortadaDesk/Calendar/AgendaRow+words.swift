import PortadaCore
import PortadaStore

extension AgendaRow {
    /// Where somebody decides about it.
    var deskPath: String { "/desk/stories/\(story.id)/" + (act == .publication ? "" : "plan/") }
}

extension StoryRowWriter {
    /// What is to happen, in a word or two.
    func act(_ row: AgendaRow) -> String { language.text("calendar.\(row.act.rawValue)") }

    /// Why it did not happen although its time has come; empty before.
    func lateness(_ row: AgendaRow) -> String { row.due < now ? language.lateness(row.refusal) : "" }
}
