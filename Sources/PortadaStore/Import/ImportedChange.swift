import PortadaCore

/// What a new export changes in a thing that came in before: what nobody touched here follows the export, what the
/// newsroom changed stays.
struct ImportedChange<Thing> {
    /// The thing as it shall be.
    private(set) var merged: Thing
    /// What imports have written of it by now, detail by detail.
    private(set) var written: [String: String]
    /// The details that stay although the export has something else: their names, what is here, what the export has.
    private(set) var kept: [(detail: String, here: String, export: String)] = []
    /// Whether anything becomes different.
    private(set) var isChange = false

    /// - Parameters:
    ///   - written: what the last import wrote; nil where nobody knows, because a program of long ago did.
    ///   - isTouched: whether the newsroom changed the thing at all, which counts where nobody knows what was written.
    init(_ kind: ImportedKind<Thing>, of here: Thing, to export: Thing, written: [String: String]?, isTouched: Bool) {
        merged = here
        self.written = written ?? [:]
        for detail in kind.details {
            let (now, wanted) = (detail.text(here), detail.text(export))
            let former = written.map { $0[detail.name] } ?? (isTouched ? nil : now)
            if now == wanted {
                self.written[detail.name] = wanted
            } else if former == now {
                detail.take(&merged, export)
                self.written[detail.name] = wanted
                isChange = true
            } else if former != wanted {
                kept.append((detail.name, now, wanted))
            }
        }
    }
}
