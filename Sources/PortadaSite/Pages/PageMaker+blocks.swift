import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// A block, made anew.
    func block(_ key: BlockKey) throws -> MadeBlock {
        switch key {
        case .style: MadeBlock(bytes: Array(theme.criticalStyle.utf8))
        case .masthead(let masthead, let current): MadeBlock(bytes: try self.masthead(masthead, current: current))
        case .footer: MadeBlock(bytes: try footer())
        case .breaking: MadeBlock(bytes: try breaking())
        case .rail(let stories): try zone(.rail, stories, template: "blocks/rail")
        case .articleEnd(let stories): try zone(.articleEnd, stories, template: "blocks/article-end")
        case .front: try frontZone(.front, template: "blocks/front")
        case .frontRail: try frontZone(.rail, template: "blocks/rail")
        case .inline(let stories): try chosen(stories, template: "blocks/inline", width: Self.smallCardWidth)
        case .related(let stories): try chosen(stories, template: "blocks/related", width: Self.cardWidth)
        case .shares(let story): try shares(of: story)
        }
    }

    /// The blocks of a zone with the stories that were chosen for each.
    private func zone(
        _ zone: Block.Zone,
        _ stories: [[Identifier<Article>]],
        template: String
    ) throws -> MadeBlock {
        try rendered(zip(try reader.blocks(zone), stories).map { ($0, try reader.articles($1)) }, zone, template)
    }

    /// The blocks of a zone as the front shows them: with its pins, and without what stands above.
    private func frontZone(_ zone: Block.Zone, template: String) throws -> MadeBlock {
        let part: FrontLayout.Part = zone == .rail ? .rail : .blocks
        let slots = try reader.front(through: part, arranged: preparedFront).slots.filter { $0.place.part == part }
        let blocks = try reader.blocks(zone)
        return try rendered(
            try zip(blocks, slots).map { ($0, try reader.articles($1.stories.map(\.id))) },
            zone,
            template
        )
    }

    private func rendered(
        _ blocks: [(Block, [ArticleSummary])],
        _ zone: Block.Zone,
        _ template: String
    ) throws -> MadeBlock {
        let width = zone == .rail ? Self.smallCardWidth : Self.cardWidth
        let models = try blocks.enumerated().compactMap { index, block in
            try blockModel(block.0, block.1, anchor: "\(zone.rawValue)-\(index + 1)", width: width)
        }
        guard !models.isEmpty else { return MadeBlock(bytes: []) }
        return MadeBlock(bytes: try bytes(template, BlocksModel(blocks: models)))
    }

    private func chosen(_ stories: [Identifier<Article>], template: String, width: Int) throws -> MadeBlock {
        let cards = try cards(try reader.articles(stories), width: width)
        guard !cards.isEmpty else { return MadeBlock(bytes: []) }
        return MadeBlock(bytes: try bytes(template, StoriesModel(stories: cards)))
    }

    private func shares(of story: Identifier<Article>) throws -> MadeBlock {
        let count = try reader.shareCount(story)
        guard count > 0 else { return MadeBlock(bytes: []) }
        let model = ShareCountModel(text: language.text("page.shareCount", count: count))
        return MadeBlock(bytes: try bytes("blocks/shares", model))
    }

    private func blockModel(
        _ block: Block,
        _ stories: [ArticleSummary],
        anchor: String,
        width: Int
    ) throws -> BlockModel? {
        guard !stories.isEmpty else { return nil }
        let (name, path) = try heading(of: block)
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

    private func heading(of block: Block) throws -> (name: String, path: String) {
        switch block.source {
        case .latest: (language.text("page.latest"), try olderPath())
        case .section(let id): (sections[id]?.name ?? "", sections[id]?.path ?? "")
        case .kind(let kind): (kindLabel(kind), "")
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
