import PortadaCore
import PortadaStore

/// Where a story stands on its way to the readers, for somebody at the desk: read on one snapshot.
struct StoryStanding: Sendable {
    let story: Article
    /// Whether it is the visitor's own.
    let isOwn: Bool
    /// Who decided that it is published, or is to be; empty when nobody did or it isn't known.
    let decidedBy: String
    /// Why it is not published although its time has come, as a code of the store's.
    let refusal: String?
    /// What is planned for it.
    let plans: [PlannedChange]
    /// What it lacks.
    let checklist: Checklist
    let timeZone: String

    /// Reads it.
    /// - Parameter deadLinks: those of its links that lead nowhere.
    init(
        of story: Article,
        for visitor: Visitor,
        deadLinks: Set<String> = [],
        site: String,
        _ reader: Reader
    ) throws {
        self.story = story
        isOwn = try reader.isOwn(story, of: visitor.account.id)
        decidedBy = try reader.publisher(of: story)
        refusal = story.status == .scheduled ? try reader.scheduleRefusal(of: story.id) : nil
        plans = try reader.plans(of: story.id)
        timeZone = try reader.settings().timeZone
        let lead = try (story.leadPicture?.picture).flatMap { try reader.pictures([$0])[$0] }
        checklist = Checklist(story, lead: lead, deadLinks: deadLinks, site: site)
    }

    /// Whether somebody may give people without an account a link to read it.
    func mayShare(_ visitor: Visitor) -> Bool {
        guard !story.status.isPutAway else { return false }
        let mayEdit = visitor.may(AccessTable.permission(toEdit: story.status, isOwn: isOwn))
        return visitor.may(.write) && (story.status == .published || mayEdit)
    }

    /// What somebody may do with the story now, the likeliest first.
    func acts(for visitor: Visitor) -> [PublicationAct] {
        let status = story.status
        let mayEdit = visitor.may(AccessTable.permission(toEdit: status, isOwn: isOwn))
        var acts: [PublicationAct] = []
        switch status {
        case .draft, .inReview, .ready: acts.append(visitor.may(.publish) ? .publish : .handOn)
        case .scheduled: if visitor.may(.publish) { acts.append(.reschedule) }
        case .published:
            if visitor.may(.editPublished) { acts.append(.correct) }
            if visitor.may(.publish) { acts += [.plan, .withdraw] }
        case .withdrawn, .trashed: if mayEdit { acts.append(.bringBack) }
        case .killed: break
        }
        if status == .withdrawn, visitor.may(.kill) { acts.append(.kill) }
        return acts.filter { $0 != .handOn || mayEdit } + [.preview, .revisions]
    }
}

/// A way on from the story page; each leads to the page where it is done.
enum PublicationAct: String, Sendable, CaseIterable {
    case publish, handOn, reschedule, bringBack, correct, plan, withdraw, kill, preview, revisions

    /// The last part of the page's address.
    var page: String {
        switch self {
        case .publish, .handOn, .reschedule, .bringBack: "publication"
        case .correct: "corrections"
        case .plan: "plan"
        case .withdraw, .kill: "withdrawal"
        case .preview: "preview"
        case .revisions: "revisions"
        }
    }
}
