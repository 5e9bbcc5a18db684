import PortadaRendering

/// Who may sign in.
struct PeopleModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var fault: String
    /// What was typed in a try that failed.
    var email: String
    var name: String
    var roles: [ChoiceModel]
    var people: [PersonRowModel]

    static let template = TemplateShape<PeopleModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .text("email") { $0.email },
        .text("name") { $0.name },
        .list("roles") { $0.roles },
        .list("people") { $0.people }
    )
}

/// One of those who may sign in.
struct PersonRowModel: TemplateModel {
    var id: String
    var name: String
    var email: String
    var role: String
    var isActive: Bool
    var hasSecondFactor: Bool

    static let template = TemplateShape<PersonRowModel>(
        .text("id") { $0.id },
        .text("name") { FieldReader.shown(line: $0.name) },
        .text("email") { $0.email },
        .text("role") { $0.role },
        .flag("isActive") { $0.isActive },
        .flag("hasSecondFactor") { $0.hasSecondFactor }
    )
}

/// One account, to change.
struct PersonModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var person: PersonRowModel
    var needsSecondFactor: Bool
    /// The name that they sign with; empty when they have none.
    var byline: String
    /// Where that is changed; empty when they have none.
    var bylinePath: String
    var roles: [ChoiceModel]

    static let template = TemplateShape<PersonModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .record("person") { $0.person },
        .flag("needsSecondFactor") { $0.needsSecondFactor },
        .text("byline") { FieldReader.shown(line: $0.byline) },
        .text("bylinePath") { $0.bylinePath },
        .list("roles") { $0.roles }
    )
}

/// A link to hand to somebody.
struct InvitedModel: TemplateModel {
    var frame: FrameModel
    var name: String
    var email: String
    var link: String
    var days: Int

    static let template = TemplateShape<InvitedModel>(
        .record("frame") { $0.frame },
        .text("name") { $0.name },
        .text("email") { $0.email },
        .text("link") { $0.link },
        .number("days") { $0.days }
    )
}
