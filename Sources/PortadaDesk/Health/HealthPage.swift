import Foundation
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// How the newspaper's machinery is: what is late, failing or full, and what to do.
struct HealthPage: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/health") { request, context in try await page(request, context) }
        router.post("desk/health/inspection") { _, context in try await inspect(context) }
    }

    private func page(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let (sections, timeZone) = try await desk.store.read { (try $0.sectionTree(), try $0.settings().timeZone) }
        let now = desk.clock()
        let rows = StoryRowWriter(language: language, timeZone: timeZone, sections: sections, now: now)
        let items = try await HealthSurvey(desk: desk, visitor: visitor, now: now, rows: rows).items()
        if request.uri.queryParameters["format"] == "json" {
            return desk.json(
                HealthReport(state: items.first?.state ?? .good, time: rows.dates.iso8601(now), items: items)
            )
        }
        let isBusy = await desk.inspection.isBusy
        return try await desk.page("health", context, title: language.text("health.title"), place: .health) { frame in
            HealthModel(
                frame: frame,
                notice: language.notice(request.notice),
                summary: Self.summary(items, language),
                items: items.map { Self.model($0, language) },
                mayInspect: visitor.may(.manageAccounts) && !isBusy,
                isBusy: isBusy
            )
        }
    }

    private static func summary(_ items: [HealthItem], _ language: Language) -> String {
        let (bad, attention) = (items.count { $0.state == .bad }, items.count { $0.state == .attention })
        if bad > 0 { return language.text("health.summaryBad", count: bad) }
        return attention > 0
            ? language.text("health.summaryAttention", count: attention) : language.text("health.summaryGood")
    }

    private static func model(_ item: HealthItem, _ language: Language) -> HealthItemModel {
        let count = item.values["count"].flatMap { NumberRange.counts.readInt($0) } ?? 0
        return HealthItemModel(
            subject: language.text("healthSubject.\(item.subject.rawValue)"),
            state: language.text("healthState.\(item.state.rawValue)"),
            stateWord: item.state.rawValue,
            symbol: [.good: "✓", .unknown: "?", .attention: "!", .bad: "✕"][item.state] ?? "",
            text: language.text("health.\(item.words)", count: count, item.values),
            help: item.state == .good ? "" : language.text("healthHelp.\(item.subject.rawValue)"),
            cases: item.cases.map(HealthCaseModel.init)
        )
    }

    private func inspect(_ context: DeskContext) async throws -> Response {
        guard try context.requireVisitor().may(.manageAccounts) else { throw DeskFault.forbidden }
        await desk.inspection.begin()
        return desk.redirect(to: "/desk/health/", notice: "inspecting")
    }
}

extension Desk {
    /// What failed at the door since the start, by kind.
    public var signInCounts: (failures: [String: Int], refusals: [String: Int]) {
        let counts = failedSignIns.counts
        func named(_ numbers: [FailedSignIns.Kind: Int]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: FailedSignIns.Kind.allCases.map { ($0.rawValue, numbers[$0] ?? 0) })
        }
        return (named(counts.failures), named(counts.refusals))
    }

    /// The health page for a program that watches this one: how everything is, without names and headlines.
    public func healthReport() async throws -> [UInt8] {
        let (sections, settings) = try await store.read { (try $0.sectionTree(), try $0.settings()) }
        let (now, language) = (clock(), parts.theme.language(settings.language))
        let rows = StoryRowWriter(language: language, timeZone: settings.timeZone, sections: sections, now: now)
        var items = try await HealthSurvey(desk: self, visitor: nil, now: now, rows: rows).items()
        for index in items.indices { items[index].cases = [] }
        let state = items.first?.state ?? .good
        let report = HealthReport(state: state, time: rows.dates.iso8601(now), items: items)
        return Array(try JSONEncoder().encode(report))
    }
}

/// Everything that was looked at, as monitoring programs read it.
struct HealthReport: Encodable {
    let state: HealthItem.State
    let time: String
    let items: [HealthItem]
}
