import PortadaCore
import PortadaStore

/// Arranges a newspaper that just moved in: its menus as they were, and blocks where it has none yet.
struct SiteArrangement {
    let survey: ExportSurvey
    let source: String
    let store: Store
    let actor: Actor
    let now: Timestamp

    private static let footerNames = ["footer", "pie", "bottom", "legal"]
    private static let headerNames = ["main", "primary", "principal", "header", "cabecera", "top", "superior"]
    private static let frontBlocks = 8
    private static let headerLength = 9

    /// The menus of the header and the footer, as far as the export holds any.
    func menus(_ importer: Importer) throws -> [Menu.Place: Menu] {
        var byMenu: [String: [WXRItem]] = [:]
        for item in survey.menuItems {
            guard let menu = item.terms.first(where: { $0.domain == "nav_menu" })?.slug else { continue }
            byMenu[menu, default: []].append(item)
        }
        let footer = byMenu.keys.sorted().first { isCalled($0, Self.footerNames) }
        let candidates = byMenu.keys.sorted().filter { $0 != footer }
        let header =
            candidates.first { isCalled($0, Self.headerNames) }
            ?? candidates.max { (byMenu[$0]?.count ?? 0) < (byMenu[$1]?.count ?? 0) }
        var menus: [Menu.Place: Menu] = [:]
        if let header, let items = byMenu[header] { menus[.header] = try menu(items, importer) }
        if let footer, let items = byMenu[footer] { menus[.footer] = try menu(items, importer) }
        return menus.filter { !$0.value.entries.isEmpty }
    }

    private func isCalled(_ slug: String, _ names: [String]) -> Bool {
        let name = "\(slug) \(survey.menus[slug] ?? "")".lowercased()
        return names.contains { name.contains($0) }
    }

    private func menu(_ items: [WXRItem], _ importer: Importer) throws -> Menu {
        let sorted = items.sorted {
            (NumberRange.keys.read($0.menuOrder) ?? 0) < (NumberRange.keys.read($1.menuOrder) ?? 0)
        }
        func parent(_ item: WXRItem) -> String { item.meta("_menu_item_menu_item_parent") ?? "0" }
        let roots = try sorted.filter { parent($0) == "0" }.compactMap { item -> Menu.Entry? in
            guard var entry = try entry(item, importer) else { return nil }
            entry.children = try sorted.filter { parent($0) == item.postID }.compactMap { try self.entry($0, importer) }
            return entry
        }
        return Menu(entries: roots)
    }

    private func entry(_ item: WXRItem, _ importer: Importer) throws -> Menu.Entry? {
        let label = StoryMapping.plain(item.title)
        let object = item.meta("_menu_item_object_id") ?? ""
        func local(_ kind: String, _ id: String) throws -> Int64? {
            try importer.local(Importer.Origin(source: source, kind: kind, id: id))
        }
        switch item.meta("_menu_item_object") ?? "" {
        case "category":
            let slug = survey.categories.first { $0.id == object }?.slug
            return try slug.flatMap { try local("section", $0) }.map {
                Menu.Entry(label: label, target: .section(Identifier($0)))
            }
        case "page", "post":
            return try local("article", object).map { Menu.Entry(label: label, target: .article(Identifier($0))) }
        default:
            guard let address = item.meta("_menu_item_url"), !label.isEmpty else { return nil }
            let target = survey.site.path(of: address) ?? address
            guard target.hasPrefix("/") || target.hasPrefix("https://") || target.hasPrefix("http://") else {
                return nil
            }
            return Menu.Entry(label: label, target: .address(target))
        }
    }

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
