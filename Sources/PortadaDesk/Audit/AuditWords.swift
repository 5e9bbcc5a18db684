import PortadaCore
import PortadaRendering
import PortadaStore

/// Every act that the audit holds, in words: "Ana Ruiz published «…»".
enum AuditWords {
    /// An act: what is done to what sort of thing, as the store writes it.
    struct Act: Hashable {
        let action: String
        let subject: String

        init(_ action: String, _ subject: String) {
            self.action = action
            self.subject = subject
        }

        /// The key of its text: `auditAct.moveAlongArticle`.
        var key: String {
            let words = "\(AuditWords.name(of: action)) \(subject)".split { "- _".contains($0) }
            return "auditAct." + AuditWords.joined(words)
        }
    }

    /// The acts of each newsroom operation; none for those that leave no word. A test holds it whole.
    static let acts: [OperationKind: [Act]] = [
        .create: [Act("create", "article")],
        .save: [Act("save", "article"), Act("restore", "article")],
        .publish: [Act("publish", "article"), Act("break embargo", "article")],
        .unpublish: [Act("unpublish", "article")],
        .withdraw: [Act("withdraw", "article")],
        .kill: [Act("kill", "article")],
        .correct: [Act("correct", "article")],
        .schedule: [Act("schedule", "article")],
        .moveAlong: [Act("move-along", "article")],
        .publishDue: [Act("publish-due", "article")],
        .announceUpdate: [Act("announce-update", "article")],
        .amendCorrection: [Act("amend-correction", "article")],
        .removeCorrection: [Act("remove-correction", "article")],
        .planChange: [Act("plan-change", "article")],
        .dropPlan: [Act("drop-plan", "article")],
        .performPlan: [Act("perform-plan", "article")],
        .sharePreview: [Act("share-preview", "article")],
        .endPreview: [Act("end-preview", "article")],
        .changeMany: [Act("change-many", "article"), Act("undo-many", "article")],
        .arrangeViews: [Act("save", "view"), Act("share", "view"), Act("remove", "view")],
        .saveSection: [Act("save", "section")],
        .removeSection: [Act("remove", "section")],
        .mergeTags: [Act("merge", "tag")],
        .mergePeople: [Act("merge", "person")],
        .saveLook: [Act("save", "look")],
        .savePerson: [Act("save", "person")],
        .saveTag: [Act("save", "tag")],
        .savePicture: [Act("save", "picture"), Act("add", "picture")],
        .removePicture: [Act("remove", "picture")],
        .saveSettings: [Act("save", "settings")],
        .setMenu: [Act("arrange", "menu")],
        .setBlocks: [Act("arrange", "zone")],
        .saveRedirects: [Act("redirect", "address")],
        .removeRedirect: [Act("remove redirect", "address")],
        .addComment: [Act("comment", "article")],
        .decideComment: Comment.Status.allCases.map { Act($0.rawValue, "comment") },
        .countShares: [],
        .followSection: [],
        .importBatch: [Act("import", "article"), Act("import", "newspaper")],
        .beginDay: [],
        .addAccount: [Act("add", "account")],
        .saveAccount: [Act("save", "account")],
        .invite: [Act("invite", "account")],
        .setPassword: [Act("set password", "account")],
        .setSecondFactor: [Act("set second factor", "account"), Act("remove second factor", "account")],
        .addToken: [Act("add", "token")],
        .removeToken: [Act("remove", "token")],
        .saveWebhook: [Act("add", "webhook"), Act("save", "webhook")],
        .removeWebhook: [Act("remove", "webhook")],
        .redeliver: [Act("redeliver", "webhook")],
        .startSession: [
            Act("sign in", "account"), Act("fail password", "account"), Act("fail code", "account"),
            Act("fail unknown", "account"),
        ],
        .arrangeFront: [Act("arranged", "front"), Act("restored", "front"), Act("left", "front")],
        .endPins: [Act("ended", "front")],
        .setBreaking: [Act("announce", "breaking"), Act("clear", "breaking")],
        .endBreaking: [Act("end", "breaking")],
        .endSessions: [Act("sign out", "account"), Act("sign out everywhere", "account")],
    ]

    /// All acts, each once.
    static let all: [Act] = Set(acts.values.joined()).sorted { $0.key < $1.key }

    /// An action without the number that stands behind a colon: "restored:12".
    private static func name(of action: String) -> Substring { action.prefix { $0 != ":" } }

