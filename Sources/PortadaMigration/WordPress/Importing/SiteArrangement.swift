import PortadaCore
import PortadaStore

/// Arranges a newspaper that just moved in: its menus as they were, and blocks where it has none yet.
struct SiteArrangement {
    let survey: ExportSurvey
    let source: String
    let store: Store
    let actor: Actor
    let now: Timestamp

    private static let frontBlocks = 8
    private static let headerLength = 9

    /// The sections at the root, those with the most stories first.
    func largest(_ sections: SectionTree, _ importer: Importer) throws -> [Identifier<Section>] {
        var counts: [Identifier<Section>: Int] = [:]
        for (slug, count) in survey.storyCounts {
            let origin = Importer.Origin(source: source, kind: "section", id: slug)
            guard let id = try importer.local(origin).map({ Identifier<Section>($0) }),
                let root = sections.lineage(of: id).first
            else { continue }
            counts[root.id, default: 0] += count
        }
        return counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
    }

    /// A header for a newspaper whose export holds none: its largest sections, with those below them.
    func header(_ largest: [Identifier<Section>], _ sections: SectionTree) -> Menu {
        Menu(
            entries: largest.prefix(Self.headerLength).map { id in
                Menu.Entry(
                    target: .section(id),
                    children: sections.children(of: id).prefix(Self.headerLength).map {
                        Menu.Entry(target: .section($0.id))
                    }
                )
            }
        )
    }

    /// The stories that the old site held on top, by their numbers here.
    func heldOnTop(_ importer: Importer) throws -> [Identifier<Article>] {
        try survey.heldOnTop.compactMap { id in
            try importer.local(Importer.Origin(source: source, kind: "article", id: id)).map { Identifier($0) }
        }
    }

    /// Blocks for a newspaper that has none: the sections with the most stories on the front, the two largest in the rail.
    func blocks(_ largest: [Identifier<Section>]) -> [Block.Zone: [Block]] {
        guard !largest.isEmpty else { return [:] }
        return [
            .front: largest.prefix(Self.frontBlocks).map { Block(source: .section($0), count: 4) },
            .rail: largest.prefix(2).map { Block(source: .section($0), count: 4) },
            .articleEnd: [Block(source: .latest, count: 4)],
        ]
    }
}
