/// Everything that can happen to a newspaper, one case for each newsroom operation.
public enum OperationKind: String, Sendable, Hashable, CaseIterable {
    case create, save, publish, unpublish, withdraw, kill, correct, schedule
    case moveAlong = "move-along"
    case publishDue = "publish-due"
    case changeMany = "change-many"
    case arrangeViews = "arrange-views"
    case announceUpdate = "announce-update"
    case amendCorrection = "amend-correction"
    case removeCorrection = "remove-correction"
    case planChange = "plan-change"
    case dropPlan = "drop-plan"
    case performPlan = "perform-plan"
    case sharePreview = "share-preview"
    case endPreview = "end-preview"
    case saveSection = "save-section"
    case savePerson = "save-person"
    case saveTag = "save-tag"
    case mergeTags = "merge-tags"
    case mergePeople = "merge-people"
    case removeSection = "remove-section"
    case savePicture = "save-picture"
    case removePicture = "remove-picture"
    case saveSettings = "save-settings"
    case saveLook = "save-look"
    case setMenu = "set-menu"
    case setBlocks = "set-blocks"
    case saveRedirects = "save-redirects"
    case removeRedirect = "remove-redirect"
    case addComment = "add-comment"
    case decideComment = "decide-comment"
    case countShares = "count-shares"
    case followSection = "follow-section"
    case importBatch = "import"
    case beginDay = "begin-day"
    case addAccount = "add-account"
    case saveAccount = "save-account"
    case invite
    case setPassword = "set-password"
    case setSecondFactor = "set-second-factor"
    case startSession = "start-session"
    case endSessions = "end-sessions"
    case arrangeFront = "arrange-front"
    case endPins = "end-pins"
    case setBreaking = "set-breaking"
    case endBreaking = "end-breaking"
    case addToken = "add-token"
    case removeToken = "remove-token"
    case saveWebhook = "save-webhook"
    case removeWebhook = "remove-webhook"
    case redeliver
}

/// Which operation may change the answers to which families of questions: all of them, in one place.
///
/// A page piece that asked a question of a family is made anew after an operation that touched it, and after no other.
/// `ChangeRules` says which subjects of a family an operation on a story touches.
public enum ChangeTable {
    /// The lists that a story stands in, its own data, its neighbours and its address; and the front and the strip that
    /// it leaves when readers no longer see it.
    private static let story: Set<QueryTag.Family> = [
        .article, .teaser, .top, .latest, .section, .kind, .person, .tag, .month, .neighbours, .pages, .address, .front,
        .breaking, .corrections,
    ]
    /// The lists that a story stands in, and its own data.
    private static let shown: Set<QueryTag.Family> = [
        .article, .teaser, .top, .latest, .section, .kind, .person, .tag, .month, .pages, .corrections,
    ]

    /// The families that each operation may touch.
    public static let families: [OperationKind: Set<QueryTag.Family>] = [
        .create: story,
        .save: story.union([.tags, .people]),
        .publish: story,
        .unpublish: story,
        .withdraw: story.subtracting([.address]),
        .kill: story,
        .moveAlong: [.article],
        .correct: shown,
        .announceUpdate: shown,
        .amendCorrection: [.article, .corrections],
        .removeCorrection: [.article, .corrections],
        .planChange: [],
        .dropPlan: [],
        .performPlan: story,
        .sharePreview: [],
        .endPreview: [],
        .schedule: [.article],
        .publishDue: story,
        .changeMany: story.subtracting([.neighbours]),
        .arrangeViews: [],
        .saveSection: [.sectionTree, .address, .section, .top],
        .savePerson: [.personDetails, .people, .address],
        .saveTag: [.tagDetails, .tags, .address],
        .mergeTags: [.tag, .top, .tagDetails, .tags, .address],
        .mergePeople: [.person, .top, .personDetails, .people, .address],
        .removeSection: [.sectionTree, .section, .top, .address],
        .savePicture: [.picture, .pictures],
        .removePicture: [.picture, .pictures, .address],
        .saveSettings: [.settings],
        .saveLook: [.settings],
        .setMenu: [.menu],
        .setBlocks: [.blocks],
        .saveRedirects: [.address],
        .removeRedirect: [.address],
        .addComment: [.comments],
        .decideComment: [.comments],
        .countShares: [.shares],
        .followSection: [.section, .top],
        .importBatch: Set(QueryTag.Family.allCases).subtracting([.shares, .settings, .menu, .blocks, .day]),
        .arrangeFront: [.front],
        .endPins: [.front],
        .setBreaking: [.breaking],
        .endBreaking: [.breaking],
        .beginDay: [.day],
        .addAccount: [],
        .saveAccount: [],
        .invite: [],
        .setPassword: [],
        .setSecondFactor: [],
        .startSession: [],
        .endSessions: [],
        .addToken: [],
        .removeToken: [],
        .saveWebhook: [],
        .removeWebhook: [],
        .redeliver: [],
    ]
}
