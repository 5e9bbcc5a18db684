import PortadaCore
import PortadaRendering
import PortadaStore

/// What an act on several stories did, with the names of those that stayed as they were.
struct BulkReport: Sendable {
    private let result: BulkResult
    /// The name of the tag or section that it was about.
    private let name: String
    private let headlines: [Identifier<Article>: String]

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
        let rows = try reader.storyRows(refused.map(\.story)).filter { $0.status != .killed }
        headlines = Dictionary(rows.map { ($0.id, $0.headline) }, uniquingKeysWith: { first, _ in first })
    }

    /// The report as a page shows it.
    func model(_ language: Language) -> BulkReportModel {
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
                    reason: language.text("bulk.why\(refusal.reason.rawValue.capitalizedFirst)")
                )
            }
        )
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
