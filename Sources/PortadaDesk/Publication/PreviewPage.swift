import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaRendering
import PortadaStore

/// A story as readers will see it: at the desk, and by links that are good for a while.
struct PreviewPage: Sendable {
    /// The ways to look at it, the first as a rule.
    private static let looks = ["phone", "desktop", "dark"]
    /// For how long a link may be good, in hours.
    private static let hours: [Int64] = [1, 24, 168]

    let desk: Desk

    /// For people who are signed in.
    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/preview") { request, context in
            let look = request.uri.queryParameters["look"].map(String.init) ?? ""
            return try await page(try await StoryFile(desk, context), look: look, notice: request.notice)
        }
        router.get("desk/stories/{id}/preview/page") { _, context in
            let visitor = try context.requireVisitor()
            let story = try await StoryOffice(desk, context).story(context.id(), for: visitor)
            return try await rendered(story)
        }
        router.post("desk/stories/{id}/preview/links") { _, context in try await share(context) }
        router.post("desk/stories/{id}/preview/links/{link}/end") { _, context in try await end(context) }
    }

    /// For whoever has a link.
    func addShared(to router: Router<DeskContext>) {
        router.get("desk/preview/{token}") { _, context in try await shared(context) }
        router.get("desk/preview/{token}/page") { _, context in
            guard let found = try await found(context) else { throw DeskFault.notFound }
            return try await rendered(found.story)
        }
    }

    /// The page itself. It may stand in a frame of the desk, and nothing may keep it.
    private func rendered(_ story: Article) async throws -> Response {
        try await desk.parts.readers.story(story).response()
    }

    // MARK: At the desk

    private func page(
        _ file: StoryFile,
        look: String,
        notice: String = "",
        link: String = ""
    ) async throws -> Response {
        let (id, now) = (file.story.id, file.now)
        let links = try await desk.store.read { try $0.previewLinks(of: id, at: now) }
        let look = Self.looks.contains(look) ? look : Self.looks[0]
        return try await file.answer("preview", .preview) { frame, head in
            PreviewModel(
                frame: frame,
                head: head,
                notice: file.language.notice(notice),
                look: look,
                looks: Self.looks.map { name in
                    TabModel(
                        label: file.language.text("preview.\(name)"),
                        path: file.address(.preview, "?look=\(name)"),
                        isChosen: name == look
                    )
                },
                frameTitle: file.language.text("preview.frame", ["look": file.language.text("preview.\(look)")]),
                mayShare: file.standing.mayShare(file.visitor),
                hours: Self.hours.map { hours in
                    ChoiceModel(
                        value: "\(hours)",
                        label: file.language.text("preview.hours\(hours)"),
                        isChosen: hours == 24
                    )
                },
                link: link,
                links: links.map { link in
                    PreviewLinkModel(
                        id: "\(link.id)",
                        actor: file.language.actor(link.actor),
                        expires: file.dates.dateTime(link.expires)
                    )
                }
            )
        }
    }

    private func share(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let hours = try context.form.number("hours")
        guard Self.hours.contains(hours) else { throw DeskFault.number(field: "hours") }
        let token = Token()
        try await file.newsroom.sharePreview(
            of: file.story.id,
            token: token.digest,
            until: file.now.advanced(bySeconds: hours * 3_600),
            by: file.visitor.actor,
            at: file.now
        )
        return try await page(file, look: "", link: "\(desk.parts.address)/desk/preview/\(token.text)/")
    }

    private func end(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        let link: Identifier<PreviewLink> = try context.id("link")
        try await file.newsroom.endPreview(link, of: file.story.id, by: file.visitor.actor, at: file.now)
        return file.done("linkEnded", .preview)
    }

    // MARK: By a link

    private func found(_ context: DeskContext) async throws -> (story: Article, expires: Timestamp)? {
        guard let token = context.parameters.get("token").flatMap({ Token($0) }) else { return nil }
        let (digest, now) = (token.digest, desk.clock())
        return try await desk.store.read { try $0.preview(token: digest, at: now) }
    }

    private func shared(_ context: DeskContext) async throws -> Response {
        let office = try await StoryOffice(desk, context)
        guard let found = try await found(context), let token = context.parameters.get("token") else {
            let title = office.language.text("preview.over")
            return try await desk.page("message", context, title: title, status: .gone) {
                MessageModel(frame: $0, title: title, text: office.language.text("preview.overHelp"))
            }
        }
        let title = found.story.headline.isEmpty ? office.language.text("stories.untitled") : found.story.headline
        return try await desk.page("shared-preview", context, title: title) { frame in
            SharedPreviewModel(
                frame: frame,
                token: token,
                headline: title,
                isPublished: found.story.status == .published,
                expires: office.dates.dateTime(found.expires)
            )
        }
    }
}

/// A story as readers will see it, and the links by which others may.
struct PreviewModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var notice: String
    /// The chosen way to look at it.
    var look: String
    var looks: [TabModel]
    var frameTitle: String
    var mayShare: Bool
    var hours: [ChoiceModel]
    /// A link that was just made; it is shown once.
    var link: String
    var links: [PreviewLinkModel]

    static let template = TemplateShape<PreviewModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("notice") { $0.notice },
        .text("look") { $0.look },
        .list("looks") { $0.looks },
        .text("frameTitle") { $0.frameTitle },
        .flag("mayShare") { $0.mayShare },
        .list("hours") { $0.hours },
        .text("link") { $0.link },
        .flag("hasLinks") { !$0.links.isEmpty },
        .list("links") { $0.links }
    )
}

/// A link that is good now.
struct PreviewLinkModel: TemplateModel {
    var id: String
    var actor: String
    var expires: String

    static let template = TemplateShape<PreviewLinkModel>(
        .text("id") { $0.id },
        .text("actor") { $0.actor },
        .text("expires") { $0.expires }
    )
}

/// A story for somebody who has a link.
struct SharedPreviewModel: TemplateModel {
    var frame: FrameModel
    var token: String
    var headline: String
    var isPublished: Bool
    var expires: String

    static let template = TemplateShape<SharedPreviewModel>(
        .record("frame") { $0.frame },
        .text("token") { $0.token },
        .text("headline") { $0.headline },
        .flag("isPublished") { $0.isPublished },
        .text("expires") { $0.expires }
    )
}
