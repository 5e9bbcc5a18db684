import PortadaRendering

/// How the newspaper's machinery is.
struct HealthModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var summary: String
    var items: [HealthItemModel]
    var mayInspect: Bool
    /// Whether somebody had everything looked at, and it is not done yet.
    var isBusy: Bool

    static let template = TemplateShape<HealthModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("summary") { $0.summary },
        .list("items") { $0.items },
        .flag("mayInspect") { $0.mayInspect },
        .flag("isBusy") { $0.isBusy }
    )
}

/// One thing that was looked at.
struct HealthItemModel: TemplateModel {
    var subject: String
    /// How it is, in a word.
    var state: String
    /// The same as a word for styles.
    var stateWord: String
    /// The same as a sign.
    var symbol: String
    var text: String
    /// What to do; empty when there is nothing to do.
    var help: String
    var cases: [HealthCaseModel]

    static let template = TemplateShape<HealthItemModel>(
        .text("subject") { $0.subject },
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("symbol") { $0.symbol },
        .text("text") { $0.text },
        .text("help") { $0.help },
        .flag("hasCases") { !$0.cases.isEmpty },
        .list("cases") { $0.cases }
    )
}

/// A story or a program that has a fault.
struct HealthCaseModel: TemplateModel {
    var item: HealthItem.Case

    static let template = TemplateShape<HealthCaseModel>(
        .text("path") { $0.item.path },
        .text("name") { $0.item.name },
        .text("detail") { $0.item.detail }
    )
}
