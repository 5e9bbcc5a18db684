import PortadaRendering

/// One's own account.
struct AccountModel: TemplateModel {
    var frame: FrameModel
    var email: String
    var hasSecondFactor: Bool
    /// What was just done.
    var notice: String
    /// What was wrong with the last try.
    var fault: String
    var minLength: Int
    /// Whether single letters are shortcuts.
    var hasSingleKeys: Bool
    var languages: [ChoiceModel]
    var sessions: [SessionModel]

    static let template = TemplateShape<AccountModel>(
        .record("frame") { $0.frame },
        .text("email") { $0.email },
        .flag("hasSecondFactor") { $0.hasSecondFactor },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .number("minLength") { $0.minLength },
        .flag("hasSingleKeys") { $0.hasSingleKeys },
        .list("languages") { $0.languages },
        .list("sessions") { $0.sessions }
    )
}

/// A browser in which one is signed in.
struct SessionModel: TemplateModel {
    var id: String
    var device: String
    var place: String
    var used: String
    var isThis: Bool

    static let template = TemplateShape<SessionModel>(
        .text("id") { $0.id },
        .text("device") { $0.device },
        .text("place") { $0.place },
        .text("used") { $0.used },
        .flag("isThis") { $0.isThis }
    )
}

/// Where the second factor is set up.
struct SecondFactorModel: TemplateModel {
    var frame: FrameModel
    /// Where it leads on to.
    var target: String
    var secret: String
    /// The QR code, as an SVG path, and its width in modules.
    var path: String
    var width: Int
    var isRequired: Bool
    var fault: String

    static let template = TemplateShape<SecondFactorModel>(
        .record("frame") { $0.frame },
        .text("target") { $0.target },
        .text("secret") { $0.secret },
        .text("path") { $0.path },
        .number("width") { $0.width },
        .flag("isRequired") { $0.isRequired },
        .text("fault") { $0.fault }
    )
}

/// The recovery codes, shown once.
struct RecoveryCodesModel: TemplateModel {
    var frame: FrameModel
    var codes: [String]
    /// Where it leads on to.
    var target: String

    static let template = TemplateShape<RecoveryCodesModel>(
        .record("frame") { $0.frame },
        .texts("codes") { $0.codes },
        .text("target") { $0.target }
    )
}

/// The password once more.
struct ConfirmModel: TemplateModel {
    var frame: FrameModel
    var target: String
    var fault: String

    static let template = TemplateShape<ConfirmModel>(
        .record("frame") { $0.frame },
        .text("target") { $0.target },
        .text("fault") { $0.fault }
    )
}
