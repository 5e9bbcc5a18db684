import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Old addresses and where they lead: found, added, removed, brought in as a table.
struct RedirectPages: Sendable {
    private static let part = NewspaperPart.redirects
    private static let length = 100
    /// How many refusals are shown.
    private static let maxRefusals = 20
    /// How many rows one table may have.
    private static let maxRows = 20_000

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/redirects") { request, context in
            try await page(context, request, notice: request.notice)
        }
        router.post("desk/site/redirects") { request, context in try await add(context, request) }
        router.post("desk/site/redirects/remove") { _, context in try await remove(context) }
        router.post("desk/site/redirects/import") { request, context in try await bringIn(context, request) }
    }

    private func page(
        _ context: DeskContext,
        _ request: Request,
        notice: String = "",
        fault: String = "",
        outcome: [String] = []
    ) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let query = request.uri.queryParameters
        let text = String((query["q"] ?? "").prefix(200))
        let after = String((query["after"] ?? "").prefix(Redirect.maxBytes))
        let (found, seen) = try await desk.store.read { reader in
            let found = try reader.redirects(containing: text, after: after, limit: Self.length)
            return (found, try reader.seen(found.rows.map { .redirect($0.path) }))
        }
        return try await desk.page(
            "site-redirects",
            context,
            title: language.text("newspaper.redirects"),
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            RedirectsModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice, fault: fault),
                text: text,
                outcome: outcome,
                rows: found.rows.map { row in
                    RedirectRowModel(
                        path: row.path,
                        target: Self.words(for: row.leadsTo, language),
                        version: seen.only([.redirect(row.path)]).text
                    )
                },
                nextPath: found.next.map { "\(Self.part.path)?after=\(Desk.encode($0))&q=\(Desk.encode(text))" } ?? ""
            )
        }
    }

    private static func words(for resolution: Resolution, _ language: Language) -> String {
        switch resolution {
        case .redirect(let target, _): target
        case .gone: language.text("newspaper.leadsToGone")
        default: language.text("newspaper.leadsNowhere")
        }
    }

    private func add(_ context: DeskContext, _ request: Request) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let redirect = Redirect(path: context.form["from"], target: context.form["to"])
        let outcome = try await desk.newsroom(context).saveRedirects([redirect], by: visitor.actor, at: desk.clock())
        if case .refused(let reason)? = outcome.first { return try await page(context, request, fault: reason) }
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    private func remove(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        try await desk.newsroom(context).removeRedirect(context.form["path"], by: visitor.actor, at: desk.clock())
        return desk.redirect(to: Self.part.path + "?notice=removed")
    }

    /// A table that was pasted: what can be taken is taken, and the rest is named with its line.
    private func bringIn(_ context: DeskContext, _ request: Request) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        var refusals: [String] = []
        var wished: [(line: Int, redirect: Redirect)] = []
        for entry in RedirectTable(Array(context.form.verbatim("table").utf8)).prefix(Self.maxRows) {
            let redirect = Redirect(path: entry.source, target: entry.target)
            if let fault = entry.fault ?? redirect.fault {
                refusals.append("\(entry.line): \(fault)")
            } else {
                wished.append((entry.line, redirect))
            }
        }
        let outcomes = try await desk.newsroom(context).saveRedirects(
            wished.map(\.redirect),
            by: visitor.actor,
            at: desk.clock()
        )
        for (wish, outcome) in zip(wished, outcomes) {
            if case .refused(let reason) = outcome { refusals.append("\(wish.line): \(reason)") }
        }
        // What is shown now knows of what was just brought in.
        let context = context.showing(try await desk.store.read { try $0.seen([.redirects]) })
        let taken = outcomes.count { $0 == .added || $0 == .replaced }
        let told = language.text("newspaper.tableTaken", ["count": "\(taken)"])
        return try await page(
            context,
            request,
            outcome: [told]
                + refusals.prefix(Self.maxRefusals).map { language.text("newspaper.tableLine", ["line": $0]) }
        )
    }
}

/// Redirects.
struct RedirectsModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var text: String
    /// What became of a table.
    var outcome: [String]
    var rows: [RedirectRowModel]
    var nextPath: String

    static let template = TemplateShape<RedirectsModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("text") { $0.text },
        .texts("outcome") { $0.outcome },
        .list("rows") { $0.rows },
        .flag("isEmpty") { $0.rows.isEmpty },
        .text("nextPath") { $0.nextPath }
    )
}

/// One redirect.
struct RedirectRowModel: TemplateModel {
    var path: String
    var target: String
    /// What its removal is based on.
    var version: String

    static let template = TemplateShape<RedirectRowModel>(
        .text("path") { $0.path },
        .text("target") { $0.target },
        .text("version") { $0.version }
    )
}
