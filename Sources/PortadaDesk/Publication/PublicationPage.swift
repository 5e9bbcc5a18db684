import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The page on which a story is brought before the readers, now or at a minute, or from one hand to the next.
struct PublicationPage: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/publication") { request, context in
            let file = try await StoryFile(desk, context)
            return try await page(file, notice: request.notice)
        }
        router.post("desk/stories/{id}/publication") { _, context in try await decide(context) }
        router.get("desk/stories/{id}/publication/embargo") { request, context in
            let file = try await StoryFile(desk, context)
            return try await embargo(file, when: request.uri.queryParameters["when"].map(String.init) ?? "")
        }
        router.post("desk/stories/{id}/publication/embargo") { _, context in try await breakEmbargo(context) }
    }

    // MARK: Deciding

    private func decide(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let act = context.form["act"]
        if let status = ArticleStatus(rawValue: act), file.story.status.steps.contains(status) {
            _ = try await file.newsroom.moveAlong(
                file.story.id,
                to: status,
                by: file.visitor.actor,
                at: file.now
            )
            // Who may not see the bin has seen the last of it.
            guard file.visitor.maySee(status) else { return desk.redirect(to: "/desk/stories/?notice=movedToBin") }
            return file.done(Self.notice(of: status), .publication)
        }
        switch act {
        case "publish": return try await publish(file)
        case "schedule": return try await schedule(file)
        case "tell", "untell":
            _ = try await file.newsroom.announceUpdate(
                file.story.id,
                as: act == "tell" ? file.now : nil,
                by: file.visitor.actor,
                at: file.now
            )
            return file.done(act == "tell" ? "told" : "saved", .publication)
        default: throw StoreError(.wrongState, "Article \(file.story.id) has no step '\(act.prefix(20))' now.")
        }
    }

    /// What is said of a story that was moved along by hand.
    private static func notice(of status: ArticleStatus) -> String {
        switch status {
        case .inReview: "movedInReview"
        case .ready: "movedReady"
        case .trashed: "movedTrashed"
        default: "movedDraft"
        }
    }

    private func publish(_ file: StoryFile) async throws -> Response {
        if let refusal = try await refusal(file) { return refusal }
        do {
            _ = try await file.newsroom.publish(file.story.id, by: file.visitor.actor, at: file.now)
        } catch let error as StoreError where error.code == .embargoed && file.visitor.may(.breakEmbargo) {
            return desk.redirect(to: file.address(.publication, "embargo/"))
        }
        return file.done("published", .publication)
    }

    private func schedule(_ file: StoryFile) async throws -> Response {
        if let refusal = try await refusal(file) { return refusal }
        let typed = file.context.form["when"]
        switch file.moment(typed, over: file.story.times.scheduled) {
        case .bad(let fault): return try await page(file, fault: fault, when: typed, status: .unprocessableContent)
        case .good(let moment):
            do {
                _ = try await file.newsroom.schedule(
                    file.story.id,
                    for: moment,
                    by: file.visitor.actor,
                    at: file.now
                )
            } catch let error as StoreError where error.code == .embargoed && file.visitor.may(.breakEmbargo) {
                return desk.redirect(to: file.address(.publication, "embargo/?when=\(Desk.encode(typed))"))
            }
            return file.done(file.notice("scheduled", at: moment), .publication)
        }
    }

    /// What is shown instead when the story can't be published as it is.
    private func refusal(_ file: StoryFile) async throws -> Response? {
        guard file.standing.checklist.isBlocking else { return nil }
        let fault = file.language.text("publication.blocked")
        return try await page(file, fault: fault, status: .unprocessableContent)
    }

    // MARK: Showing

    private func page(
        _ file: StoryFile,
        notice: String = "",
        fault: String = "",
        when: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await file.answer("publication", .publication, status: status) { frame, head in
            PublicationPageModel(file, frame, head, notice: notice, fault: fault, when: when)
        }
    }

    // MARK: Embargo

    /// The one who may publish before the embargo ends, and gave the password a short while ago.
    private func requireInsistence(_ file: StoryFile, when: String) throws {
        try file.require(.breakEmbargo)
        let rest = "embargo/" + (when.isEmpty ? "" : "?when=\(Desk.encode(when))")
        try desk.requireConfirmed(file.visitor, returnTo: file.address(.publication, rest))
    }

    private func embargo(
        _ file: StoryFile,
        when: String,
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try requireInsistence(file, when: when)
        guard let end = file.story.times.embargo, end > file.now else {
            return desk.redirect(to: file.address(.publication))
        }
        return try await file.answer("embargo", .publication, status: status) { frame, head in
            EmbargoModel(
                frame: frame,
                head: head,
                fault: fault,
                until: file.dates.dateTime(end),
                when: when,
                moment: file.moment(when, over: file.story.times.scheduled).good.map(file.dates.dateTime) ?? "",
                zone: file.zone
            )
        }
    }

    private func breakEmbargo(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let typed = context.form["when"]
        try requireInsistence(file, when: typed)
        guard context.form.has("sure") else {
            let fault = file.language.text("publication.notSure")
            return try await embargo(file, when: typed, fault: fault, status: .unprocessableContent)
        }
        if let refusal = try await refusal(file) { return refusal }
        let newsroom = file.newsroom
        guard !typed.isEmpty else {
            _ = try await newsroom.publish(
                file.story.id,
                breakingEmbargo: true,
                by: file.visitor.actor,
                at: file.now
            )
            return file.done("published", .publication)
        }
        switch file.moment(typed, over: file.story.times.scheduled) {
        case .bad(let fault): return try await page(file, fault: fault, when: typed, status: .unprocessableContent)
        case .good(let moment):
            _ = try await newsroom.schedule(
                file.story.id,
                for: moment,
                breakingEmbargo: true,
                by: file.visitor.actor,
                at: file.now
            )
            return file.done(file.notice("scheduled", at: moment), .publication)
        }
    }
}
