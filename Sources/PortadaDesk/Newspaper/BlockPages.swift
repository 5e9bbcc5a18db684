import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Which blocks stand in which zone of the pages.
struct BlockPages: Sendable {
    private static let part = NewspaperPart.blocks
    private static let maxRows = 30

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/blocks") { request, context in
            let zone = request.uri.queryParameters["zone"].flatMap { Block.Zone(rawValue: String($0)) } ?? .front
            return try await page(context, zone, nil, notice: request.notice)
        }
        router.post("desk/site/blocks") { _, context in try await arrange(context) }
    }

    private func page(
        _ context: DeskContext,
        _ zone: Block.Zone,
        _ blocks: [Block]?,
        notice: String = ""
    ) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let (kept, tree) = try await desk.store.read { (try $0.blocks(zone), try $0.sectionTree()) }
        return try await desk.page("site-blocks", context, title: language.text("newspaper.blocks"), place: .site) {
            frame in
            BlocksModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice),
                zone: zone.rawValue,
                zones: Block.Zone.allCases.map { other in
                    TabModel(
                        label: language.text("newspaper.zone.\(other.rawValue.replacing("_", with: ""))"),
                        path: "\(Self.part.path)?zone=\(other.rawValue)",
                        isChosen: other == zone
                    )
                },
                rows: (blocks ?? kept).enumerated().map { index, block in
                    BlockRowModel(
                        index: index,
                        title: block.title,
                        count: block.count,
                        sources: Self.sources(block.source, tree, language)
                    )
                },
                isUnsaved: blocks != nil
            )
        }
    }

    static let kinds: [ArticleKind] = [.opinion, .analysis, .interview, .gallery, .live]

    private static func sources(_ chosen: Block.Source, _ tree: SectionTree, _ language: Language) -> [ChoiceModel] {
        let all: [(source: Block.Source, label: String)] =
            [(.latest, language.text("newspaper.latest"))]
            + ChoiceModel.sections(tree, chosen: nil).compactMap { choice in
                Identifier(reading: choice.value).map { (.section($0), choice.label) }
            } + kinds.map { (.kind($0), language.text("newspaper.articleKind.\($0.rawValue)")) }
        return all.map { source, label in
            ChoiceModel(value: word(for: source), label: label, isChosen: source == chosen)
        }
    }

    private static func word(for source: Block.Source) -> String {
        switch source {
        case .latest: "latest"
        case .section(let id): "section:\(id)"
        case .kind(let kind): "kind:\(kind.rawValue)"
        }
    }

    private static func source(_ word: String) -> Block.Source {
        let sides = word.split(separator: ":").map(String.init)
        guard sides.count == 2 else { return .latest }
        if sides[0] == "section", let id = Identifier<Section>(reading: sides[1]) { return .section(id) }
        return ArticleKind(rawValue: sides[1]).map { .kind($0) } ?? .latest
    }

    private func arrange(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let form = context.form
        guard let zone = Block.Zone(rawValue: form["zone"]) else { throw DeskFault.unreadable }
        let (sources, counts) = (form.all("source"), form.all("count"))
        var blocks = form.all("title").prefix(Self.maxRows).enumerated().map { index, title in
            Block(
                title: String(title.prefix(100)),
                source: index < sources.count ? Self.source(sources[index]) : .latest,
                count: index < counts.count ? NumberRange(0...1_000).readInt(counts[index]) ?? 4 : 4
            )
        }
        let act = RowAct(form["act"])
        guard act == .save else {
            act.apply(to: &blocks, new: Block(source: .latest))
            return try await page(context, zone, blocks)
        }
        try await desk.newsroom(context).setBlocks(zone, blocks, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(Self.part.path)?zone=\(zone.rawValue)&notice=saved")
    }
}
