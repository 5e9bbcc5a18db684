import PortadaCore
import PortadaStore

/// Makes this newspaper's menus of those of an export; what has no place in them is noted.
struct MenuArrangement {
    /// What was left out or is otherwise than on the old site.
    struct Note: Sendable {
        var isLeftOut: Bool
        var reason: String
        var example: String
    }

    private let survey: ExportSurvey
    private let source: String
    private let importer: Importer
    private(set) var notes: [Note] = []

    private static let footerNames = ["footer", "pie", "bottom", "legal"]
    private static let headerNames = ["main", "primary", "principal", "header", "cabecera", "top", "superior"]

    init(_ survey: ExportSurvey, source: String, importer: Importer) {
        self.survey = survey
        self.source = source
        self.importer = importer
    }

    /// The menus of the header and the footer, as far as the export holds any.
    mutating func menus() throws -> [Menu.Place: Menu] {
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
        if let header, let items = byMenu[header] { menus[.header] = try menu(items, header) }
        if let footer, let items = byMenu[footer] { menus[.footer] = try menu(items, footer) }
        for name in byMenu.keys.sorted() where name != header && name != footer {
            leaveOut("A menu besides those of header and footer.", "\(name), \(byMenu[name]?.count ?? 0) links")
        }
        if survey.leftMenuItems > 0 {
            leaveOut("Links of menus beyond the first 2000.", "\(survey.leftMenuItems) links")
        }
        return menus.filter { !$0.value.entries.isEmpty }
    }

    private func isCalled(_ slug: String, _ names: [String]) -> Bool {
        let name = "\(slug) \(survey.menus[slug] ?? "")".lowercased()
        return names.contains { name.contains($0) }
    }

    private mutating func leaveOut(_ reason: String, _ example: String) {
        notes.append(Note(isLeftOut: true, reason: reason, example: example))
    }

    // MARK: One menu

    private mutating func menu(_ items: [WXRItem], _ name: String) throws -> Menu {
        let sorted = items.sorted {
            (NumberRange.keys.read($0.menuOrder) ?? 0) < (NumberRange.keys.read($1.menuOrder) ?? 0)
        }
        let known = Set(sorted.map(\.postID))
        var below: [String: [WXRItem]] = [:]
        for item in sorted {
            let parent = item.meta("_menu_item_menu_item_parent") ?? "0"
            // What hangs on an entry that isn't there stands by itself.
            below[known.contains(parent) && parent != item.postID ? parent : "0", default: []].append(item)
        }
        var menu = Menu()
        for root in below["0", default: []] {
            let descendants = Self.descendants(of: root, below)
            let children = try descendants.compactMap { try entry($0.item, name, leads: nil) }
            guard var entry = try entry(root, name, leads: children.first?.target) else {
                // Its links stay, although it is gone itself.
                menu.entries += children
                continue
            }
            entry.children = children
            menu.entries.append(entry)
            for deep in descendants where deep.depth > 1 {
                let example = "\(name): \(StoryMapping.plain(deep.item.title))"
                notes.append(
                    Note(
                        isLeftOut: false,
                        reason: "A link of a menu's third level stands on the second.",
                        example: example
                    )
                )
            }
        }
        return menu
    }

    /// All that hangs below an entry, in order, with how deep.
    private static func descendants(of root: WXRItem, _ below: [String: [WXRItem]]) -> [(item: WXRItem, depth: Int)] {
        var found: [(WXRItem, Int)] = []
        var seen: Set<String> = [root.postID]
        var waiting = below[root.postID, default: []].reversed().map { ($0, 1) }
        while let (item, depth) = waiting.popLast() {
            guard seen.insert(item.postID).inserted else { continue }
            found.append((item, depth))
            waiting += below[item.postID, default: []].reversed().map { ($0, depth + 1) }
        }
        return found
    }

    /// A link; nil for one that leads nowhere here, which is noted.
    /// - Parameter leads: where an entry leads that only opens those below it; nil when there are none.
    private mutating func entry(_ item: WXRItem, _ menu: String, leads: Menu.Entry.Target?) throws -> Menu.Entry? {
        let label = StoryMapping.plain(item.title)
        if let target = try target(of: item) {
            return Menu.Entry(label: label.isEmpty ? ownName(of: item) : label, target: target)
        }
        if let leads, !label.isEmpty { return Menu.Entry(label: label, target: leads) }
        leaveOut("A menu's link that leads nowhere here.", "\(menu): \(label.isEmpty ? "entry \(item.postID)" : label)")
        return nil
    }

    /// What a link without words is called: sections and stories say it themselves, tags are addresses here.
    private func ownName(of item: WXRItem) -> String {
        guard item.meta("_menu_item_object") == "post_tag", let object = item.meta("_menu_item_object_id"),
            let slug = survey.tagSlugs[object]
        else { return "" }
        return survey.tags.first { $0.slug == slug }?.name ?? slug
    }

    private func target(of item: WXRItem) throws -> Menu.Entry.Target? {
        let object = item.meta("_menu_item_object_id") ?? ""
        switch item.meta("_menu_item_object") ?? "" {
        case "category":
            let slug = survey.categories.first { $0.id == object }?.slug
            return try slug.flatMap { try local("section", $0) }.map { .section(Identifier($0)) }
        case "post_tag":
            return try survey.tagSlugs[object].flatMap { slug in
                try local("tag", slug) == nil ? nil : .address("/tag/\(slug)/")
            }
        case "page", "post": return try local("article", object).map { .article(Identifier($0)) }
        default: return address(of: item).map { .address($0) }
        }
    }

    private func local(_ kind: String, _ id: String) throws -> Int64? {
        try importer.local(Importer.Origin(source: source, kind: kind, id: id))
    }

    /// The address of a link that somebody wrote; nil for `#` and its like, which only open what is below.
    private func address(of item: WXRItem) -> String? {
        guard let address = item.meta("_menu_item_url")?.trimmed, !item.title.isEmpty, !address.hasPrefix("#") else {
            return nil
        }
        let target = survey.site.path(of: address) ?? address
        return ["/", "https://", "http://", "mailto:"].contains { target.hasPrefix($0) } ? target : nil
    }
}
