import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What is going on now: what waits, what is to come, what was published last.
struct HomePage: Sendable {
    private static let length = 8

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk") { _, context in try await page(context) }
    }

    private func page(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let mine = visitor.account.id
        let found = try await desk.store.read { reader in
            (
                mine: try reader.stories(StoryFilter(status: .draft, owner: mine), limit: Self.length),
                review: try reader.stories(StoryFilter(status: .inReview), limit: Self.length),
                scheduled: try reader.scheduled(limit: Self.length),
                published: try reader.stories(StoryFilter(status: .published), limit: Self.length),
                sections: try reader.sectionTree(), timeZone: try reader.settings().timeZone
            )
        }
        let writer = StoryRowWriter(
            language: language,
            timeZone: found.timeZone,
            sections: found.sections,
            now: desk.clock()
        )
        return try await desk.page("home", context, title: language.text("frame.home"), place: .home) { frame in
            HomeModel(
                frame: frame,
                today: writer.dates.dateLong(writer.now),
                mine: found.mine.map(writer.model),
                review: found.review.map(writer.model),
                scheduled: found.scheduled.map(writer.model),
                published: found.published.map(writer.model)
            )
        }
    }
}

/// What is going on now.
struct HomeModel: TemplateModel {
    var frame: FrameModel
    var today: String
    var mine: [StoryRowModel]
    var review: [StoryRowModel]
    var scheduled: [StoryRowModel]
    var published: [StoryRowModel]

    static let template = TemplateShape<HomeModel>(
        .record("frame") { $0.frame },
        .text("today") { $0.today },
        .flag("hasMine") { !$0.mine.isEmpty },
        .list("mine") { $0.mine },
        .flag("hasReview") { !$0.review.isEmpty },
        .list("review") { $0.review },
        .flag("hasScheduled") { !$0.scheduled.isEmpty },
        .list("scheduled") { $0.scheduled },
        .list("published") { $0.published }
    )
}
