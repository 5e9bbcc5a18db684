import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Who did what to what, when and from where: all of it for those who answer for the newspaper, a story's own for
/// everybody who may see the story.
struct AuditPages: Sendable {
    private static let length = 100
    private static let address = "/desk/audit/"

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/audit") { request, context in try await list(request, context) }
        router.get("desk/audit/export") { request, context in try await export(request, context) }
        router.get("desk/stories/{id}/history") { request, context in try await history(request, context) }
    }

    private func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        guard visitor.may(.readAudit) else { throw DeskFault.forbidden }
        let language = try await desk.language(of: context)
        let wish = AuditWish(request)
        let writer = try await writer(visitor, language)
        let filter = wish.filter(writer.dates)
        let (page, entries, accounts) = try await desk.store.read { reader in
            let page = try reader.audit(filter, after: wish.cursor, limit: Self.length)
            return (page, try writer.models(page.entries, reader), try reader.accounts())
        }
        return try await desk.page("audit", context, title: language.text("audit.title"), place: .audit) { frame in
            AuditModel(
                frame: frame,
                accounts: accounts.map { account in
                    ChoiceModel(
                        value: "\(account.id)",
                        label: account.name,
                        isChosen: account.id == wish.account
                    )
                },
                actions: Self.actions(wish, language),
                subjects: Self.subjects(wish, language),
                from: wish.days.first,
                until: wish.days.last,
                entries: entries,
                nextPath: page.next.map { wish.address(Self.address, after: $0) } ?? "",
                isUnfinished: page.isUnfinished,
                csvPath: wish.address(Self.address + "export/", format: "csv"),
                jsonPath: wish.address(Self.address + "export/", format: "jsonl")
            )
        }
    }

    private static func actions(_ wish: AuditWish, _ language: Language) -> [ChoiceModel] {
        Set(AuditWords.all.map(\.action)).sorted().map { action in
            ChoiceModel(
                value: action,
                label: AuditWords.name(ofAction: action, language),
                isChosen: action == wish.action
            )
        }.sorted { $0.label < $1.label }
    }

    private static func subjects(_ wish: AuditWish, _ language: Language) -> [ChoiceModel] {
        Set(AuditWords.all.map(\.subject)).sorted().map { subject in
            ChoiceModel(
                value: subject,
                label: language.text("auditSubject.\(subject)"),
                isChosen: subject == wish.subject
            )
        }.sorted { $0.label < $1.label }
    }

    /// All that a filter finds, as a file that grows while it is read: never more than a part is held in memory.
    private func export(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        guard visitor.may(.readAudit) else { throw DeskFault.forbidden }
        let language = try await desk.language(of: context)
        let writer = try await writer(visitor, language)
        let isTable = request.uri.queryParameters["format"] != "jsonl"
        return AuditExport(
            store: desk.store,
            filter: AuditWish(request).filter(writer.dates),
            writer: writer,
            isTable: isTable
        ).response(day: writer.dates.isoDay(desk.clock()))
    }

    private func history(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let id: Identifier<Article> = try context.id()
        let language = try await desk.language(of: context)
        let cursor = AuditWish(request).cursor
        let writer = try await writer(visitor, language)
        let (story, page, entries) = try await desk.store.read { reader in
            let filter = AuditFilter(subject: "article", subjectID: id.rawValue)
            let page = try reader.audit(filter, after: cursor, limit: Self.length)
            return (try reader.stories([id]).first, page, try writer.models(page.entries, reader))
        }
        guard let story, visitor.maySee(story.status) else { throw DeskFault.notFound }
        let address = "/desk/stories/\(id)/history/"
        let headline = story.headline.isEmpty ? language.text("stories.untitled") : story.headline
        let title = language.text("audit.history")
        return try await desk.page("story-history", context, title: title, place: .stories) { frame in
            StoryHistoryModel(
                frame: frame,
                id: "\(id)",
                headline: headline,
                entries: entries,
                nextPath: page.next.map { "\(address)?after=\($0.time.rawValue)~\($0.id)" } ?? ""
            )
        }
    }

    private func writer(_ visitor: Visitor, _ language: Language) async throws -> AuditEntryWriter {
        AuditEntryWriter(
            language: language,
            dates: DateWriter(language: language, timeZone: try await desk.store.read { try $0.settings().timeZone }),
            seesKilled: visitor.may(.kill),
            seesPlaces: visitor.may(.readAudit)
        )
    }
}
