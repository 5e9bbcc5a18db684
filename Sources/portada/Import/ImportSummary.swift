import PortadaCore
import PortadaMigration

/// What an import did, in lines for the person who started it.
struct ImportSummary {
    let lines: [String]

    private static let shown = 10

    /// The beginning of a text, on one line.
    private static func short(_ text: String) -> String {
        let line = TypedText.line(text)
        return line.count > 60 ? line.prefix(60) + "…" : line
    }

    /// The most frequent of some names, with their numbers.
    private static func names(_ counts: [String: Int], _ shown: (String) -> String) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.shown)
            .map { "\(shown($0.key)) \($0.value)" }.joined(separator: ", ")
    }

    init(_ report: ImportReport, reportFile: String?) {
        var lines: [String] = []
        if report.changedNothing, report.failed.isEmpty {
            lines.append("Nothing changed: everything in the export is here already.")
        }
        let order = ["stories", "pages", "sections", "people", "tags", "pictures", "comments"]
        for kind in order {
            guard let count = report.counts[kind] else { continue }
            var parts = ["\(count.created) new", "\(count.updated) updated", "\(count.unchanged) unchanged"]
            if count.kept > 0 { parts.append("\(count.kept) left as the newsroom changed them") }
            lines.append("\(kind.padded(to: 10)) \(parts.joined(separator: ", "))")
        }
        for (reason, skipped) in report.skipped.sorted(by: { $0.key < $1.key }) {
            lines.append("skipped    \(skipped.count): \(reason)")
        }
        for (reason, changed) in report.changed.sorted(by: { $0.key < $1.key }) {
            lines.append("changed    \(changed.count): \(reason)")
        }
        for (taxonomy, terms) in report.taxonomies.sorted(by: { $0.key < $1.key }) {
            lines.append("taxonomy   \(taxonomy): \(terms.count) terms, kept in the database and shown nowhere")
        }
        if report.keptCount > 0 {
            lines.append("kept       \(report.keptCount) differences as the newsroom has them; the export has:")
            lines += report.kept.prefix(Self.shown).map { kept in
                "           \(kept.kind) \(kept.item) '\(Self.short(kept.name))', \(kept.detail): "
                    + (kept.detail == "removed" ? "removed here" : "'\(Self.short(kept.export))'")
            }
            if report.keptCount > Self.shown { lines.append("           and \(report.keptCount - Self.shown) more") }
        }
        if report.longTextCount > 0 {
            let cut = report.longTexts.filter(\.isCut).count
            lines.append("long       \(report.longTextCount) texts are longer than the desk takes, and kept whole")
            if cut > 0 { lines.append("           but \(cut) of them: their beginnings, the whole in the database") }
        }
        if report.mended > 0 { lines.append("mended     \(report.mended) items that were not valid XML") }
        if !report.blocks.isEmpty { lines.append("left out   blocks: " + Self.names(report.blocks, { $0 })) }
        if !report.missingPictures.isEmpty {
            lines.append(
                "missing    \(report.missingPictures.count) pictures; --pictures DIR or URL brings their files"
            )
        }
        if !report.shortcodes.isEmpty {
            lines.append("left out   shortcodes: " + Self.names(report.shortcodes) { "[\($0)]" })
        }
        for fault in report.failed.prefix(Self.shown) {
            lines.append("failed     line \(fault.line), \(fault.item): \(fault.message)")
        }
        if report.failed.count > Self.shown { lines.append("failed     and \(report.failed.count - Self.shown) more") }
        lines.append("took       \(Int(report.seconds.rounded())) s")
        if let reportFile {
            lines.append("The whole report: \(reportFile)")
        } else if !report.failed.isEmpty || !report.missingPictures.isEmpty || report.keptCount > 0
            || report.longTextCount > 0 || !report.changed.isEmpty || !report.skipped.isEmpty
        {
            lines.append("--report FILE.json writes all of it to a file.")
        }
        self.lines = lines
    }
}

extension String {
    /// The text with spaces behind it, at least so many characters in all.
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}
