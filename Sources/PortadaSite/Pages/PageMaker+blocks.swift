import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// How many stories the front begins with: one leads, three stand in the second row, the others below.
    static let secondCount = 3
    static let frontCount = 1 + secondCount + 6

    /// A block, made anew.
    func block(_ key: BlockKey) throws -> MadeBlock {
        switch key {
        case .style: MadeBlock(bytes: Array(theme.criticalStyle.utf8))
        case .masthead(let masthead, let current): MadeBlock(bytes: try self.masthead(masthead, current: current))
        case .footer: MadeBlock(bytes: try footer())
        case .rail: try zone(.rail, template: "blocks/rail")
        case .articleEnd: try zone(.articleEnd, template: "blocks/article-end")
        case .front:
            try zone(.front, template: "blocks/front", excluding: try reader.front(limit: Self.frontCount).map(\.id))
        case .inline(let stories): try chosen(stories, template: "blocks/inline", width: Self.smallCardWidth)
        case .related(let stories): try chosen(stories, template: "blocks/related", width: Self.cardWidth)
        }
    }

    /// The blocks of a zone. The same on every page; only the front, which is one page, leaves out what it shows
    /// already.
    private func zone(
        _ zone: Block.Zone,
        template: String,
        excluding first: [Identifier<Article>] = []
    ) throws -> MadeBlock {
        var left = Set(first)
        var shown: Set<Identifier<Article>> = []
        var models: [BlockModel] = []
        for (index, block) in try reader.blocks(zone).enumerated() {
            let stories = try stories(of: block, excluding: left)
            shown.formUnion(stories.map(\.id))
            if zone == .front { left.formUnion(stories.map(\.id)) }
            let width = zone == .rail ? Self.smallCardWidth : Self.cardWidth
            if let model = try blockModel(block, stories, anchor: "\(zone.rawValue)-\(index + 1)", width: width) {
                models.append(model)
            }
        }
        guard !models.isEmpty else { return MadeBlock(bytes: []) }
        return MadeBlock(bytes: try bytes(template, BlocksModel(blocks: models)), stories: shown)
    }

    private func chosen(_ stories: [Identifier<Article>], template: String, width: Int) throws -> MadeBlock {
        let cards = try cards(try reader.articles(stories), width: width)
        guard !cards.isEmpty else { return MadeBlock(bytes: []) }
        return MadeBlock(bytes: try bytes(template, StoriesModel(stories: cards)), stories: Set(stories))
    }

    private func stories(of block: Block, excluding left: Set<Identifier<Article>>) throws -> [ArticleSummary] {
        guard let list = source(of: block).list else { return [] }
        let newest = try reader.latest(list, limit: block.count + left.count, after: nil)
        return Array(newest.filter { !left.contains($0.id) }.prefix(block.count))
    }

    private func blockModel(
        _ block: Block,
        _ stories: [ArticleSummary],
        anchor: String,
        width: Int
    ) throws -> BlockModel? {
        guard !stories.isEmpty else { return nil }
        let (_, name, path) = source(of: block)
        var cards = try cards(stories, width: width)
        let lead = cards.removeFirst()
        return BlockModel(
            title: block.title.isEmpty ? name : block.title,
            path: path,
            anchor: anchor,
            lead: lead,
            stories: cards,
            isOpinion: block.source == .kind(.opinion)
        )
    }

    private func source(of block: Block) -> (list: ArticleList?, name: String, path: String) {
        switch block.source {
        case .latest: (.newspaper, language.text("page.latest"), "/page/2/")
        case .section(let id): (.section(id), sections[id]?.name ?? "", sections[id]?.path ?? "")
        case .kind(let kind): (.kind(kind), kindLabel(kind), "")
        }
    }

    /// A block's template, rendered.
    func bytes(_ template: String, _ model: some TemplateModel) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * 1024)
        try theme.render(template, model, language: language.code, into: &bytes)
        return bytes
    }
}
