import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaRendering
import PortadaStore

/// The front as it is, and its arranging: every button sends the draft with what it wants, and gets the page again.
struct FrontPages: Sendable {
    static let address = "/desk/front/"

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/front") { request, context in try await show(request, context) }
        router.post("desk/front") { _, context in try await act(context) }
        router.post("desk/front/preview") { _, context in try await preview(context) }
        router.post("desk/front/undo") { _, context in try await undo(context) }
        router.post("desk/front/breaking") { _, context in try await announce(context) }
    }

    /// What is told above the front.
    struct Told {
        var notice = ""
        var fault = ""
        /// The version that was just published, which can be taken back.
        var published: Int64?
        /// What stands in the way of publishing.
        var conflict: FrontBoard.Conflict?
        /// What the strip's form brought, when it was refused.
        var strip: Form?
        var status = HTTPResponse.Status.ok
    }

    private func arranger(_ context: DeskContext) throws -> Visitor {
        let visitor = try context.requireVisitor()
        guard visitor.may(.arrangeFront) else { throw DeskFault.forbidden }
        return visitor
    }

    private func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try arranger(context)
        let query = request.uri.queryParameters
        let language = try await desk.language(of: context)
        let draft = FrontDraft(try await desk.store.read { try $0.frontVersion() })
        var told = Told(notice: language.notice(String(query["notice"] ?? "")))
        told.published = query["published"].flatMap { NumberRange.counts.read($0) }
        return try await page(draft, told, words: "", context)
    }

    private func act(_ context: DeskContext) async throws -> Response {
        let visitor = try arranger(context)
        var draft = try FrontDraft(context.form)
        guard let act = FrontAct(context.form["act"]) else { throw DeskFault.unreadable }
        let language = try await desk.language(of: context)
        var told = Told()
        if !(try await takeEnds(from: context.form, into: &draft, language)) {
            told.fault = language.text("front.pastEnd")
            told.status = .unprocessableContent
        }
        if case .publish(let over) = act, told.fault.isEmpty {
            switch try await publish(&draft, over: over, visitor, context) {
            case .arranged(let version, let merged):
                let notice = merged.contains { $0.account != visitor.account.id && $0.account != nil }
                return desk.redirect(
                    to:
                        "\(Self.address)?notice=\(notice ? "frontJoined" : "frontPublished")&published=\(version.number)"
                )
            case .conflict(let current, let since, let slots):
                told.conflict = FrontBoard.Conflict(current: current, since: since, slots: slots)
                told.status = .conflict
            }
        } else {
            try await edit(&draft, act, to: FrontSlot(rawValue: context.form["to"]))
        }
        return try await page(draft, told, words: String(context.form["q"].prefix(200)), context)
    }

    // MARK: Arranging

    private func edit(_ draft: inout FrontDraft, _ act: FrontAct, to chosen: FrontSlot?) async throws {
        var next = draft.arrangement
        switch act {
        case .undo: return draft.undo()
        case .redo: return draft.redo()
        case .clear:
            let current = try await desk.store.read { try $0.frontVersion() }
            draft.base = current.number
            next = current.arrangement
        case .load(let number):
            guard let version = try await desk.store.read({ try $0.frontVersion(number) }) else { return }
            next = version.arrangement
        case .put(let story, let slot, let position):
            guard let place = try await place(slot) else { return }
            next.put(story, in: place, at: position)
        case .pin(let story):
            guard let place = try await place(chosen ?? .lead) else { return }
            next.put(story, in: place, at: 0)
        case .release(let story, let slot): next.release(story, from: slot)
        case .repeatStory(let story, let slot): next.change(story, in: slot) { $0.repeats.toggle() }
        case .repeatSlot(let slot): next.repeating.formSymmetricDifference([slot])
        case .find, .publish: return
        }
        draft.step(to: next)
    }

    private func place(_ slot: FrontSlot) async throws -> FrontLayout.Place? {
        try await desk.store.read { try $0.frontLayout() }.place(slot)
    }

    /// Takes the ends that stand in the form, in the newspaper's time zone. False when one of them is no time to come.
    private func takeEnds(from form: Form, into draft: inout FrontDraft, _ language: Language) async throws -> Bool {
        let dates = DateWriter(language: language, timeZone: try await desk.store.read { try $0.settings().timeZone })
        var next = draft.arrangement
        var areGood = true
        for pin in next.pins {
            let name = FrontBoard.endField(pin)
            guard form.has(name), form[name] != (pin.until.map(dates.field) ?? "") else { continue }
            switch TypedMoment(form[name], over: pin.until, dates) {
            case .none: next.change(pin.story, in: pin.slot) { $0.until = nil }
            case .moment(let end) where end > desk.clock(): next.change(pin.story, in: pin.slot) { $0.until = end }
            case .moment, .skipped, .unreadable: areGood = false
            }
        }
        draft.step(to: next)
        return areGood
    }

    private func publish(
        _ draft: inout FrontDraft,
        over: Int64?,
        _ visitor: Visitor,
        _ context: DeskContext
    ) async throws -> FrontOutcome {
        try await desk.newsroom(context).arrangeFront(
            draft.arrangement,
            base: over ?? draft.base,
            by: visitor.actor,
            at: desk.clock()
        )
    }

    // MARK: Before and after

    /// The front as readers would see the draft.
    private func preview(_ context: DeskContext) async throws -> Response {
        _ = try arranger(context)
        let draft = try FrontDraft(context.form)
        return try await desk.parts.readers.front(draft.arrangement).response()
    }

    /// Takes back what was just published.
    private func undo(_ context: DeskContext) async throws -> Response {
        let visitor = try arranger(context)
        let published = try context.form.number("published", .rows)
        let outcome = try await desk.newsroom(context).restoreFront(
            published - 1,
            base: published,
            by: visitor.actor,
            at: desk.clock()
        )
        guard case .conflict(let current, let since, let slots) = outcome else {
            return desk.redirect(to: "\(Self.address)?notice=frontUndone")
        }
        var draft = FrontDraft(current)
        if let earlier = try await desk.store.read({ try $0.frontVersion(published - 1) }) {
            draft.step(to: earlier.arrangement)
        }
        let conflict = FrontBoard.Conflict(current: current, since: since, slots: slots)
        return try await page(draft, Told(conflict: conflict, status: .conflict), words: "", context)
    }

    // MARK: The strip

    private func announce(_ context: DeskContext) async throws -> Response {
        let visitor = try arranger(context)
        let language = try await desk.language(of: context)
        if context.form["then"] == "clear" {
            if !context.form.has(QuestionModel.answer),
                let shown = try await desk.store.read({ try $0.breakingNews() })
            {
                return try await ask(shown, language, context)
            }
            try await desk.newsroom(context).setBreaking(nil, by: visitor.actor, at: desk.clock())
            return desk.redirect(to: "\(Self.address)?notice=stripGone")
        }
        let dates = DateWriter(language: language, timeZone: try await desk.store.read { try $0.settings().timeZone })
        do {
            let form = StripForm(context.form, site: desk.parts.address, now: desk.clock())
            let shown = try await desk.store.read { try $0.breakingNews() }
            let news = try await form.read(desk.store, dates, over: shown?.until)
            try await desk.newsroom(context).setBreaking(news, by: visitor.actor, at: desk.clock())
            return desk.redirect(to: "\(Self.address)?notice=stripShown")
        } catch let error as StripForm.Fault {
            let draft = FrontDraft(try await desk.store.read { try $0.frontVersion() })
            let told = Told(
                fault: language.text("front.strip.\(error.rawValue)"),
                strip: context.form,
                status: .unprocessableContent
            )
            return try await page(draft, told, words: "", context)
        }
    }

    /// Asks before the strip goes from all pages.
    private func ask(_ shown: BreakingNews, _ language: Language, _ context: DeskContext) async throws -> Response {
        let dates = DateWriter(language: language, timeZone: try await desk.store.read { try $0.settings().timeZone })
        return try await desk.page(
            "question",
            context,
            title: language.text("front.strip.clearAsk"),
            place: .front
        ) { frame in
            QuestionModel(
                frame: frame,
                text: language.text("front.strip.clearText", ["time": dates.dateTime(shown.until)]),
                lines: [shown.text],
                path: Self.address + "breaking/",
                fields: [QuestionFieldModel(name: "then", value: "clear")],
                act: language.text("front.strip.clearNow"),
                back: Self.address + "#strip"
            )
        }
    }

    // MARK: The page

    private func page(
        _ draft: FrontDraft,
        _ told: Told,
        words: String,
        _ context: DeskContext
    ) async throws -> Response {
        let language = try await desk.language(of: context)
        let now = desk.clock()
        let board = try await desk.store.read { reader in try FrontBoard(draft, words: words, reader, now: now) }
        let writer = FrontBoardWriter(
            board: board,
            language: language,
            dates: DateWriter(language: language, timeZone: board.timeZone),
            now: now
        )
        return try await desk.page(
            "front",
            context,
            title: language.text("frame.front"),
            place: .front,
            status: told.status
        ) { writer.model($0, told) }
    }
}
