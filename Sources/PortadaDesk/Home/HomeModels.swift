import PortadaRendering

/// What needs somebody now.
struct HomeModel: TemplateModel {
    var frame: FrameModel
    var today: String
    var groups: [HomeGroupModel]
    /// Comments that wait, in words; empty when none do.
    var comments: String
    var scheduled: [HomeItemModel]
    var embargoes: [HomeItemModel]
    var published: [HomeItemModel]

    static let template = TemplateShape<HomeModel>(
        .record("frame") { $0.frame },
        .text("today") { $0.today },
        .list("groups") { $0.groups },
        .text("comments") { $0.comments },
        .flag("isCalm") { $0.groups.isEmpty && $0.comments.isEmpty },
        .flag("hasScheduled") { !$0.scheduled.isEmpty },
        .list("scheduled") { $0.scheduled },
        .flag("hasEmbargoes") { !$0.embargoes.isEmpty },
        .list("embargoes") { $0.embargoes },
        .list("published") { $0.published }
    )
}

/// Stories that need the same of somebody.
struct HomeGroupModel: TemplateModel {
    var title: String
    var items: [HomeItemModel]
    /// The list that holds all of them.
    var path: String
    var isUrgent = false

    static let template = TemplateShape<HomeGroupModel>(
        .text("title") { $0.title },
        .list("items") { $0.items },
        .text("path") { $0.path },
        .flag("isUrgent") { $0.isUrgent }
    )
}

/// A line of the home.
struct HomeItemModel: TemplateModel {
    var path: String
    var headline: String
    var moment: String
    var note: String
    /// When it is to happen, in milliseconds since 1970; empty where nothing is.
    var due = ""

    static let template = TemplateShape<HomeItemModel>(
        .text("path") { $0.path },
        .text("headline") { $0.headline },
        .text("moment") { $0.moment },
        .text("note") { $0.note },
        .text("due") { $0.due }
    )
}
