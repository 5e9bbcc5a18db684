import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The page on which a story is taken back: as a mistake, with a word to the readers, or for good reason altogether.
struct WithdrawalPage: Sendable {
    /// The longest word to the readers, and the longest reason, in characters.

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/withdrawal") { request, context in
            try await page(try await StoryFile(desk, context), notice: request.notice)
        }
        router.post("desk/stories/{id}/withdrawal") { _, context in try await withdraw(context) }
        router.get("desk/stories/{id}/withdrawal/kill") { _, context in
            try await killPage(try await StoryFile(desk, context))
        }
        router.post("desk/stories/{id}/withdrawal/kill") { _, context in try await kill(context) }
    }

    private func page(
        _ file: StoryFile,
        notice: String = "",
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let isPublished = file.story.status == .published
        return try await file.answer("withdrawal", .withdrawal, status: status) { frame, head in
            WithdrawalModel(
                frame: frame,
                head: head,
                notice: file.language.notice(notice),
                fault: fault,
                mayUnpublish: isPublished && file.visitor.may(.publish),
                mayWithdraw: isPublished && file.visitor.may(.withdraw),
                mayKill: file.story.status != .killed && file.visitor.may(.kill),
                isKilled: file.story.status == .killed,
                line: file.story.withdrawalNotice
            )
        }
    }

    private func withdraw(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let newsroom = file.newsroom
        switch context.form["act"] {
        case "unpublish":
            guard context.form.has(QuestionModel.answer) else { return try await ask(file) }
            _ = try await newsroom.unpublish(file.story.id, by: file.visitor.actor, at: file.now)
            return file.done("unpublished", .publication)
        case "withdraw":
            var fields = FieldReader(context.form)
            let notice = fields.lines("notice", over: "", .notice, "withdrawal.notice")
            if let fault = fields.faults.text(file.language) {
                return try await page(file, fault: fault, status: .unprocessableContent)
            }
            guard !notice.isEmpty else {
                let fault = file.language.text("withdrawal.noNotice")
                return try await page(file, fault: fault, status: .unprocessableContent)
            }
            _ = try await newsroom.withdraw(file.story.id, notice: notice, by: file.visitor.actor, at: file.now)
        default: throw DeskFault.unreadable
        }
        return file.done("withdrawn", .withdrawal)
    }

    /// Asks before a story goes from the readers' sight: its pins and plans go with it.
    private func ask(_ file: StoryFile) async throws -> Response {
        let language = file.language
        let headline = file.story.headline
        let isPinned = try await desk.store.read { reader in
            try reader.frontVersion().arrangement.pins.contains { $0.story == file.story.id }
        }
        let plans = file.standing.plans.count
        let lines =
            [
                language.text("withdrawal.isDraft"),
                language.text("withdrawal.addressGone", ["path": file.story.path]),
            ]
            + (isPinned ? [language.text("withdrawal.pinsGo")] : [])
            + (plans > 0 ? [language.text("withdrawal.plansGo", count: plans)] : [])
        return try await desk.page(
            "question",
            file.context,
            title: language.text("withdrawal.unpublishAsk", ["name": headline]),
            place: .stories
        ) { frame in
            QuestionModel(
                frame: frame,
                text: language.text("withdrawal.unpublishBack"),
                lines: lines,
                path: file.address(.withdrawal),
                fields: [QuestionFieldModel(name: "act", value: "unpublish")],
                act: language.text("withdrawal.unpublishNow"),
                back: file.address(.withdrawal)
            )
        }
    }

    // MARK: Killing

    /// The one who may kill, and gave the password a short while ago.
    private func requireKiller(_ file: StoryFile) throws {
        try file.require(.kill)
        try desk.requireConfirmed(file.visitor, returnTo: file.address(.withdrawal, "kill/"))
    }

    private func killPage(
        _ file: StoryFile,
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try requireKiller(file)
        return try await file.answer("kill", .withdrawal, status: status) { frame, head in
            KillModel(frame: frame, head: head, fault: fault, reason: file.context.form["reason"])
        }
    }

    private func kill(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        try requireKiller(file)
        var fields = FieldReader(context.form)
        let reason = fields.lines("reason", over: "", .notice, "withdrawal.reason")
        if let fault = fields.faults.text(file.language) {
            return try await killPage(file, fault: fault, status: .unprocessableContent)
        }
        guard !reason.isEmpty, context.form.has("sure") else {
            let fault = file.language.text(reason.isEmpty ? "withdrawal.noReason" : "publication.notSure")
            return try await killPage(file, fault: fault, status: .unprocessableContent)
        }
        _ = try await file.newsroom.kill(file.story.id, reason: reason, by: file.visitor.actor, at: file.now)
        return file.done("killed", .withdrawal)
    }
}

/// The ways to take a story back.
struct WithdrawalModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var notice: String
    var fault: String
    var mayUnpublish: Bool
    var mayWithdraw: Bool
    var mayKill: Bool
    var isKilled: Bool
    /// What readers are told in the story's place; empty when nothing.
    var line: String

    static let template = TemplateShape<WithdrawalModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .flag("mayUnpublish") { $0.mayUnpublish },
        .flag("mayWithdraw") { $0.mayWithdraw },
        .flag("mayKill") { $0.mayKill },
        .flag("isKilled") { $0.isKilled },
        .text("line") { $0.line },
        .flag("hasNothing") { !$0.mayUnpublish && !$0.mayWithdraw && !$0.mayKill && !$0.isKilled }
    )
}

/// The confirmation before a story is taken out of sight altogether.
struct KillModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var fault: String
    var reason: String

    static let template = TemplateShape<KillModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("fault") { $0.fault },
        .text("reason") { $0.reason }
    )
}
