import PortadaRendering

/// Tells somebody that what they acted on is another by now, and offers the same act on what there is.
struct ChangedModel: TemplateModel {
    var changes: [ChangedThingModel]
    /// What they typed.
    var typed: [ChangedFieldModel]
    /// What the act sends once more.
    var fields: [SentFieldModel]
    /// Where it is sent.
    var action: String
    /// Where the thing is looked at as it is; empty where nothing leads there.
    var back: String
    /// Whether there is anything left to act on.
    var mayRepeat: Bool

    static let template = TemplateShape<ChangedModel>(
        .list("changes") { $0.changes },
        .flag("hasTyped") { !$0.typed.isEmpty },
        .list("typed") { $0.typed },
        .list("fields") { $0.fields },
        .text("action") { $0.action },
        .text("back") { $0.back },
        .flag("mayRepeat") { $0.mayRepeat }
    )
}

/// One thing that changed.
struct ChangedThingModel: TemplateModel {
    var what: String
    /// Who did what when, a line each.
    var acts: [String]
    /// What is said where no act tells it; else empty.
    var told: String
    /// The parts that are others now, with what they say.
    var parts: [ChangedFieldModel]

    static let template = TemplateShape<ChangedThingModel>(
        .text("what") { $0.what },
        .flag("hasActs") { !$0.acts.isEmpty },
        .texts("acts") { $0.acts },
        .text("told") { $0.told },
        .flag("hasParts") { !$0.parts.isEmpty },
        .list("parts") { $0.parts }
    )
}

/// A part with what it says; nothing where that is no text.
struct ChangedFieldModel: TemplateModel {
    var label: String
    var value: String

    static let template = TemplateShape<ChangedFieldModel>(
        .text("label") { $0.label },
        .text("value") { $0.value }
    )
}

/// A field that the browser sends.
struct SentFieldModel: TemplateModel {
    var name: String
    var value: String

    static let template = TemplateShape<SentFieldModel>(
        .text("name") { $0.name },
        .text("value") { $0.value }
    )
}
