import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// What every page says of the newspaper; `current` marks the section that the page belongs to.
    func siteModel(current: Identifier<Section>? = nil) throws -> SiteModel {
        let line = Set(current.map { sections.lineage(of: $0).map(\.path) } ?? [])
        return SiteModel(
            name: settings.name,
            tagline: settings.tagline,
            address: site,
            language: settings.language,
            header: try menu(.header, current: line),
            footer: try menu(.footer, current: []),
            sections: sections.roots.map { entry($0, current: line) },
            legalLine: legalLine,
            contactEmail: settings.contactEmail,
            today: DateModel(text: dates.dateLong(now), iso: dates.isoDay(now), isRecent: false)
        )
    }

    private var legalLine: String {
        if !settings.legalLine.isEmpty { return settings.legalLine }
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

    /// The blocks of a page, rendered each by itself, and the stories that they show.
    ///
    /// A block is the same on every page. Only the front, which is one page, leaves out what it shows already.
    func slots(front: Bool = false, excluding shown: Set<Identifier<Article>> = []) throws -> FilledSlots {
        var filled = FilledSlots()
        filled.model.rail = try slot(.rail, template: "blocks/rail", into: &filled.shown, excluding: [])
        if front {
            filled.model.front = try slot(.front, template: "blocks/front", into: &filled.shown, excluding: shown)
        } else {
            filled.model.articleEnd = try slot(
                .articleEnd,
                template: "blocks/article-end",
                into: &filled.shown,
                excluding: []
            )
        }
        return filled
    }

    private func slot(
        _ zone: Block.Zone,
        template: String,
        into shown: inout Set<Identifier<Article>>,
        excluding left: Set<Identifier<Article>>
    ) throws -> CleanHTML {
        var left = left
        var models: [BlockModel] = []
        for (index, block) in try reader.blocks(zone).enumerated() {
            let stories = try stories(of: block, excluding: left)
            shown.formUnion(stories.map(\.id))
            if zone == .front { left.formUnion(stories.map(\.id)) }
            if let model = try blockModel(block, stories, anchor: "\(zone.rawValue)-\(index + 1)") {
                models.append(model)
            }
        }
        guard !models.isEmpty else { return .empty }
        return try theme.html(template, BlocksModel(blocks: models), language: language.code)
    }

    private func stories(of block: Block, excluding left: Set<Identifier<Article>>) throws -> [ArticleSummary] {
        guard let list = source(of: block).list else { return [] }
        let newest = try reader.latest(list, limit: block.count + left.count, after: nil)
        return Array(newest.filter { !left.contains($0.id) }.prefix(block.count))
    }

    private func blockModel(_ block: Block, _ stories: [ArticleSummary], anchor: String) throws -> BlockModel? {
        guard !stories.isEmpty else { return nil }
        let (_, name, path) = source(of: block)
        var cards = try cards(stories)
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

    /// The way from the front to a section.
    func breadcrumb(to section: Identifier<Section>?) -> [LinkModel] {
        [LinkModel(label: language.text("page.home"), path: "/")]
            + (section.map { sections.lineage(of: $0) } ?? []).map { LinkModel(label: $0.name, path: $0.path) }
    }

    /// The head of a page that isn't a story.
    func head(
        title: String,
        description: String,
        path: String,
        feed: SiteAddress.List? = nil,
        feedTitle: String = "",
        pagination: PaginationModel? = nil,
        isUnlisted: Bool = false,
        data: JSONText
    ) -> HeadModel {
        HeadModel(
            title: title,
            description: description,
            canonical: absolute(path),
            isUnlisted: isUnlisted,
            feedTitle: feedTitle,
            feedPath: feed.map { SiteAddress.feed($0).path } ?? "",
            previousPath: pagination?.previousPath ?? "",
            nextPath: pagination?.nextPath ?? "",
            socialType: "website",
            socialTitle: title,
            socialDescription: description,
            structuredData: Self.script(data)
        )
    }

    /// JSON-LD as it stands in a page; `JSONText` writes no character that could end the element.
    static func script(_ data: JSONText) -> CleanHTML {
        CleanHTML(vouchedFor: "<script type=\"application/ld+json\">\(data.text)</script>")
    }

    /// The newspaper for structured data.
    var structuredData: StructuredData {
        StructuredData(
            publisher: StructuredData.Publisher(
                name: settings.name,
                site: site,
                logo: theme.logoAddress.map(absolute) ?? "",
                description: settings.description,
                profiles: settings.profiles,
                email: settings.contactEmail,
                language: settings.language
            )
        )
    }
}
