import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// Signing in, one's own account, and who else may.
    static let access: Part = {
        var part = Part(
            pages: [
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
            ],
            texts: [
                "signIn.title": [], "signIn.wrong": [], "signIn.wait": ["count"], "signIn.codeTitle": [],
                "signIn.wrongCode": [], "invitation.title": [], "password.tooShort": [], "password.tooLong": [],
                "password.repetitive": [], "password.common": [], "password.personal": [],
                "password.wrongCurrent": [], "confirm.title": [], "account.title": [], "factor.title": [],
                "factor.codesTitle": [], "people.title": [], "people.noEmail": [], "people.noName": [],
                "people.known": [], "people.invited": [], "notice.passwordChanged": [], "notice.sessionEnded": [],
                "notice.signedOut": [],
            ]
        )
        for role in Role.allCases { part.texts["role.\(role.rawValue.replacing("_", with: ""))"] = [] }
        return part
    }()
}
