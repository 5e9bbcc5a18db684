import Foundation
import PortadaCore
import PortadaStore

extension SiteArrangement {
    /// Arranges menus, blocks, the front and the line below the name. What the newsroom arranged since the import that
    /// brought it stays.
    func run(_ report: inout ImportReport) async throws {
        let sections = try await store.read { try $0.sectionTree() }
        let (exported, notes, ranked, held) = try await store.newsroom.importBatch(by: actor, at: now) { importer in
            var arrangement = MenuArrangement(survey, source: source, importer: importer)
            let menus = try arrangement.menus()
            return (menus, arrangement.notes, try largest(sections, importer), try heldOnTop(importer))
        }
        for note in notes {
            if note.isLeftOut {
                report.skip(note.reason, note.example)
            } else {
                report.change(note.reason, note.example)
            }
        }
        for place in Menu.Place.allCases {
            if let menu = exported[place] {
                try await arrange(menu, at: place, follows: true, &report)
            } else if place == .header, !ranked.isEmpty {
                // One of our own making follows no export: it is made once.
                try await arrange(header(ranked, sections), at: place, follows: false, &report)
            }
        }
        try await arrangeBlocks(ranked)
        try await holdOnTop(held)
        try await takeTagline(&report)
    }

    // MARK: Menus

    private func arrange(
        _ menu: Menu,
        at place: Menu.Place,
        follows: Bool,
        _ report: inout ImportReport
    ) async throws {
        let here = try await store.read { try $0.menu(place) }
        let menu = Self.bounded(menu, place, &report)
        let text = try Self.text(menu)
        let arranged = Arranged(
            kind: "menu",
            id: place.rawValue,
            here: try Self.text(here),
            isEmpty: here.entries.isEmpty
        )
        switch try await decide(arranged, export: text, follows: follows) {
        case .take:
            try await store.newsroom.setMenu(place, menu, by: actor, at: now)
            try await remember(arranged, text)
        case .keep:
            let words = try await store.read { (try Self.words(here, $0), try Self.words(menu, $0)) }
            report.keep(arranged, detail: "entries", here: words.0, export: words.1)
        case nil: break
        }
    }

    /// A menu with no more links than the desk takes; those left out are reported.
    private static func bounded(_ menu: Menu, _ place: Menu.Place, _ report: inout ImportReport) -> Menu {
        var (bounded, left) = (Menu(), Menu.maxEntries)
        for var entry in menu.entries {
            let links = [entry] + entry.children
            for link in links.dropFirst(max(0, left)) {
                report.skip("A menu has at most \(Menu.maxEntries) links.", "\(place.rawValue): \(link.label)")
            }
            guard left > 0 else { continue }
            entry.children = Array(entry.children.prefix(left - 1))
            left -= 1 + entry.children.count
            bounded.entries.append(entry)
        }
        return bounded
    }

    private static func text(_ menu: Menu) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(menu), as: UTF8.self)
    }

    /// A menu's entries by their names, those below one in brackets.
    private static func words(_ menu: Menu, _ reader: Reader) throws -> String {
        let sections = try reader.sectionTree()
        func words(_ entries: [Menu.Entry]) throws -> String {
            try entries.map { entry in
                var name = entry.label
                if name.isEmpty {
                    name =
                        switch entry.target {
                        case .section(let id): sections[id]?.name ?? "section \(id)"
                        case .article(let id): try reader.article(id)?.headline ?? "article \(id)"
                        case .address(let address): address
                        }
                }
                return entry.children.isEmpty ? name : "\(name) (\(try words(entry.children)))"
            }.joined(separator: ", ")
        }
        return try words(menu.entries)
    }

    // MARK: Blocks and front

    /// Blocks are of our own making: they are put up once.
    private func arrangeBlocks(_ largest: [Identifier<Section>]) async throws {
        let hasBlocks = try await store.read { reader in
            try Block.Zone.allCases.contains { try !reader.blocks($0).isEmpty }
        }
        let arranged = Arranged(kind: "blocks", id: "all", here: "", isEmpty: !hasBlocks)
        guard try await decide(arranged, export: "arranged", follows: false) == .take else { return }
        for (zone, list) in blocks(largest) { try await store.newsroom.setBlocks(zone, list, by: actor, at: now) }
        if !largest.isEmpty { try await remember(arranged, "arranged") }
    }

    /// What the old site held on top is pinned on a front that nobody has arranged yet, the newest as its lead.
    private func holdOnTop(_ ids: [Identifier<Article>]) async throws {
        guard !ids.isEmpty else { return }
        let (version, stories) = try await store.read { (try $0.frontVersion().number, try $0.articles(ids)) }
        guard version == 0 else { return }
        let newest = stories.filter { $0.kind != .page }.sorted { ($0.published, $0.id) > ($1.published, $1.id) }
        let arrangement = FrontArrangement(onTop: newest.map(\.id))
        _ = try await store.newsroom.arrangeFront(arrangement, base: 0, by: actor, at: now)
    }

    private func takeTagline(_ report: inout ImportReport) async throws {
        guard !survey.tagline.isEmpty else { return }
        var settings = try await store.read { try $0.settings() }
        let here = settings.tagline
        let arranged = Arranged(kind: "setting", id: "tagline", here: here, isEmpty: here.isEmpty)
        switch try await decide(arranged, export: survey.tagline, follows: true) {
        case .take:
            settings.tagline = survey.tagline
            try await store.newsroom.saveSettings(settings, by: actor, at: now)
            try await remember(arranged, survey.tagline)
        case .keep:
            report.keep(arranged, detail: "text", here: here, export: survey.tagline)
        case nil: break
        }
    }

    // MARK: What came before

    /// Something of the newspaper as a whole that an import writes.
    fileprivate struct Arranged: Sendable {
        let kind: String
        let id: String
        /// As it is now.
        let here: String
        let isEmpty: Bool
    }

    private enum Decision { case take, keep }

    /// Whether the export is followed, or the newsroom's word kept; nil when there is nothing to do.
    /// - Parameter follows: whether what the import wrote follows a changed export at all.
    private func decide(_ arranged: Arranged, export: String, follows: Bool) async throws -> Decision? {
        let origin = Importer.Origin(source: source, kind: arranged.kind, id: arranged.id)
        let written = try await store.read { try $0.importedText(origin) }
        if arranged.here == export {
            if written != export { try await remember(arranged, export) }
            return nil
        }
        // Nothing is known of what an import wrote: only what is empty is filled.
        guard let written else { return arranged.isEmpty ? .take : follows ? .keep : nil }
        guard follows, written != export else { return nil }
        return written == arranged.here ? .take : .keep
    }

    private func remember(_ arranged: Arranged, _ text: String) async throws {
        let origin = Importer.Origin(source: source, kind: arranged.kind, id: arranged.id)
        try await store.newsroom.importBatch(by: actor, at: now) { try $0.remember(text, of: origin) }
    }
}

extension ImportReport {
    /// Takes in what stays of the newspaper as a whole.
    fileprivate mutating func keep(
        _ arranged: SiteArrangement.Arranged,
        detail: String,
        here: String,
        export: String
    ) {
        keep([
            KeptDifference(
                kind: arranged.kind,
                item: arranged.id,
                name: arranged.id,
                detail: detail,
                here: here,
                export: export
            )
        ])
    }
}
