import PortadaCore
import PortadaStore

/// What an act at the desk is based on.
enum Basis: Sendable {
    /// The state of things, as the page showed it that the act comes from: its form carries that as `_version`. Who lacks
    /// the permission that the act needs is told so, and nothing else.
    /// Where what it is done to must be there, that it is gone is told first.
    case seen(Subjects, needs: Permission? = nil, to: Target? = nil)
    /// It carries a base of its own: what others did since is joined with it, or told beside it.
    case joined
    /// Nothing: it only adds something, or concerns nobody but whoever does it.
    case free

    /// The things that a request is about; its query stands for the form where it has none.
    typealias Subjects = @Sendable (DeskContext, Form) throws -> [SeenSubject]
    /// Whether that which an act's address names is there.
    typealias Target = @Sendable (DeskContext, Reader) throws -> Bool

    /// The basis of each act, by its address. An act without one is refused, and a test finds it.
    static func of(act path: String) -> Basis? { acts[path] }

    /// What a page shows whose forms act on it; none for a page that has no such forms, or tells them apart itself.
    static func shown(at path: String) -> Subjects? {
        if let subjects = pages[path] { return subjects }
        if case .seen(let subjects, _, _)? = acts[path] { return subjects }
        return nil
    }

    private static let acts: [String: Basis] = [
        "desk/calendar": .seen(chosenStory, needs: .publish),
        "desk/account/language": .free,
        "desk/account/keys": .free,
        "desk/account/password": .free,
        "desk/account/sessions/end": .free,
        "desk/account/second-factor": .free,
        "desk/account/second-factor/remove": .free,
        "desk/confirm": .free,
        "desk/people": .free,
        "desk/people/{id}": .seen(account),
        "desk/people/{id}/invitation": .seen(account),
        "desk/people/{id}/sign-out": .seen(account),
        "desk/people/{id}/second-factor/remove": .seen(account),
        "desk/stories/new": .free,
        "desk/stories/{id}": .joined,
        "desk/stories/{id}/journal": .joined,
        "desk/stories/{id}/journal/drop": .joined,
        "desk/stories/{id}/merge/{window}": .joined,
        "desk/stories/{id}/notes": .free,
        "desk/stories/columns": .free,
        "desk/stories/views": .free,
        "desk/stories/views/{id}": .free,
        "desk/stories/many": .seen(markedStories),
        "desk/stories/many/{id}/undo": .joined,
        "desk/stories/{id}/publication": .seen(storyAndPlans),
        "desk/stories/{id}/publication/embargo": .seen(storyAndPlans, needs: .breakEmbargo),
        "desk/stories/{id}/withdrawal": .seen(storyAndPlans),
        "desk/stories/{id}/withdrawal/kill": .seen(storyAndPlans, needs: .kill),
        "desk/stories/{id}/corrections": .seen(story),
        "desk/stories/{id}/corrections/{place}": .seen(story),
        "desk/stories/{id}/plan": .seen(storyAndPlans),
        "desk/stories/{id}/plan/update": .seen(plans),
        "desk/stories/{id}/plan/{plan}": .seen(plans) { try $1.plan(try $0.id("plan")) != nil },
        "desk/stories/{id}/plan/{plan}/end": .seen(plans),
        "desk/stories/{id}/revisions/{version}/restoration": .seen(story),
        "desk/stories/{id}/preview/links": .free,
        "desk/stories/{id}/preview/links/{link}/end": .free,
        "desk/programs/tokens": .free,
        "desk/programs/tokens/{id}/removal": .seen { context, _ in [.token(try context.id())] },
        "desk/programs/webhooks": .free,
        "desk/programs/webhooks/{id}": .seen(webhook),
        "desk/programs/webhooks/{id}/removal": .seen(webhook),
        "desk/programs/webhooks/{id}/deliveries/{delivery}": .seen(webhook),
        "desk/comments": .seen { _, form in DecisionForm.subjects(form) },
        "desk/comments/period": .seen { _, _ in [.commentDays] },
        "desk/comments/stories/{id}": .seen(story, needs: .moderate),
        "desk/site/look": .seen { _, _ in [.look] },
        "desk/site/sections": .free,
        "desk/site/sections/{id}": .seen(section),
        "desk/site/sections/{id}/move": .seen { _, _ in [.sectionOrder] },
        "desk/site/sections/{id}/remove": .seen(section),
        "desk/site/menus": .seen { _, form in [.menu(Menu.Place(rawValue: form["place"]) ?? .header)] },
        "desk/site/blocks": .seen { _, form in [.blocks(Block.Zone(rawValue: form["zone"]) ?? .front)] },
        "desk/site/settings": .seen { _, _ in [.settings] },
        "desk/site/tags": .free,
        "desk/site/tags/{id}": .seen { context, _ in [.tag(try context.id())] },
        "desk/site/tags/merge": .seen { _, form in form.ids("mark").map { .tag($0) } },
        "desk/site/bylines": .free,
        "desk/site/bylines/{id}": .seen { context, _ in [.person(try context.id())] },
        "desk/site/bylines/merge": .seen { _, form in form.ids("mark").map { .person($0) } },
        "desk/site/redirects": .seen { _, form in [.redirect(form["from"])] },
        "desk/site/redirects/remove": .seen { _, form in [.redirect(form["path"])] },
        "desk/site/redirects/import": .seen(redirects),
        "desk/front": .joined,
        "desk/front/preview": .free,
        "desk/front/undo": .joined,
        "desk/front/breaking": .seen(strip),
        "desk/pictures": .free,
        "desk/pictures/{id}": .joined,
        "desk/pictures/{id}/removal": .seen { context, _ in [.picture(try context.id())] },
        "desk/pictures/{id}/lead": .seen(chosenStory),
        "desk/health/inspection": .free,
    ]

    /// The pages whose acts have other addresses than their own.
    private static let pages: [String: Subjects] = [
        "desk/calendar": none,
        "desk/comments": { _, form in [.commentDays] + form.ids("story").prefix(1).map { .article($0) } },
        "desk/front": strip,
        "desk/front/undo": strip,
        "desk/pictures": chosenStory,
        "desk/site/redirects": redirects,
        "desk/site/sections": { _, _ in [.sectionOrder] },
        "desk/site/sections/{id}/remove": { _, _ in [.sectionOrder] },
        "desk/stories/many": none,
    ]

    private static let none: Subjects = { _, _ in [] }
    private static let story: Subjects = { context, _ in [.article(try context.id())] }
    private static let plans: Subjects = { context, _ in [.plans(try context.id())] }
    private static let storyAndPlans: Subjects = { context, _ in
        [.article(try context.id()), .plans(try context.id())]
    }
    private static let section: Subjects = { context, _ in [.section(try context.id())] }
    private static let account: Subjects = { context, _ in [.account(try context.id())] }
    private static let webhook: Subjects = { context, _ in [.webhook(try context.id())] }
    private static let redirects: Subjects = { _, _ in [.redirects] }
    private static let strip: Subjects = { _, _ in [.breaking] }
    private static let chosenStory: Subjects = { _, form in form.ids("story").prefix(1).map { .article($0) } }
    private static let markedStories: Subjects = { _, form in
        form.ids("story").prefix(Newsroom.maxBulk).map { .article($0) }
    }
}

extension Form {
    /// The numbers that a field brought; what is none is left out.
    func ids<Entity>(_ name: String) -> [Identifier<Entity>] {
        all(name).compactMap { Identifier(reading: $0) }
    }
}
