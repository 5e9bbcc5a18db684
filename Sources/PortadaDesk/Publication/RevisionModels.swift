import PortadaRendering

/// A story's versions, and two of them compared.
struct RevisionsModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var notice: String
    var rows: [RevisionRowModel]
    /// The version before which the list begins; empty for its beginning.
    var before: String
    var olderPath: String
    var comparison: ComparisonModel?
    var mayRestore: Bool

    static let template = TemplateShape<RevisionsModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("notice") { $0.notice },
        .list("rows") { $0.rows },
        .text("before") { $0.before },
        .text("olderPath") { $0.olderPath },
        .record("comparison") { $0.comparison },
        .flag("mayRestore") { $0.mayRestore }
    )
}

/// A version in the list.
struct RevisionRowModel: TemplateModel {
    var version: String
    var time: String
    var actor: String
    /// What changed, in a few words.
    var what: String
    /// Whether it is one of the two that are compared.
    var isFrom: Bool
    var isTo: Bool

    static let template = TemplateShape<RevisionRowModel>(
        .text("version") { $0.version },
        .text("time") { $0.time },
        .text("actor") { $0.actor },
        .text("what") { $0.what },
        .flag("isFrom") { $0.isFrom },
        .flag("isTo") { $0.isTo }
    )
}

/// Two versions compared.
struct ComparisonModel: TemplateModel {
    var title: String
    /// The former version.
    var from: String
    /// Whether it can be brought back: it is not the last.
    var isFromOlder: Bool
    var difference: [FieldDifferenceModel]

    static let template = TemplateShape<ComparisonModel>(
        .text("title") { $0.title },
        .text("from") { $0.from },
        .flag("isFromOlder") { $0.isFromOlder },
        .list("difference") { $0.difference },
        .flag("isSame") { $0.difference.isEmpty }
    )
}

/// What bringing a version back would change.
struct RestorationModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var version: String
    var isPublished: Bool
    /// Which of its pictures are not there any more, in a sentence; may be empty.
    var picturesGone: String
    var difference: [FieldDifferenceModel]

    static let template = TemplateShape<RestorationModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("version") { $0.version },
        .flag("isPublished") { $0.isPublished },
        .text("picturesGone") { $0.picturesGone },
        .list("difference") { $0.difference },
        .flag("isSame") { $0.difference.isEmpty }
    )
}
