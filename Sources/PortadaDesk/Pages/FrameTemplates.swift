import PortadaCore
import PortadaRendering

extension DeskTemplates {
    private static let faults = [
        "signedOut", "foreignForm", "notFound", "forbidden", "unreadable", "busy", "tooSlow", "diskFull",
        "invitationOver", "conflict", "addressTaken", "wrongState", "embargoed", "invalid", "failed", "unconfirmed",
        "needsSecondFactor",
    ]

    /// What all pages have, the home, and what goes wrong.
    static let frame: Part = {
        var part = Part(
            pages: [
                "message": MessageModel.template.shape, "home": HomeModel.template.shape,
                "question": QuestionModel.template.shape,
            ],
            texts: [
                "frame.home": [], "notice.saved": [], "home.late": [], "home.webhooks": [],
                "home.review": [], "home.ready": [], "home.mine": [], "home.handedOn": [], "home.comments": ["count"],
                "home.manyComments": [], "home.notes": [],
            ]
        )
        for fault in faults {
            part.texts["fault.\(fault)"] = []
            part.texts["fault.\(fault)Help"] = []
        }
        part.texts["fault.number"] = []
        part.texts["fault.numberHelp"] = ["field"]
        part.texts.merge(FieldFault.texts) { first, _ in first }
        part.texts["fault.tooLarge"] = []
        part.texts["fault.tooLargeHelp"] = ["limit"]
        return part
    }()
}
