import PortadaCore
import PortadaRendering
import PortadaStore

/// What an act on several stories did, with the names of those that stayed as they were.
struct BulkReport: Sendable {
    private let result: BulkResult
    /// The name of the tag or section that it was about.
    private let name: String
    private let headlines: [Identifier<Article>: String]
    /// Who did something last to a story that changed since.
    private let changed: [Identifier<Article>: AuditEntry]

    /// Reads what an act of somebody's did; nil when there is none such.
    init?(_ id: Identifier<BulkResult>, of account: Identifier<Account>, _ reader: Reader) throws {
        guard let result = try reader.bulkResult(id, of: account) else { return nil }
        self.result = result
        name =
            switch result.act {
            case .move: ""
            case .addTag(let tag), .removeTag(let tag): try reader.tags([tag]).first?.name ?? ""
            case .setSection(let section): try reader.sectionTree()[section]?.name ?? ""
            }
        let refused = result.isUndone ? result.undoRefused : result.refused
        let rows = try reader.stories(refused.map(\.story)).filter { $0.status != .killed }
        headlines = Dictionary(rows.map { ($0.id, $0.headline) }, uniquingKeysWith: { first, _ in first })
        changed = try refused.filter { $0.reason == .changedSince }.reduce(into: [:]) { changed, refusal in
            let filter = AuditFilter(subject: "article", subjectID: refusal.story.rawValue)
            changed[refusal.story] = try reader.audit(filter, limit: 1).entries.first
        }
    }

    /// The report as a page shows it.
    func model(_ writer: StoryRowWriter) -> BulkReportModel {
        let language = writer.language
        let refused = result.isUndone ? result.undoRefused : result.refused
        let done = result.isUndone ? result.done.count - refused.count : result.done.count
        return BulkReportModel(
            text: done == 0
                ? language.text("bulk.nothing")
                : language.text(result.isUndone ? "bulk.doneUndo" : doneKey, count: done, ["name": name]),
            undo: result.isUndone || done == 0 ? "" : "\(result.id)",
            refused: refused.map { refusal in
                let headline = headlines[refusal.story] ?? "\(refusal.story)"
                return BulkRefusalModel(
                    id: "\(refusal.story)",
                    headline: headline.isEmpty ? language.text("stories.untitled") : headline,
                    reason: reason(refusal, writer)
                )
            }
        )
    }

    private func reason(_ refusal: BulkResult.Refused, _ writer: StoryRowWriter) -> String {
        guard let entry = changed[refusal.story] else {
            return writer.language.text("bulk.why\(refusal.reason.rawValue.capitalizedFirst)")
        }
        let name = entry.account == nil ? writer.language.actor(entry.actor) : entry.actor
        return writer.language.text("bulk.changedBy", ["name": name, "time": writer.moment(entry.time)])
    }

    private var doneKey: String {
        switch result.act {
        case .move(.inReview): "bulk.doneInReview"
        case .move(.ready): "bulk.doneReady"
        case .move(.trashed): "bulk.doneTrashed"
        case .move: "bulk.doneDraft"
        case .addTag: "bulk.doneTag"
        case .removeTag: "bulk.doneUntag"
        case .setSection: "bulk.doneSection"
        }
    }
}

extension String {
    /// The text with its first letter as a capital.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
