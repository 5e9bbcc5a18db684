import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The page on which the newspaper says what it put right in a story.
struct CorrectionsPage: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/corrections") { request, context in
            try await page(try await StoryFile(desk, context), notice: request.notice)
        }
        router.post("desk/stories/{id}/corrections") { _, context in try await add(context) }
        router.post("desk/stories/{id}/corrections/{place}") { _, context in try await change(context) }
    }

    private func page(
        _ file: StoryFile,
        notice: String = "",
        fault: String = "",
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let mayCorrect = file.story.status == .published && file.visitor.may(.editPublished)
        return try await file.answer("corrections", .corrections, status: status) { frame, head in
            CorrectionsModel(
                frame: frame,
                head: head,
                notice: file.language.notice(notice),
                fault: fault,
                mayCorrect: mayCorrect,
                kinds: Self.kinds(file.language, chosen: .correction),
                text: mayCorrect ? file.context.form["text"] : "",
                zone: file.zone,
                corrections: file.story.corrections.enumerated().map { place, correction in
                    Self.model(correction, place, file, mayCorrect: mayCorrect)
                }
            )
        }
    }

    private static func kinds(_ language: Language, chosen: Correction.Kind) -> [ChoiceModel] {
        Correction.Kind.allCases.map { kind in
            ChoiceModel(
                value: kind.rawValue,
                label: language.text("correction.\(kind.rawValue)"),
                isChosen: kind == chosen
            )
        }
    }

    private static func mark(_ correction: Correction) -> String {
        let text = "\(correction.kind.rawValue) \(correction.time.rawValue) \(correction.text.markup)"
        return SeenState.digest(of: text, .text)
    }

    private static func model(
        _ correction: Correction,
        _ place: Int,
        _ file: StoryFile,
        mayCorrect: Bool
    ) -> CorrectionRowModel {
        CorrectionRowModel(
            place: "\(place)",
            mark: mark(correction),
            kind: file.language.text("correction.\(correction.kind.rawValue)"),
            kinds: kinds(file.language, chosen: correction.kind),
            shown: correction.text,
            text: correction.text.markup,
            time: file.dates.dateTime(correction.time),
            field: file.dates.field(correction.time),
            mayCorrect: mayCorrect
        )
    }

    /// What a form describes over what stands; nil when it has no text.
    private func correction(_ file: StoryFile, over former: Correction) throws -> Correction? {
        var fields = FieldReader(file.context.form)
        let text = fields.markup(
            "text",
            over: former.text,
            shown: former.text.markup,
            .correction,
            "correction.text",
            clean: file.office.form.line
        )
        let time = fields.moment("time", over: former.time, file.dates, "correction.time") ?? former.time
        if let refusal = FormRefusal(fields.faults, file.language) { throw refusal }
        guard !text.plainText.allSatisfy(\.isWhitespace) else { return nil }
        let kind = Correction.Kind(rawValue: fields.form["kind"]) ?? former.kind
        return Correction(kind: kind, text: text, time: time)
    }

    private func add(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let none = Correction(kind: .correction, text: .empty, time: file.now)
        let typed: Correction?
        do {
            typed = try correction(file, over: none)
        } catch let refusal as FormRefusal {
            return try await page(file, fault: refusal.text, status: .unprocessableContent)
        }
        guard let correction = typed else { return try await noText(file) }
        guard correction.time <= file.now else {
            let fault = file.language.text("correction.future")
            return try await page(file, fault: fault, status: .unprocessableContent)
        }
        _ = try await file.newsroom.correct(file.story.id, correction, by: file.visitor.actor, at: file.now)
        return file.done("corrected", .corrections)
    }

    private func noText(_ file: StoryFile) async throws -> Response {
        try await page(file, fault: file.language.text("correction.noText"), status: .unprocessableContent)
    }

    private func change(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let (story, form) = (file.story, context.form)
        // Its place may be another by now, for whoever insists after others corrected, too.
        guard let old = story.corrections.first(where: { Self.mark($0) == form["old"] }) else {
            throw StoreError(.conflict, "Article \(story.id) no longer has this correction.")
        }
        let (newsroom, actor) = (file.newsroom, file.visitor.actor)
        if form["act"] == "remove" {
            _ = try await newsroom.removeCorrection(old, of: story.id, by: actor, at: file.now)
        } else {
            guard let new = try correction(file, over: old) else { return try await noText(file) }
            _ = try await newsroom.amendCorrection(old, to: new, of: story.id, by: actor, at: file.now)
        }
        return file.done("corrected", .corrections)
    }
}

/// What was put right in a story.
struct CorrectionsModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var notice: String
    var fault: String
    var mayCorrect: Bool
    var kinds: [ChoiceModel]
    var text: String
    var zone: String
    var corrections: [CorrectionRowModel]

    static let template = TemplateShape<CorrectionsModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .flag("mayCorrect") { $0.mayCorrect },
        .list("kinds") { $0.kinds },
        .text("text") { $0.text },
        .text("zone") { $0.zone },
        .flag("hasCorrections") { !$0.corrections.isEmpty },
        .list("corrections") { $0.corrections }
    )
}

/// One of the corrections, to read and to put right.
struct CorrectionRowModel: TemplateModel {
    /// Its number in the story, from 0.
    var place: String
    /// By what it is known, wherever it stands by then.
    var mark: String
    var kind: String
    var kinds: [ChoiceModel]
    var shown: CleanHTML
    /// The same as its field holds it.
    var text: String
    var time: String
    /// The same as its field holds it.
    var field: String
    var mayCorrect: Bool

    static let template = TemplateShape<CorrectionRowModel>(
        .text("place") { $0.place },
        .text("mark") { $0.mark },
        .text("kind") { $0.kind },
        .list("kinds") { $0.kinds },
        .html("shown") { $0.shown },
        .text("text") { $0.text },
        .text("time") { $0.time },
        .text("field") { $0.field },
        .flag("mayCorrect") { $0.mayCorrect }
    )
}
