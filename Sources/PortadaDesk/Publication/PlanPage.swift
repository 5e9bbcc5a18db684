import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The pages on which changes to a published story are planned: another text at a minute, its end at a minute.
struct PlanPage: Sendable {
    /// The fields of the form for another text, which the journal keeps.
    static let names: Set<String> = ["kicker", "headline", "summary", "body", "when", "announce"]

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/plan") { request, context in
            try await page(try await StoryFile(desk, context), notice: request.notice)
        }
        router.post("desk/stories/{id}/plan") { _, context in try await planEnd(context) }
        router.get("desk/stories/{id}/plan/update") { _, context in
            try await update(try await StoryFile(desk, context), nil)
        }
        router.post("desk/stories/{id}/plan/update") { request, context in
            try await planUpdate(try await StoryFile(desk, context), replacing: nil, request)
        }
        router.get("desk/stories/{id}/plan/{plan}") { _, context in
            let file = try await StoryFile(desk, context)
            return try await update(file, try await plan(file))
        }
        router.post("desk/stories/{id}/plan/{plan}") { request, context in
            let file = try await StoryFile(desk, context)
            return try await planUpdate(file, replacing: try await plan(file), request)
        }
        router.post("desk/stories/{id}/plan/{plan}/end") { _, context in try await drop(context) }
    }

    private func plan(_ file: StoryFile) async throws -> PlannedChange {
        let id: Identifier<PlannedChange> = try file.context.id("plan")
        let plan = try await desk.store.read { reader in try reader.plan(id).map { try file.shown($0, reader) } }
        guard let plan, plan.article == file.story.id else { throw DeskFault.notFound }
        return plan
    }

    /// Whether somebody may plan changes to a story as it is.
    static func mayPlan(_ story: Article, _ visitor: Visitor) -> Bool {
        visitor.may(.publish) && [.published, .scheduled].contains(story.status)
    }

    // MARK: What is planned

    private func page(
        _ file: StoryFile,
        notice: String = "",
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let plans = try await desk.store.read { try $0.plans(of: file.story.id) }
        return try await file.answer("plan", .plan, status: status) { frame, head in
            PlanModel(
                frame: frame,
                head: head,
                notice: file.language.notice(notice),
                fault: fault,
                mayPlan: Self.mayPlan(file.story, file.visitor),
                plans: plans.map { PlanRowModel($0, file) },
                when: file.context.form["when"],
                zone: file.zone
            )
        }
    }

    private func planEnd(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        switch file.moment(context.form["when"]) {
        case .bad(let fault): return try await page(file, fault: fault, status: .unprocessableContent)
        case .good(let moment):
            _ = try await file.newsroom.planChange(
                .unpublish,
                of: file.story.id,
                at: moment,
                by: file.visitor.actor,
                at: file.now
            )
            return file.done(file.notice("planned", at: moment), .plan)
        }
    }

    private func drop(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let id: Identifier<PlannedChange> = try context.id("plan")
        if !context.form.has(QuestionModel.answer) { return try await ask(file, about: try await plan(file)) }
        try await file.newsroom.dropPlan(id, of: file.story.id, by: file.visitor.actor, at: file.now)
        return file.done("planDropped", .plan)
    }

    /// Asks before a plan goes: what was written for it goes, too.
    private func ask(_ file: StoryFile, about plan: PlannedChange) async throws -> Response {
        guard Self.mayPlan(file.story, file.visitor) else { throw DeskFault.forbidden }
        let (language, row) = (file.language, PlanRowModel(plan, file))
        return try await desk.page(
            "question",
            file.context,
            title: language.text("plan.dropAsk", ["name": file.story.headline]),
            place: .stories
        ) { frame in
            QuestionModel(
                frame: frame,
                text: language.text("plan.dropText", ["time": row.due]),
                lines: ["\(row.act) (\(row.actor))"] + (row.isUpdate ? [language.text("plan.dropWords")] : []),
                path: file.address(.plan, "\(plan.id)/end/"),
                fields: [],
                act: language.text("plan.dropNow"),
                back: file.address(.plan)
            )
        }
    }

    // MARK: Another text

    private func update(
        _ file: StoryFile,
        _ plan: PlannedChange?,
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard Self.mayPlan(file.story, file.visitor) else { throw DeskFault.forbidden }
        let (current, form) = (ArticleContent(file.story), file.context.form)
        let journal = JournalForm.update(plan?.id)
        let waiting = try await desk.store.read { reader in
            try reader.journal(of: file.visitor.account.id, in: file.story.id, form: journal)
        }
        var (planned, base, announces) = (current, current, false)
        if case .update(let content, let begun, let isTold)? = plan?.act {
            (planned, base, announces) = (content, begun, isTold)
        } else if let version = try form.numberIfAny("base") ?? waiting.map(\.base).min() {
            base = try await desk.store.read { try file.office.seen(file.story, at: version, $0) }
        }
        if form.has("body") { planned = file.office.form.words(form, in: planned, over: planned).content }
        // Since it was prepared, others may have changed what it would replace.
        let shown = [ArticleContent.Field.kicker, .headline, .summary, .body]
        let changed = current.difference(from: base).intersection(shown)
        let difference = ContentDifference(from: base, to: current, fields: shown.filter(changed.contains))
        let names = try await desk.store.read { try ContentNames([difference.old, difference.new], $0) }
        return try await file.answer("plan-update", .plan, status: status) { frame, head in
            PlanUpdateModel(
                frame: frame,
                head: head,
                fault: fault,
                late: plan.flatMap(\.refusal).map(file.language.lateness) ?? "",
                action: file.address(.plan, plan.map { "\($0.id)/" } ?? "update/"),
                base: "\(file.story.version)",
                kept: plan.map { file.language.text("plan.by", ["name": file.language.actor($0.actor)]) } ?? "",
                data: StoryData(file, at: journal, hasJournal: !waiting.isEmpty).json,
                texts: DeskTemplates.storyTexts(file.language).json,
                when: form.has("when") ? form["when"] : plan.map { file.dates.field($0.due) } ?? "",
                zone: file.zone,
                announces: form.has("body") ? form.has("announce") : announces,
                kicker: FieldReader.shown(line: planned.kicker),
                headline: planned.headline,
                summary: planned.summary,
                body: StoryForm.text(of: planned.body),
                meanwhile: difference.models(names, file.office),
                editor: EditorModel(ownHosts: file.office.form.ownHosts)
            )
        }
    }

    private func planUpdate(
        _ file: StoryFile,
        replacing plan: PlannedChange?,
        _ request: Request
    ) async throws -> Response {
        let form = file.context.form
        let wantsJSON = FaultPages.wantsJSON(request)
        func refused(_ fault: String) async throws -> Response {
            guard wantsJSON else { return try await update(file, plan, fault: fault, status: .unprocessableContent) }
            let message = FaultMessage(fault: "invalid", title: "", help: fault, incident: "")
            return desk.json(message, status: .unprocessableContent)
        }
        let version = try form.number("base")
        guard !form["headline"].isEmpty else { return try await refused(file.language.text("fault.invalidHelp")) }
        let moment: Timestamp
        switch file.moment(form["when"], over: plan?.due) {
        case .bad(let fault): return try await refused(fault)
        case .good(let typed): moment = typed
        }
        let id = file.story.id
        guard let base = try await desk.store.read({ try $0.content(of: id, version: version) }) else {
            throw DeskFault.unreadable
        }
        let begun = try await desk.store.read { try file.office.boxes.shown(base, $0) }
        var shown = begun
        if case .update(let content, _, _)? = plan?.act { shown = content }
        let read = file.office.form.words(form, in: begun, over: shown)
        if let fault = read.faults.text(file.language) { return try await refused(fault) }
        let planned = try await desk.store.read { reader in
            var former = base
            if case .update(let whole, _, _)? = try plan.flatMap({ try reader.plan($0.id) })?.act { former = whole }
            let noted = try file.office.noted(form, by: file.visitor, at: .update(plan?.id), of: id, reader)
            let kept = try file.office.boxes.kept(read.content, of: former, reader)
            return try file.office.keeping(noted, in: kept, of: file.story, reader)
        }
        _ = try await file.newsroom.planChange(
            .update(planned, base: base, announces: form.has("announce")),
            of: id,
            at: moment,
            replacing: plan?.id,
            ending: JournalEntry.Mark(form, of: file.visitor, at: .update(plan?.id)),
            by: file.visitor.actor,
            at: file.now
        )
        let notice = file.notice("planned", at: moment)
        return wantsJSON
            ? desk.json(["to": file.address(.plan, "?notice=\(notice)")]) : file.done(notice, .plan)
    }
}
