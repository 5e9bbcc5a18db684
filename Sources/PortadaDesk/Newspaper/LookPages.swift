import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What the newspaper chooses of its theme's options, with the front page as it would look.
struct LookPages: Sendable {
    private static let part = NewspaperPart.look

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/look") { request, context in
            try await page(context, Self.wish(request), notice: request.notice)
        }
        router.post("desk/site/look") { _, context in try await save(context) }
        router.get("desk/site/look/front") { request, context in try await front(context, Self.wish(request)) }
    }

    /// A choice that an address asks to see; nil when it asks for none.
    private static func wish(_ request: Request) -> Look? {
        let query = request.uri.queryParameters
        let names = ["accent", "accent-dark", "lettering", "layout"]
        guard names.contains(where: { query[Substring($0)] != nil }) else { return nil }
        let values = names.map { name in query[Substring(name)].map { String($0.prefix(40)) } }
        return Look(accent: values[0], accentDark: values[1], lettering: values[2], layout: values[3])
    }

    private func page(_ context: DeskContext, _ wish: Look?, notice: String) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let kept = try await desk.store.read { try $0.look() }
        let look = wish ?? kept
        let options = try desk.parts.readers.themeOptions()
        return try await desk.page("site-look", context, title: language.text("newspaper.look"), place: .site) {
            frame in
            LookModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice),
                accent: look.accent ?? options.accent,
                accentDark: look.accentDark ?? options.accentDark,
                letterings: ThemeSettings.letterings.map { word in
                    ChoiceModel(
                        value: word,
                        label: language.text("newspaper.lettering.\(word)"),
                        isChosen: word == look.lettering
                    )
                },
                layouts: options.layouts.map { word in
                    let key = "newspaper.layout.\(word)"
                    return ChoiceModel(
                        value: word,
                        label: language.has(key) ? language.text(key) : word,
                        isChosen: word == (look.layout ?? options.layout)
                    )
                },
                query: Self.query(look),
                isUnsaved: wish != nil && wish != kept
            )
        }
    }

    private static func query(_ look: Look) -> String {
        [
            ("accent", look.accent), ("accent-dark", look.accentDark), ("lettering", look.lettering),
            ("layout", look.layout),
        ].compactMap { name, value in value.map { "\(name)=\(Desk.encode($0))" } }.joined(separator: "&")
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let form = context.form
        let kept = try await desk.store.read { try $0.look() }
        let look = form["act"] == "reset" ? Look() : Self.read(form, over: kept, try desk.parts.readers.themeOptions())
        guard look.isUsable else { throw DeskFault.unreadable }
        try await desk.newsroom(context).saveLook(look, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    /// What a form chooses. A field that shows what the theme has by itself leaves it to the theme.
    private static func read(_ form: Form, over kept: Look, _ options: ThemeSettings) -> Look {
        func chosen(_ name: String, _ stored: String?, _ shown: String) -> String? {
            let typed = form[name]
            guard form.has(name), typed.lowercased() != shown.lowercased() else { return stored }
            return typed.isEmpty ? nil : typed
        }
        let lettering = kept.lettering.flatMap { ThemeSettings.letterings.contains($0) ? $0 : nil }
        return Look(
            accent: chosen("accent", kept.accent, kept.accent ?? options.accent),
            accentDark: chosen("accent-dark", kept.accentDark, kept.accentDark ?? options.accentDark),
            lettering: chosen("lettering", kept.lettering, lettering ?? ""),
            layout: chosen("layout", kept.layout, kept.layout ?? options.layout)
        )
    }

    private func front(_ context: DeskContext, _ wish: Look?) async throws -> Response {
        _ = try context.visitor(for: Self.part)
        let look = if let wish { wish } else { try await desk.store.read { try $0.look() } }
        return try await desk.parts.readers.look(look).response()
    }
}

/// The theme's options, to choose.
struct LookModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var accent: String
    var accentDark: String
    var letterings: [ChoiceModel]
    var layouts: [ChoiceModel]
    /// What the address of the front page's picture asks for.
    var query: String
    /// Whether what is shown has not been saved.
    var isUnsaved: Bool

    static let template = TemplateShape<LookModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("accent") { $0.accent },
        .text("accentDark") { $0.accentDark },
        .list("letterings") { $0.letterings },
        .list("layouts") { $0.layouts },
        .flag("hasLayouts") { $0.layouts.count > 1 },
        .text("query") { $0.query },
        .flag("isUnsaved") { $0.isUnsaved }
    )
}
