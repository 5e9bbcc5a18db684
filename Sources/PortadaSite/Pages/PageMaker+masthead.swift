import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// The head of a page.
    func masthead(_ masthead: BlockKey.Masthead, current: Identifier<Section>?) throws -> [UInt8] {
        let line = Set(current.map { sections.lineage(of: $0).map(\.path) } ?? [])
        reader.trace.note(.day)
        let model = MastheadModel(
            site: siteModel,
            header: try menu(.header, current: line),
            today: DateModel(text: dates.dateLong(now), iso: dates.isoDay(now)),
            isFront: masthead == .front,
            hasSearch: masthead != .withoutSearch,
            hasSubsections: masthead == .standard
        )
        return try bytes("blocks/masthead", model)
    }

    /// The strip above every page; nothing while nothing is breaking.
    func breaking() throws -> [UInt8] {
        guard let news = try reader.breakingNews() else { return [] }
        let path: String? =
            switch news.target {
            case .none: nil
            case .article(let id): try reader.articles([id]).first?.path
            case .address(let address): address
            }
        return try bytes("blocks/breaking", BreakingModel(text: news.text, path: path ?? ""))
    }

    /// The foot of every page.
    func footer() throws -> [UInt8] {
        let model = FooterModel(
            site: siteModel,
            footer: try menu(.footer, current: []),
            sections: sections.roots.map { entry($0, current: []) },
            correctionsPath: try reader.corrections(limit: 1).isEmpty ? "" : SiteAddress.corrections(page: 1).path,
            legalLine: legalLine,
            contactEmail: settings.contactEmail
        )
        return try bytes("blocks/footer", model)
    }

    private var legalLine: String {
        if !settings.legalLine.isEmpty { return settings.legalLine }
        reader.trace.note(.day)
        return language.text("page.legalLine", ["year": String(dates.day(now).year), "name": settings.name])
    }

    /// A menu; a newspaper that arranged none shows its sections.
    private func menu(_ place: Menu.Place, current: Set<String>) throws -> [MenuEntryModel] {
        let menu = try reader.menu(place)
        if menu.entries.isEmpty, place == .header { return sections.roots.map { entry($0, current: current) } }
        let articles = try articlesNamed(in: menu)
        return menu.entries.compactMap { entry($0, articles: articles, current: current) }
    }

    private func entry(_ section: Section, current: Set<String>) -> MenuEntryModel {
        let children = sections.children(of: section.id).map { child in
            MenuEntryModel(label: child.name, path: child.path, isCurrent: current.contains(child.path))
        }
        return MenuEntryModel(
            label: section.name,
            path: section.path,
            isCurrent: current.contains(section.path),
            hasChildren: !children.isEmpty,
            children: children
        )
    }

    private func entry(
        _ entry: Menu.Entry,
        articles: [Identifier<Article>: ArticleSummary],
        current: Set<String>
    ) -> MenuEntryModel? {
        let (name, path): (String, String)
        switch entry.target {
        case .section(let id):
            guard let section = sections[id] else { return nil }
            (name, path) = (section.name, section.path)
        case .article(let id):
            guard let article = articles[id] else { return nil }
            (name, path) = (article.headline, article.path)
        case .address(let address): (name, path) = (address, address)
        }
        let children = entry.children.compactMap { self.entry($0, articles: articles, current: current) }
        return MenuEntryModel(
            label: entry.label.isEmpty ? name : entry.label,
            path: path,
            isCurrent: current.contains(path),
            hasChildren: !children.isEmpty,
            children: children
        )
    }

    private func articlesNamed(in menu: Menu) throws -> [Identifier<Article>: ArticleSummary] {
        let ids = (menu.entries + menu.entries.flatMap(\.children)).compactMap { entry in
            if case .article(let id) = entry.target { id } else { nil }
        }
        guard !ids.isEmpty else { return [:] }
        return Dictionary(try reader.articles(ids).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
