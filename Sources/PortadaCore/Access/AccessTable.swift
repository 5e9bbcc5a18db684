/// Who may do what: all of it, in one place. The operations ask it; what the desk shows follows it.
public enum AccessTable {
    private static let reporter: Set<Permission> = [.write, .addPictures]
    private static let photoEditor: Set<Permission> = reporter.union([.editOthers, .editPublished, .managePictures])
    private static let editor: Set<Permission> = photoEditor.union([.publish, .arrangeFront, .manageNames, .moderate])
    private static let chief: Set<Permission> = editor.union([
        .breakEmbargo, .withdraw, .kill, .manageSections, .readAudit,
    ])

    /// What each role may do.
    public static let permissions: [Role: Set<Permission>] = [
        .reporter: reporter,
        .photoEditor: photoEditor,
        .editor: editor,
        .chief: chief,
        .administrator: Set(Permission.allCases),
    ]

    /// What an operation needs.
    public enum Need: Sendable, Hashable {
        /// A permission; for operations on a story `permission(for:on:)` may ask for more.
        case permission(Permission)
        /// Nothing but to be signed in: the operation concerns the one who does it.
        case oneself
        /// To be the program itself: the clock, the readers, an import.
        case program
    }

    /// What each operation needs.
    public static let needs: [OperationKind: Need] = [
        .create: .permission(.write),
        .save: .permission(.write),
        .moveAlong: .permission(.write),
        .publish: .permission(.publish),
        .unpublish: .permission(.publish),
        .withdraw: .permission(.withdraw),
        .kill: .permission(.kill),
        .correct: .permission(.editPublished),
        .schedule: .permission(.publish),
        .publishDue: .program,
        .changeMany: .permission(.write),
        .arrangeViews: .permission(.write),
        .announceUpdate: .permission(.editPublished),
        .amendCorrection: .permission(.editPublished),
        .removeCorrection: .permission(.editPublished),
        .planChange: .permission(.publish),
        .dropPlan: .permission(.publish),
        .performPlan: .program,
        .sharePreview: .permission(.write),
        .endPreview: .permission(.write),
        .saveSection: .permission(.manageSections),
        .savePerson: .permission(.manageNames),
        .saveTag: .permission(.write),
        .mergeTags: .permission(.manageNames),
        .mergePeople: .permission(.manageNames),
        .removeSection: .permission(.manageSections),
        .savePicture: .permission(.addPictures),
        .removePicture: .permission(.addPictures),
        .saveSettings: .permission(.manageSettings),
        .saveLook: .permission(.manageSettings),
        .setMenu: .permission(.manageSections),
        .setBlocks: .permission(.manageSections),
        .saveRedirects: .permission(.manageSections),
        .removeRedirect: .permission(.manageSections),
        .addComment: .program,
        .decideComment: .permission(.moderate),
        .countShares: .program,
        .followSection: .program,
        .importBatch: .program,
        .beginDay: .program,
        .arrangeFront: .permission(.arrangeFront),
        .setBreaking: .permission(.arrangeFront),
        .endPins: .program,
        .endBreaking: .program,
        .addAccount: .permission(.manageAccounts),
        .saveAccount: .permission(.manageAccounts),
        .invite: .permission(.manageAccounts),
        .setPassword: .oneself,
        .setSecondFactor: .oneself,
        .startSession: .oneself,
        .endSessions: .oneself,
        .addToken: .permission(.manageAccounts),
        .removeToken: .permission(.manageAccounts),
        .saveWebhook: .permission(.manageAccounts),
        .removeWebhook: .permission(.manageAccounts),
        .redeliver: .permission(.manageAccounts),
    ]

    /// Whether someone may do an operation at all. A program of the operator's own has no role and may do everything.
    public static func allows(_ kind: OperationKind, to role: Role?) -> Bool {
        guard let role else { return true }
        return switch needs[kind] {
        case .permission(let permission): permissions[role]?.contains(permission) == true
        case .oneself: true
        case .program, nil: false
        }
    }

    /// What it needs to see a story at all, whoever began it; nil for nothing but to be of the newsroom.
    public static func permission(toSee status: ArticleStatus) -> Permission? {
        switch status {
        case .trashed: .withdraw
        case .killed: .kill
        case .draft, .inReview, .ready, .scheduled, .published, .withdrawn: nil
        }
    }

    /// What an edit of a story needs.
    /// - Parameter isOwn: whether the one who edits began the story or signs it.
    public static func permission(toEdit status: ArticleStatus, isOwn: Bool) -> Permission {
        switch status {
        case .draft, .inReview, .ready: isOwn ? .write : .editOthers
        case .scheduled: isOwn ? .publish : .editOthers
        case .published, .withdrawn: .editPublished
        case .trashed: .withdraw
        case .killed: .kill
        }
    }
}

extension Role {
    /// Whether the role has a permission.
    public func may(_ permission: Permission) -> Bool { AccessTable.permissions[self]?.contains(permission) == true }

    /// Whether the role sees stories in a state.
    public func maySee(_ status: ArticleStatus) -> Bool { AccessTable.permission(toSee: status).map(may) ?? true }
}
