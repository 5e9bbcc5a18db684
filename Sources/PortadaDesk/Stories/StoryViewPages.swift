import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Lists of stories that somebody keeps at hand: saved from a list, put in order, shared, removed.
struct StoryViewPages: Sendable {
    private static let address = "/desk/stories/views/"

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/views") { request, context in try await list(context, notice: request.notice) }
        router.post("desk/stories/views") { _, context in try await save(context) }
        router.post("desk/stories/views/{id}") { _, context in try await arrange(context) }
    }

    private func list(_ context: DeskContext, notice: String) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let views = try await desk.store.read { try $0.views(for: visitor.account.id) }
        let own = views.filter { $0.owner == visitor.account.id }
        return try await desk.page(
            "story-views",
            context,
            title: language.text("views.title"),
            place: .stories
        ) { frame in
            StoryViewsModel(
                frame: frame,
                notice: language.notice(notice),
                views: own.enumerated().map { place, view in
                    StoryViewModel(
                        id: "\(view.id)",
                        name: view.name,
                        path: "\(StoryListWish.path)?\(view.query)",
                        isShared: view.isShared,
                        isFirst: place == 0,
                        isLast: place == own.count - 1
                    )
                },
                shared: views.filter { $0.owner != visitor.account.id }.map { view in
                    TabModel(label: view.name, path: "\(StoryListWish.path)?\(view.query)", isChosen: false)
                }
            )
        }
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let form = context.form
        let view = StoryView(
            owner: visitor.account.id,
            name: form["name"],
            query: form["query"],
            isShared: form["shared"] == "1"
        )
        _ = try await desk.newsroom(context).saveView(view, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(StoryListWish.path)?\(view.query)", notice: "viewSaved")
    }

    private func arrange(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let id: Identifier<StoryView> = try context.id()
        let newsroom = desk.newsroom(context)
        switch context.form["then"] {
        case "remove": try await newsroom.removeView(id, by: visitor.actor, at: desk.clock())
        case "left": try await newsroom.moveView(id, toLeft: true, by: visitor.actor, at: desk.clock())
        case "right": try await newsroom.moveView(id, toLeft: false, by: visitor.actor, at: desk.clock())
        default: throw DeskFault.unreadable
        }
        return desk.redirect(to: Self.address)
    }
}

/// Somebody's saved lists.
struct StoryViewsModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var views: [StoryViewModel]
    /// What others share.
    var shared: [TabModel]

    static let template = TemplateShape<StoryViewsModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .flag("isEmpty") { $0.views.isEmpty },
        .list("views") { $0.views },
        .flag("hasShared") { !$0.shared.isEmpty },
        .list("shared") { $0.shared }
    )
}

/// A saved list.
struct StoryViewModel: TemplateModel {
    var id: String
    var name: String
    var path: String
    var isShared: Bool
    var isFirst: Bool
    var isLast: Bool

    static let template = TemplateShape<StoryViewModel>(
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("path") { $0.path },
        .flag("isShared") { $0.isShared },
        .flag("isFirst") { $0.isFirst },
        .flag("isLast") { $0.isLast }
    )
}
