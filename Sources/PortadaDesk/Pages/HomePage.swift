import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What needs the visitor now.
struct HomePage: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk") { _, context in try await page(context) }
    }

    private func page(_ context: DeskContext) async throws -> Response {
        let language = try await desk.language(of: context)
        return try await desk.page("home", context, title: language.text("frame.home"), place: .home) {
            HomeModel(frame: $0)
        }
    }
}

/// What needs the visitor now.
struct HomeModel: TemplateModel {
    var frame: FrameModel

    static let template = TemplateShape<HomeModel>(
        .record("frame") { $0.frame }
    )
}
