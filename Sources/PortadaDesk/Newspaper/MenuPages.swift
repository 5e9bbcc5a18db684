import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The menus at the head and the foot of all pages.
struct MenuPages: Sendable {
    private static let part = NewspaperPart.menus

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/menus") { request, context in
            let place = request.uri.queryParameters["place"].flatMap { Menu.Place(rawValue: String($0)) } ?? .header
            return try await page(context, place, nil, notice: request.notice)
        }
        router.post("desk/site/menus") { _, context in try await arrange(context) }
    }

    /// A line of the form: an entry, or one below the entry before.
    private struct Row {
        var label = ""
        var target = "address"
        var address = ""
        var isBelow = false

        init() {}

        func isSame(as other: Row) -> Bool {
            (label, target, address) == (other.label, other.target, other.address)
        }

        init(_ entry: Menu.Entry, isBelow: Bool) {
            label = FieldReader.shown(line: entry.label)
            self.isBelow = isBelow
            switch entry.target {
            case .section(let id): target = "section:\(id)"
            case .article(let id): target = "article:\(id)"
            case .address(let address): self.address = address.filter { !$0.isWhitespace }
            }
        }

        /// The entry; nil for a line that leads nowhere.
        /// - Parameter stored: what stands: a line that still shows an entry means it.
        func entry(_ stored: [Menu.Entry]) -> Menu.Entry? {
            if let same = stored.first(where: { Row($0, isBelow: isBelow).isSame(as: self) }) {
                return Menu.Entry(label: same.label, target: same.target)
            }
            let name = TypedText.line(label)
            let sides = target.split(separator: ":")
            if sides.count == 2, let id = NumberRange.rows.read(sides[1]) {
                switch sides[0] {
                case "section": return Menu.Entry(label: name, target: .section(Identifier(id)))
                case "article": return Menu.Entry(label: name, target: .article(Identifier(id)))
                default: return nil
                }
            }
            guard MenuPages.isAddress(address), !name.isEmpty else { return nil }
            return Menu.Entry(label: name, target: .address(address))
        }
    }

    /// Whether a menu may lead there: a path of the site, or a page of another.
    private static func isAddress(_ text: String) -> Bool {
        Redirect(path: "/", target: text).fault == nil || text.hasPrefix("mailto:") && text.utf8.count < 300
    }

    private static func rows(_ menu: Menu) -> [Row] {
        menu.entries.flatMap { entry in
            [Row(entry, isBelow: false)] + entry.children.map { Row($0, isBelow: true) }
        }
    }

    private static func rows(_ form: Form) -> [Row] {
        let (targets, addresses, levels) = (form.all("target"), form.all("address"), form.all("level"))
        return form.all("label").enumerated().map { index, label in
            var row = Row()
            row.label = Form.plain(label)
            row.target = index < targets.count ? targets[index] : "address"
            row.address = index < addresses.count ? addresses[index].filter { !$0.isWhitespace } : ""
            row.isBelow = index > 0 && index < levels.count && levels[index] == "below"
            return row
        }
    }

    private func page(
        _ context: DeskContext,
        _ place: Menu.Place,
        _ rows: [Row]?,
        notice: String = "",
        fault: String = ""
    ) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let (menu, tree, pages) = try await desk.store.read { reader in
            (try reader.menu(place), try reader.sectionTree(), try reader.pageRows(limit: 200))
        }
        let shown = rows ?? Self.rows(menu)
        let others = try await desk.store.read { try Self.others(shown, tree, pages, $0) }
        return try await desk.page(
            "site-menus",
            context,
            title: language.text("newspaper.menus"),
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            MenusModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice, fault: fault),
                place: place.rawValue,
                places: Menu.Place.allCases.map { other in
                    TabModel(
                        label: language.text("newspaper.menu.\(other.rawValue)"),
                        path: "\(Self.part.path)?place=\(other.rawValue)",
                        isChosen: other == place
                    )
                },
                rows: shown.enumerated().map { index, row in
                    MenuRowModel(
                        index: index,
                        label: row.label,
                        address: row.address,
                        isBelow: row.isBelow,
                        targets: Self.targets(row, tree, pages, others, language)
                    )
                },
                isUnsaved: rows != nil
            )
        }
    }

    /// What lines lead to besides the sections and pages that can be chosen, by name: stories, and what is gone.
    private static func others(
        _ rows: [Row],
        _ tree: SectionTree,
        _ pages: [StoryRow],
        _ reader: Reader
    ) throws -> [String: String] {
        var names: [String: String] = [:]
        for row in rows {
            let sides = row.target.split(separator: ":")
            guard sides.count == 2, let id = NumberRange.rows.read(sides[1]) else { continue }
            if sides[0] == "article", !pages.contains(where: { $0.id.rawValue == id }) {
                names[row.target] = try reader.article(Identifier(id))?.headline ?? row.target
            } else if sides[0] == "section", tree[Identifier(id)] == nil {
                names[row.target] = try reader.removedSection(Identifier(id)) ?? row.target
            }
        }
        return names
    }

    private static func targets(
        _ row: Row,
        _ tree: SectionTree,
        _ pages: [StoryRow],
        _ others: [String: String],
        _ language: Language
    ) -> [ChoiceModel] {
        let address = ChoiceModel(value: "address", label: language.text("newspaper.toAddress"), isChosen: false)
        let sections = ChoiceModel.sections(tree, chosen: nil).map { choice in
            ChoiceModel(value: "section:\(choice.value)", label: choice.label, isChosen: false)
        }
        let articles = pages.map { page in
            ChoiceModel(
                value: "article:\(page.id)",
                label: language.text("newspaper.toPage", ["name": page.headline]),
                isChosen: false
            )
        }
        let own = others[row.target].map { [ChoiceModel(value: row.target, label: $0, isChosen: false)] } ?? []
        return ([address] + own + sections + articles).map { choice in
            ChoiceModel(value: choice.value, label: choice.label, isChosen: choice.value == row.target)
        }
    }

    private func arrange(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        guard let place = Menu.Place(rawValue: context.form["place"]) else { throw DeskFault.unreadable }
        var rows = Self.rows(context.form)
        let act = RowAct(context.form["act"])
        guard act == .save else {
            act.apply(to: &rows, new: Row())
            return try await page(context, place, rows)
        }
        let stored = try await desk.store.read { try $0.menu(place) }.entries
        let known = stored + stored.flatMap(\.children)
        if let fault = Self.faults(in: rows, over: known).text(language) {
            return try await page(context, place, rows, fault: fault)
        }
        guard let menu = Self.menu(rows, known) else {
            return try await page(context, place, rows, fault: language.text("newspaper.menuFault"))
        }
        try await desk.newsroom(context).setMenu(place, menu, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(Self.part.path)?place=\(place.rawValue)&notice=saved")
    }

    private static func faults(in rows: [Row], over stored: [Menu.Entry]) -> [FieldFault] {
        var faults: [FieldFault] = []
        if rows.count > max(Menu.maxEntries, stored.count) {
            faults.append(
                FieldFault(field: "newspaper.menus", kind: .tooMany(count: rows.count, limit: Menu.maxEntries))
            )
        }
        let shown = Set(stored.map { FieldReader.shown(line: $0.label) })
        for row in rows where !TextLimit.name.holds(row.label) && !shown.contains(row.label) {
            let kind = FieldFault.Kind.tooLong(
                count: TextLimit.length(of: row.label),
                limit: TextLimit.name.characters
            )
            faults.append(FieldFault(field: "newspaper.label", kind: kind))
        }
        return faults
    }

    /// The menu that lines make; nil when one of them leads nowhere.
    private static func menu(_ rows: [Row], _ stored: [Menu.Entry]) -> Menu? {
        var menu = Menu()
        for row in rows {
            guard let entry = row.entry(stored) else { return nil }
            if row.isBelow, !menu.entries.isEmpty {
                menu.entries[menu.entries.count - 1].children.append(entry)
            } else {
                menu.entries.append(entry)
            }
        }
        return menu
    }
}
