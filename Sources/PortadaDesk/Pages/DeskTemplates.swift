import PortadaCore
import PortadaRendering

/// What the desk asks of its folder of templates and texts.
public enum DeskTemplates {
    private static let faults = [
        "signedOut", "foreignForm", "notFound", "forbidden", "unreadable", "busy", "invitationOver", "conflict",
        "addressTaken", "wrongState", "embargoed", "invalid", "failed",
    ]

    /// The texts that code writes, with the values that it fills in.
    private static let texts: [String: [String]] = {
        var texts: [String: [String]] = [
            "signIn.title": [], "signIn.wrong": [], "signIn.wait": ["count"], "signIn.codeTitle": [],
            "signIn.wrongCode": [], "invitation.title": [], "password.tooShort": [], "password.tooLong": [],
            "password.repetitive": [], "password.common": [], "password.personal": [], "password.wrongCurrent": [],
            "confirm.title": [], "account.title": [], "factor.title": [], "factor.codesTitle": [], "people.title": [],
            "people.noEmail": [], "people.noName": [], "people.known": [], "people.invited": [],
            "notice.saved": [], "notice.passwordChanged": [], "notice.sessionEnded": [], "notice.signedOut": [],
            "frame.home": [], "stories.title": [], "stories.all": [], "stories.untitled": [],
            "stories.embargo": ["until"],
        ]
        for fault in faults {
            texts["fault.\(fault)"] = []
            texts["fault.\(fault)Help"] = []
        }
        for role in Role.allCases { texts["role.\(role.rawValue.replacing("_", with: ""))"] = [] }
        for state in ArticleStatus.allCases { texts["state.\(state.rawValue.replacing("_", with: ""))"] = [] }
        return texts
    }()

    /// For loading and checking the desk's folder.
    public static let registry = TemplateRegistry(
        pages: [
            "message": MessageModel.template.shape,
            "sign-in": SignInModel.template.shape,
            "sign-in-code": SignInCodeModel.template.shape,
            "invitation": InvitationModel.template.shape,
            "confirm": ConfirmModel.template.shape,
            "account": AccountModel.template.shape,
            "second-factor": SecondFactorModel.template.shape,
            "recovery-codes": RecoveryCodesModel.template.shape,
            "people": PeopleModel.template.shape,
            "person": PersonModel.template.shape,
            "invited": InvitedModel.template.shape,
            "home": HomeModel.template.shape,
            "stories": StoryListModel.template.shape,
        ],
        texts: texts,
        assetFolder: "/desk/assets/"
    )
}
