import Foundation
import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// The page on which a story is written.
struct StoryPage: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.post("desk/stories/new") { _, context in try await begin(context) }
        router.get("desk/stories/{id}") { request, context in
            try await page(try context.id(), context, notice: SaveNotice(request))
        }
        router.post("desk/stories/{id}") { request, context in try await save(request, context) }
    }

    private func begin(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let kind = ArticleKind(rawValue: context.form["kind"]) ?? .news
        let now = desk.clock()
        if let left = try await leftUntouched(kind, visitor, now) { return desk.redirect(to: "/desk/stories/\(left)/") }
        let story = try await desk.store.newsroom.begin(
            kind: kind,
            signer: visitor.account.person,
            by: visitor.actor,
            at: now
        )
        return desk.redirect(to: "/desk/stories/\(story.id)/")
    }

    /// How long a window may take to say that it has a new story open, in seconds.
    private static let openingSeconds: Int64 = 60

    /// A story that somebody began and left without a word, and that is open nowhere: they get it again instead of another.
    private func leftUntouched(
        _ kind: ArticleKind,
        _ visitor: Visitor,
        _ now: Timestamp
    ) async throws -> Identifier<Article>? {
        let begun = now.advanced(bySeconds: -Self.openingSeconds)
        let stories = try await desk.store.read {
            try $0.untouchedStories(of: visitor.account.id, kind: kind, before: begun)
        }
        return stories.first { !desk.presence.isAnybody(at: $0, now) }
    }

    // MARK: Saving

    /// The pages that a save may lead to, each the act that its button names.
    private static let acts: Set<String> = [
        "publication", "withdrawal", "corrections", "revisions", "preview", "plan",
    ]

    private func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let id: Identifier<Article> = try context.id()
        let wantsJSON = FaultPages.wantsJSON(request)
        let office = try await StoryOffice(desk, context)
        do {
            let result = try await office.save(context.form, to: id, by: visitor, at: desk.clock())
            let (byline, gone) = (result.byline, result.gone)
            switch result.outcome {
            case .saved(let story, let isJoined, let left):
                if wantsJSON {
                    return desk.json(
                        try await office.answer(
                            story,
                            isJoined: isJoined,
                            left: left,
                            byline: byline,
                            gone: gone,
                            visitor
                        )
                    )
                }
                let saved = SaveNotice(isJoined: isJoined, left: left)
                guard byline.unsigned == nil, gone.isEmpty else {
                    return try await page(id, context, byline: byline, notice: saved, fault: gone)
                }
                let act = context.form["then"]
                // Whoever is told that pictures are gone sees first what is left.
                guard left.isEmpty, Self.acts.contains(act) else {
                    return desk.redirect(to: saved.address(of: id))
                }
                return desk.redirect(to: "/desk/stories/\(id)/\(act)/")
            case .undecided:
                let window = try await office.keep(context.form, of: id, by: visitor, at: desk.clock())
                let address = MergePage.address(of: id, window, announces: context.form.has("announce"))
                return wantsJSON ? desk.json(["to": address]) : desk.redirect(to: address)
            }
        } catch let error as StoreError where error.code == .invalid && !wantsJSON {
            let fault = office.language.text("fault.invalidHelp")
            return try await page(id, context, typed: context.form, fault: fault, status: .unprocessableContent)
        } catch let refusal as FormRefusal where !wantsJSON {
            return try await page(id, context, typed: context.form, fault: refusal.text, status: .unprocessableContent)
        }
    }

    // MARK: Showing

    private func page(
        _ id: Identifier<Article>,
        _ context: DeskContext,
        typed: Form? = nil,
        byline: TypedByline = .none,
        notice: SaveNotice? = nil,
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visitor = try context.requireVisitor()
        let office = try await StoryOffice(desk, context)
        let desktop = try await StoryDesktop(id, visitor, office, typed: typed, byline: byline)
        let title =
            desktop.content.headline.isEmpty ? office.language.text("stories.untitled") : desktop.content.headline
        return try await desk.page("story", context, title: title, place: .stories, status: status) { frame in
            desktop.model(frame, notice: notice?.text(office.language) ?? "", fault: fault)
        }
    }
}
