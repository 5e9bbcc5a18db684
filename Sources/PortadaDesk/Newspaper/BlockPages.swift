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
        notice: String = "",
        fault: String = ""
    ) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let (kept, tree) = try await desk.store.read { (try $0.blocks(zone), try $0.sectionTree()) }
        return try await desk.page(
            "site-blocks",
            context,
            title: language.text("newspaper.blocks"),
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            BlocksModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice, fault: fault),
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
                        title: FieldReader.shown(line: block.title),
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
        // What stands can stay, even where it can't be chosen any more.
        let isKnown = all.contains { $0.source == chosen }
        let own: [(source: Block.Source, label: String)] = isKnown ? [] : [(chosen, word(for: chosen))]
        return (all + own).map { source, label in
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

    /// The blocks that a form describes, with what of them can't be taken.
    private static func blocks(_ form: Form, over stored: [Block], _ faults: inout [FieldFault]) -> [Block] {
        let (sources, counts) = (form.all("source"), form.all("count"))
        let blocks = form.all("title").enumerated().map { index, typed in
            let same = stored.first { FieldReader.shown(line: $0.title) == Form.plain(typed) }
            let title = same?.title ?? TypedText.line(typed)
            if same == nil, !TextLimit.name.holds(title) {
                let length = TextLimit.length(of: title)
                let kind = FieldFault.Kind.tooLong(count: length, limit: TextLimit.name.characters)
                faults.append(FieldFault(field: "newspaper.title", kind: kind))
            }
            let count = index < counts.count ? NumberRange.counts.readInt(Form.plain(counts[index])) : 4
            if count.map({ Block.counts.contains($0) }) != true {
                faults.append(FieldFault(field: "newspaper.count", kind: .noNumber(Block.counts)))
            }
            let source = index < sources.count ? Self.source(sources[index]) : .latest
            return Block(title: title, source: source, count: count ?? 4)
        }
        if blocks.count > max(maxRows, stored.count) {
            faults.append(FieldFault(field: "newspaper.blocks", kind: .tooMany(count: blocks.count, limit: maxRows)))
        }
        return blocks
    }

    private func arrange(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let form = context.form
        guard let zone = Block.Zone(rawValue: form["zone"]) else { throw DeskFault.unreadable }
        let stored = try await desk.store.read { try $0.blocks(zone) }
        var faults: [FieldFault] = []
        var blocks = Self.blocks(form, over: stored, &faults)
        let act = RowAct(form["act"])
        guard act == .save else {
            act.apply(to: &blocks, new: Block(source: .latest))
            return try await page(context, zone, blocks)
        }
        if let fault = faults.text(try await desk.language(of: context)) {
            return try await page(context, zone, blocks, fault: fault)
        }
        try await desk.newsroom(context).setBlocks(zone, blocks, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(Self.part.path)?zone=\(zone.rawValue)&notice=saved")
    }
}
