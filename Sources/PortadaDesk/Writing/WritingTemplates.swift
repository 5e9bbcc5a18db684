import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// What the script of a story's page says; its names there are the last parts of the keys.
    private static let scriptKeys = [
        "saved", "saving", "noted", "notedNow", "unsaved", "offline", "offlineUnsafe", "signedOut", "signIn",
        "otherAccount",
        "recovered", "undo", "redo", "discard", "compare", "elsewhere", "takenIn", "undecided", "saveFailed",
        "savedJoined", "moveUp", "moveDown", "remove", "create", "nothingFound", "characters", "tooLong", "slugGiven",
        "picturesGone", "bringHere", "planGone", "prepareAnew", "newByline", "foreign", "busy", "unkept", "needsFactor",
        "setUpFactor", "keepsNothing", "noteFailed", "copies", "copyRow", "copyBring", "copySame", "copyOther",
        "copiesHelp", "copiesNone", "copiesClose", "choiceLost", "halfMoment",
    ]

    private static let scriptValues: [String: [String]] = [
        "noted": ["seconds"], "recovered": ["time"], "elsewhere": ["time"], "takenIn": ["name"],
        "undecided": ["name", "parts"], "saveFailed": ["reason"], "moveUp": ["name"], "moveDown": ["name"],
        "remove": ["name"], "create": ["name"], "slugGiven": ["slug"], "characters": ["count", "good"],
        "tooLong": ["count", "good"], "picturesGone": ["names"], "copyRow": ["time", "count"],
        "choiceLost": ["field"], "halfMoment": ["field"],
    ]

    /// Writing a story.
    static let writing: Part = {
        var part = Part(
            pages: ["story": StoryModel.template.shape, "merge": MergeModel.template.shape],
            texts: [
                "story.readOnly": [], "story.savedBy": ["name", "time"], "story.isHere": ["name"],
                "story.writes": ["name", "part"], "story.youAreHere": [], "story.youWrite": ["part"],
                "story.commentsOpen": [], "story.commentsClosed": [], "merge.title": [], "merge.passage": [],
                "merge.skipped": ["count"],
                "notice.joined": [], "notice.unsigned": [], "writing.bylineUnknown": ["name"],
                "writing.bylineUnknownAsk": ["name"], "writing.choiceGone": ["part", "names"],
                "writing.bylineSeveral": ["name"],
            ]
        )
        for field in ArticleContent.Field.allCases {
            part.texts["story.field.\(field.rawValue)"] = []
            part.texts["story.part.\(field.rawValue)"] = []
        }
        for kind in ArticleKind.allCases { part.texts["kind.\(kind.rawValue)"] = [] }
        for key in scriptKeys { part.texts["writing.\(key)"] = scriptValues[key] ?? [] }
        return part
    }()

    /// The script's texts in a language, with the places for values as they are written.
    static func storyTexts(_ language: Language) -> [String: String] {
        Dictionary(uniqueKeysWithValues: scriptKeys.map { ($0, language.text("writing.\($0)")) })
    }
}
