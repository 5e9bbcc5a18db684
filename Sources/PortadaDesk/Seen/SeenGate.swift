import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaStore

/// Whoever acts, acts on what was seen: pages carry the state of what they show, and an act whose form carries another
/// than there is now is not done. See `Basis`.
///
/// This looks before anything is done, so that the form's other faults are told after; the operation compares again within
/// its transaction (`Desk.newsroom`).
struct SeenGate: RouterMiddleware {
    typealias Context = DeskContext

    /// The field by which forms carry what was seen.
    static let field = "_version"

    let desk: Desk

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let path = (context.endpointPath ?? "").split(separator: "/").joined(separator: "/")
        let isRead = Gate.isSafe(request.method)
        let form = isRead ? (try? Form(query: request)) ?? Form() : context.form
        let brought = Seen(form.all(Self.field))
        let shown = try Basis.shown(at: path)?(context, form) ?? []
        if !shown.isEmpty { context.shown = try await desk.store.read { try $0.seen(shown) } }
        // A page that is shown again with what was typed carries on what that was based on.
        context.shown.merge(brought)
        if !isRead {
            guard let basis = Basis.of(act: path) else { throw DeskFault.notFound }
            if case .seen(let subjects, let needs, let target) = basis {
                context.seen = brought.only(try subjects(context, form))
                let mayAct = try needs.map { try context.requireVisitor().may($0) } ?? true
                if mayAct { try await refuseStale(context, target) }
            }
        }
        return try await next(request, context)
    }

    private func refuseStale(_ context: DeskContext, _ target: Basis.Target?) async throws {
        let (seen, visitor) = (context.seen, try context.requireVisitor())
        let changes = try await desk.store.read { reader in
            guard try target?(context, reader) ?? true else { throw DeskFault.notFound }
            // Who may not see a thing is told by its page that they may not, and nothing else of it.
            return try reader.changes(since: seen).filter { try visitor.maySee($0.subject, reader) }
        }
        if !changes.isEmpty { throw Seen.Stale(changes) }
    }
}

extension Desk {
    /// The operations for what a request asks, each done only on what was seen by whoever asks.
    func newsroom(_ context: DeskContext) -> Newsroom { store.newsroom.basedOn(context.seen) }
}

extension Visitor {
    /// Whether they may be told what became of something.
    func maySee(_ subject: SeenSubject, _ reader: Reader) throws -> Bool {
        switch subject {
        case .article(let id), .plans(let id): try reader.article(id).map { maySee($0.status) } ?? true
        case .comment: may(.moderate)
        case .account, .token, .webhook: may(.manageAccounts)
        case .redirect, .redirects, .menu, .blocks, .section, .sectionOrder: may(.manageSections)
        case .settings, .commentDays, .look: may(.manageSettings)
        case .tag, .person: may(.manageNames)
        case .breaking: may(.arrangeFront)
        case .picture(let id): try may(.managePictures) || reader.libraryPicture(id)?.owner == account.id
        }
    }
}

extension Form {
    /// The query of a request, read as the form that it is.
    init(query request: Request) throws {
        try self.init(Array((request.uri.query ?? "").utf8))
    }
}