    /// What was done, as the store calls it.
    static func action(of entry: AuditEntry) -> String { String(name(of: entry.action)) }

    /// The key of an action's own name, for choosing it: `auditAction.moveAlong`.
    static func key(ofAction action: String) -> String {
        "auditAction." + joined(name(of: action).split { "- _".contains($0) })
    }

    /// An action's own name.
    static func name(ofAction action: String, _ language: Language) -> String { language.text(key(ofAction: action)) }

    private static func joined(_ words: [Substring]) -> String {
        (words.first.map(String.init) ?? "") + words.dropFirst().map { String($0).capitalizedFirst }.joined()
    }

    /// What was done, in words, with the name of the thing in its place.
    static func text(_ entry: AuditEntry, _ language: Language, seesKilled: Bool) -> String {
        let act = Act(entry.action, entry.subject)
        let name = name(of: entry, language, seesKilled: seesKilled)
        guard language.has(act.key) else {
            return language.text("audit.unknown", ["action": entry.action, "subject": "\(entry.subject) \(name)"])
        }
        return language.text(act.key, ["name": name])
    }

    private static func name(of entry: AuditEntry, _ language: Language, seesKilled: Bool) -> String {
        if entry.isKilled, !seesKilled { return language.text("audit.killed") }
        if !entry.name.isEmpty { return entry.name }
        if entry.subject == "article" { return language.text("stories.untitled") }
        if isNamedByDetail(entry) { return named(entry, language) }
        return entry.subjectID.map { "\($0)" } ?? ""
    }

    /// The name of a thing that the detail names: places and addresses as people call them.
    private static func named(_ entry: AuditEntry, _ language: Language) -> String {
        let detail = entry.detail
        switch entry.subject {
        case "menu" where language.has("newspaper.menu.\(detail)"): return language.text("newspaper.menu.\(detail)")
        case "zone":
            let key = "newspaper.zone.\(detail.replacing("_", with: ""))"
            return language.has(key) ? language.text(key) : detail
        case "address":
            let parts = detail.split(separator: " ").map(String.init)
            if parts.count == 2, parts[1] == "addresses", let count = NumberRange.counts.readInt(parts[0]) {
                return language.text("audit.addresses", count: count)
            }
            return parts.joined(separator: " → ")
        default: return detail
        }
    }

    /// Whether the detail is the name of the thing: it has no number, is a view, or is gone.
    private static func isNamedByDetail(_ entry: AuditEntry) -> Bool {
        let isGone = entry.action == "remove" && ["section", "picture"].contains(entry.subject)
        return entry.subjectID == nil || entry.subject == "view" || isGone
    }

    /// What an account's change consists of, as the store writes it, and the keys of its texts.
    static let accountChanges = [
        "active": "audit.letIn", "shut out": "audit.shutOut", "second factor required": "audit.factorAsked",
        "second factor not required": "audit.factorNotAsked",
    ]

    /// A detail with its roles and what was changed as people call them.
    private static func plain(_ detail: String, _ language: Language) -> String {
        detail.split(separator: ", ", omittingEmptySubsequences: false).map { part in
            if let key = accountChanges[String(part)] { return language.text(key) }
            return part.split(separator: " ", omittingEmptySubsequences: false)
                .map { word in Role(rawValue: String(word)).map(language.role) ?? String(word) }
                .joined(separator: " ")
        }.joined(separator: ", ")
    }

    /// The details that are words of the store and not of people.
    static func detail(_ entry: AuditEntry, _ language: Language) -> String {
        if entry.subject == "article", let status = ArticleStatus(rawValue: entry.detail) {
            return language.state(status)
        }
        if ["account", "token"].contains(entry.subject) {
            return isNamedByDetail(entry) ? "" : plain(entry.detail, language)
        }
        if entry.action == "announce-update" {
            return entry.detail == "told" ? "" : language.text("audit.takenBack")
        }
        guard entry.action == "change-many" else {
            return isNamedByDetail(entry) ? "" : entry.detail
        }
        let parts = entry.detail.split(separator: " ", maxSplits: 1).map(String.init)
        guard let sort = parts.first, parts.count == 2 else { return entry.detail }
        if sort == "move", let status = ArticleStatus(rawValue: parts[1]) { return language.state(status) }
        return ["tag": "+ ", "untag": "− "][sort, default: ""] + parts[1]
    }
}
