import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Addresses that no table holds, because WordPress made them of others: each leads to what its own part leads to.
extension PageMaker {
    /// Where an address leads that nothing here has; nowhere when it is none of those that WordPress makes.
    func formerPage(of path: String, number: Int = 1) throws -> Answer {
        if let picture = try formerPicture(path) { return picture }
        for form in try formerForms(of: path) {
            if let target = try landing(form) { return .moved(to: paged(target, number)) }
        }
        return .nowhere
    }

    /// The list that a path leads to, for its feed; nil when it leads to none.
    func formerList(of path: String) throws -> String? {
        for form in try formerForms(of: path) {
            if let target = try landing(form), isList(target) {
                return target
            }
        }
        return nil
    }

    /// The same page of another list; of a story the story.
    func paged(_ target: String, _ number: Int) -> String {
        number > 1 && isList(target) ? "\(target)page/\(number)/" : target
    }

    /// Whether an address is that of a list with pages and a feed: the newest stories of all, of a section, a person, an agency or
    /// a tag.
    func isList(_ path: String) -> Bool {
        path == "/" || sections.section(at: path) != nil
            || ["/author/", "/agency/", "/tag/"].contains { path.hasPrefix($0) && path.hasSuffix("/") }
    }

    // MARK: Pictures

    /// A smaller size of a picture, by the name that WordPress gave it: the rendition that is at least as wide.
    private func formerPicture(_ path: String) throws -> Answer? {
        guard UploadName.isPicture(path) else { return nil }
        // Optimisers put their own ending behind the name.
        let plain = path.hasSuffix(".webp") || path.hasSuffix(".avif") ? [String(path.dropLast(5))] : []
        for original in plain + UploadName.originals(of: path) {
            guard case .picture(let id) = try reader.resolve(path: original),
                let picture = try reader.pictures([id])[id]
            else { continue }
            let width = UploadName.width(path) ?? .max
            let rendition = MediaAddress.widths.sorted().first { $0 >= width }
            return (rendition.flatMap { self.rendition(picture, width: $0) } ?? largest(picture)).map { .moved(to: $0) }
        }
        return nil
    }

    // MARK: Pages

    /// What WordPress hangs on the addresses of stories and lists.
    private static let endings: Set<Substring> = ["amp", "embed", "trackback", "print"]

    /// The addresses that one may have been made of, the likeliest first.
    private func formerForms(of path: String) throws -> [String] {
        let parts = path.split(separator: "/")
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return [] }
        var forms: [String] = []
        let isPart = last.utf8.count <= 3 && NumberRange(1...999).read(last) != nil
        if Self.endings.contains(last) || last.hasPrefix("comment-page-") || isPart {
            forms.append(Self.joined(parts.dropLast()))
        }
        // A site that stood in a folder: the import knows it as an address of the front.
        if first == "amp" { forms.append(Self.joined(parts.dropFirst())) }
        for count in 1..<min(parts.count, 4) where try isFormerFolder(Self.joined(parts.prefix(count))) {
            forms.append(Self.joined(parts.dropFirst(count)))
        }
        if let list = try listCalled(String(last)) { forms.append(list) }
        return forms
    }

    private static func joined(_ parts: ArraySlice<Substring>) -> String { "/" + parts.joined(separator: "/") + "/" }

    private func isFormerFolder(_ path: String) throws -> Bool {
        try reader.resolve(path: path) == .redirect(to: "/", isPermanent: true)
    }

    /// The section, tag or person with a slug, under whatever base their lists stood on the old site (`/categoria/…`,
    /// `/etiqueta/…`); nil when there is none, or more than one.
    private func listCalled(_ slug: String) throws -> String? {
        guard slug.utf8.count <= 200 else { return nil }
        var lists = try reader.sectionTree().byID.values.filter { $0.slug == slug }.map(\.path)
        if try reader.tag(slug: slug) != nil { lists.append(SiteAddress.list(.tag(slug: slug), page: 1).path) }
        if let person = try reader.person(slug: slug) {
            let list: SiteAddress.List = person.kind == .agency ? .agency(slug: slug) : .author(slug: slug)
            lists.append(SiteAddress.list(list, page: 1).path)
        }
        return lists.count == 1 ? lists[0] : nil
    }

    /// The address at which something stands that a former one means; nil when nothing does.
    private func landing(_ path: String) throws -> String? {
        if path == "//" || path == "/" { return "/" }
        switch SiteRouter.route(path: path, query: .none) {
        case .front: return "/"
        case .moved(let target): return target
        case .list(let list, let number):
            return try content(of: list) == nil ? nil : SiteAddress.list(list, page: number).path
        case .feed, .archive, .search, .corrections, .correctionsFeed, .sitemapIndex, .sitemap, .newsSitemap:
            return path
        case .storedFeed(let stored):
            return try landing(stored).flatMap { sections.section(at: $0) == nil ? $0 : $0 + "feed/" }
        case .stored(let stored, let number): return try storedLanding(stored).map { paged($0, number) }
        default: return nil
        }
    }

    private func storedLanding(_ path: String) throws -> String? {
        for form in [path, path.hasSuffix("/") ? String(path.dropLast()) : path + "/"] {
            switch try reader.resolve(path: form) {
            case .article, .section, .gone: return form
            case .redirect(let target, _): return target
            case .picture, .unknown: continue
            }
        }
        if let alike = try reader.path(alike: path) { return alike }
        guard let slug = path.split(separator: "/").last, slug.utf8.count > 3, !slug.allSatisfy(\.isNumber) else {
            return nil
        }
        return try reader.path(ofSlug: String(slug))
    }
}
