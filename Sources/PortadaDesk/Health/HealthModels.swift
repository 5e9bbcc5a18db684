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
    var stories: [HealthStoryModel]

    static let template = TemplateShape<HealthItemModel>(
        .text("subject") { $0.subject },
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("symbol") { $0.symbol },
        .text("text") { $0.text },
        .text("help") { $0.help },
        .flag("hasStories") { !$0.stories.isEmpty },
        .list("stories") { $0.stories }
    )
}

/// A story that has a fault.
struct HealthStoryModel: TemplateModel {
    var id: String
    var headline: String
    var detail: String

    static let template = TemplateShape<HealthStoryModel>(
        .text("id") { $0.id },
        .text("headline") { $0.headline },
        .text("detail") { $0.detail }
    )
}
