import PortadaCore
import PortadaStore

/// A form that came too late, made ready to be sent once more: what its sender changed stays, what they left as it was is
/// as it is now.
struct SentForm: Sendable {
    /// How a part stands in a form.
    private enum Sort: Sendable { case text, box, list, paragraphs }

    /// The fields of forms that are parts of what they show.
    private static let parts: [(field: SeenField, name: String, sort: Sort)] = [
        (.name, "name", .text), (.slug, "slug", .text), (.description, "description", .text),
        (.parent, "parent", .text), (.kind, "kind", .text), (.role, "role", .text),
        (.biography, "biography", .paragraphs), (.picture, "picture", .text), (.tagline, "tagline", .text),
        (.language, "language", .text), (.timeZone, "time-zone", .text), (.articlePath, "article-path", .text),
        (.listLength, "list-length", .text), (.legalLine, "legal-line", .text),
        (.contactEmail, "contact-email", .text), (.profiles, "profiles", .text), (.active, "active", .box),
        (.needsSecondFactor, "needs-second-factor", .box), (.address, "address", .text), (.events, "event", .list),
        (.accent, "accent", .text), (.accentDark, "accent-dark", .text), (.lettering, "lettering", .text),
        (.layout, "layout", .text), (.text, "text", .text), (.target, "to", .text), (.commentDays, "days", .text),
    ]
    /// The fields of forms that are parts of nothing that is shown, and hold what people write.
    private static let loose: [(name: String, word: String)] = [
        ("text", "text"), ("notice", "notice"), ("reason", "reason"), ("when", "moment"), ("time", "moment"),
    ]
    /// The words for what is typed besides the parts.
    static let words = ["notice", "reason", "moment"]

    /// The fields with their values.
    let fields: [SentFieldModel]
    /// What their sender typed; the word for each is the last part of its text's key.
    let typed: [(word: String, value: String)]
    /// What it is based on now.
    let version: String

    /// - Parameter hidden: what its sender may not be told of; the act is based on what there is of it, too.
    init(_ form: Form, over changes: [SeenChange], besides hidden: [SeenChange] = []) {
        var form = form
        var typed: [(word: String, value: String)] = []
        for change in changes {
            guard let state = change.state else { continue }
            for part in Self.parts where state.parts.contains(where: { $0.field == part.field }) {
                Self.renew(part, of: change, state, &form).map { typed.append((part.field.rawValue, $0)) }
            }
        }
        for part in Self.loose where !typed.contains(where: { $0.word == part.word }) && !form[part.name].isEmpty {
            typed.append((part.word, form[part.name]))
        }
        var seen = Seen(form.all(SeenGate.field))
        for change in changes + hidden { seen.merge(change.present) }
        version = seen.text
        self.typed = typed
        fields =
            form.pairs.filter { $0.name != "_csrf" && $0.name != SeenGate.field }
            .map { SentFieldModel(name: $0.name, value: $0.value) }
            + [SentFieldModel(name: SeenGate.field, value: version)]
    }

    /// Gives a field that its sender left as it was the value that counts now.
    /// - Returns: what the sender typed; nil where they didn't.
    private static func renew(
        _ part: (field: SeenField, name: String, sort: Sort),
        of change: SeenChange,
        _ state: SeenState,
        _ form: inout Form
    ) -> String? {
        let now = state[part.field]
        let (sent, isThere): (String, Bool)
        switch part.sort {
        case .text: (sent, isThere) = (form[part.name], form.has(part.name))
        case .paragraphs: (sent, isThere) = (PlainParagraphs.markup(form[part.name]).markup, form.has(part.name))
        // A box that isn't ticked sends nothing: it stands in every form of its page that has the thing's name.
        case .box: (sent, isThere) = (form.has(part.name) ? "on" : "", form.has("name") || form.has("address"))
        case .list: (sent, isThere) = (form.all(part.name).joined(separator: "\n"), form.has("address"))
        }
        guard isThere else { return nil }
        guard change.seen.shows(sent, as: part.field) else {
            return sent == now || part.sort == .box || part.sort == .list ? nil : form[part.name]
        }
        switch part.sort {
        case .text: form.set(part.name, to: [now])
        case .paragraphs: form.set(part.name, to: [PlainParagraphs.text(of: CleanHTML(vouchedFor: now))])
        case .box: form.set(part.name, to: now.isEmpty ? [] : [now])
        case .list: form.set(part.name, to: now.split(separator: "\n").map(String.init))
        }
        return nil
    }
}
