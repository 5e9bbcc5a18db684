import PortadaRendering

/// The sign-in.
struct SignInModel: TemplateModel {
    var frame: FrameModel
    var email: String
    /// Where to go afterwards.
    var target: String
    /// What was wrong with the last try.
    var fault: String
    /// Whether nobody may sign in yet.
    var isFirst: Bool

    static let template = TemplateShape<SignInModel>(
        .record("frame") { $0.frame },
        .text("email") { $0.email },
        .text("target") { $0.target },
        .text("fault") { $0.fault },
        .flag("isFirst") { $0.isFirst }
    )
}

/// The second step of the sign-in.
struct SignInCodeModel: TemplateModel {
    var frame: FrameModel
    var token: String
    var target: String
    var fault: String

    static let template = TemplateShape<SignInCodeModel>(
        .record("frame") { $0.frame },
        .text("token") { $0.token },
        .text("target") { $0.target },
        .text("fault") { $0.fault }
    )
}

/// Where somebody who was invited chooses a password.
struct InvitationModel: TemplateModel {
    var frame: FrameModel
    var name: String
    var email: String
    var minLength: Int
    var fault: String

    static let template = TemplateShape<InvitationModel>(
        .record("frame") { $0.frame },
        .text("name") { $0.name },
        .text("email") { $0.email },
        .number("minLength") { $0.minLength },
        .text("fault") { $0.fault }
    )
}
