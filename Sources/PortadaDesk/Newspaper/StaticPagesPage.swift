import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The pages outside the news, such as "About us": written like stories.
struct StaticPagesPage: Sendable {
    private static let part = NewspaperPart.pages
    private static let length = 200

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/pages") { request, context in try await page(context, notice: request.notice) }
    }

    private func page(_ context: DeskContext, notice: String) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let (pages, sections, timeZone) = try await desk.store.read { reader in
            (
                try reader.pageRows(limit: Self.length), try reader.sectionTree(), try reader.settings().timeZone
            )
        }
        let writer = StoryRowWriter(language: language, timeZone: timeZone, sections: sections, now: desk.clock())
        return try await desk.page("site-pages", context, title: language.text("newspaper.pages"), place: .site) {
            frame in
            StaticPagesModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice),
                pages: pages.map { writer.model($0) }
            )
        }
    }
}

/// The pages outside the news.
struct StaticPagesModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var pages: [StoryRowModel]

    static let template = TemplateShape<StaticPagesModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .list("pages") { $0.pages },
        .flag("isEmpty") { $0.pages.isEmpty }
    )
}
