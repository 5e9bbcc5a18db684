import PortadaCore
import PortadaRendering
import PortadaStore

/// The details of audit entries as people read them. The store writes numbers, moments and its own words; a page says names,
/// times of the newspaper and the desk's words.
struct AuditDetails: Sendable {
    let language: Language
    let dates: DateWriter
    private let slots: FrontSlotNames
    private let headlines: [Identifier<Article>: String]

    /// Later than this, a delay is told, in seconds.
    private static let toldDelay: Int64 = 60

    /// - Parameter seesKilled: whether the headlines of killed stories are shown.
    init(
        of entries: [AuditEntry],
        language: Language,
        dates: DateWriter,
        seesKilled: Bool,
        _ reader: Reader
    ) throws {
        self.language = language
        self.dates = dates
        let stories = entries.filter { $0.subject == "front" }.flatMap {
            AuditedFront($0.detail).steps.compactMap(\.story)
        }
        let rows = try reader.stories(Array(Set(stories))).filter { seesKilled || $0.status != .killed }
        headlines = Dictionary(rows.map { ($0.id, $0.headline) }, uniquingKeysWith: { first, _ in first })
        slots = FrontSlotNames(language: language, sections: try reader.sectionTree())
    }

    /// What else is known of an act; empty when nothing that the act's own words don't say.
    func text(_ entry: AuditEntry) -> String {
        switch (entry.subject, AuditWords.action(of: entry)) {
        case ("front", _): return AuditedFront(entry.detail).text(language, slots, headlines)
        case ("article", "publish-due"): return delay(entry.detail)
        case ("article", "plan-change"), ("article", "perform-plan"): return plan(entry.detail)
        case ("article", "share-preview"):
            return moment(in: entry.detail).map { language.text("audit.until", ["time": $0]) } ?? ""
        case ("article", "restore"):
            return language.text("audit.version", ["number": String(entry.detail.drop { !$0.isNumber })])
        case ("webhook", "redeliver"):
            return language.text("audit.message", ["number": String(entry.detail.drop { !$0.isNumber })])
        case ("webhook", "save"): return webhook(entry.detail)
        case ("token", "add"): return token(entry.detail)
        default: return AuditWords.detail(entry, language)
        }
    }

    /// `update 1710072000000`, `unpublish, 30 s late`: what was planned, and for when; or how late it was done.
    private func plan(_ detail: String) -> String {
        let name = String(detail.prefix { $0.isLetter })
        let key = "calendar.\(name)"
        let act = language.has(key) ? language.text(key) : ""
        let rest = detail.contains("late") ? delay(detail) : moment(in: detail) ?? ""
        return [act, rest].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// `30 s late`: nothing under a minute.
    private func delay(_ detail: String) -> String {
        let digits = detail.drop { !$0.isNumber }.prefix { $0.isNumber }
        guard let seconds = NumberRange.counts.read(digits), seconds >= Self.toldDelay else { return "" }
        return language.text("audit.late", count: Int(clamping: seconds / 60))
    }

    private func moment(in detail: String) -> String? {
        detail.split(separator: " ").last.flatMap { Timestamp(reading: $0) }.map(dates.dateTime)
    }

    /// `Robot reporter (read,write)`: the program's name, its role and what it may do, as people call them.
    private func token(_ detail: String) -> String {
        guard let match = detail.wholeMatch(of: /(?<name>.*) (?<role>\w+) \((?<scopes>[\w,]*)\)/),
            let role = Role(rawValue: String(match.role))
        else { return detail }
        let scopes = match.scopes.split(separator: ",").map { scope in
            let key = "scope.\(scope)"
            return language.has(key) ? language.text(key) : String(scope)
        }
        return "\(match.name), \(language.role(role)): \(scopes.joined(separator: ", "))"
    }

    /// `https://example.com/hook paused`: the address, and the state as people call it.
    private func webhook(_ detail: String) -> String {
        let parts = detail.split(separator: " ").map(String.init)
        guard let state = parts.last.flatMap({ Webhook.State(rawValue: $0) }), parts.count > 1 else { return detail }
        return "\(parts.dropLast().joined(separator: " ")), \(language.text("webhook.\(state.rawValue)"))"
    }
}
