import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Addresses that no table holds, because WordPress made them of others: each leads to what its own part leads to.
extension PageMaker {
    /// Where an address leads that nothing here has; nowhere when it is none of those that WordPress makes.
    func formerPage(of path: String, number: Int = 1) throws -> Answer {
        if let picture = try formerPicture(path) { return picture }
        switch try landing(ofForms: path) {
        case .address(let target): return .moved(to: paged(target, number))
        case .gone(let id): return try gonePage(id)
        case nil: return try yearPage(path, number: number)
        }
    }

    /// Where an address leads.
    private enum Landing {
        /// To one at which something stands.
        case address(String)
        /// To a story that readers see no more.
        case gone(Identifier<Article>?)

        /// The address where something stands; nil for a story that readers see no more.
        var address: String? { if case .address(let address) = self { address } else { nil } }
    }

    /// The list that a path leads to, for its feed; nil when it leads to none.
    func formerList(of path: String) throws -> String? {
        for form in try formerForms(of: path) {
            if let target = try landing(form)?.address, isList(target) { return target }
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

    /// How many parts an address may have that is taken apart.
    private static let mostParts = 20
    /// How often what is left is taken apart again: `/folder/index.php/amp/note/2/`.
    private static let mostForms = 4

    /// The addresses that one may have been made of, the likeliest first.
    private func formerForms(of path: String) throws -> [String] {
        let parts = path.split(separator: "/")
        guard (2...Self.mostParts).contains(parts.count), let first = parts.first, let last = parts.last else {
            return []
        }
        var forms: [String] = []
        if SiteRouter.isFormerEnding(last) { forms.append(Self.joined(parts.dropLast())) }
        // A site that stood in a folder: the import knows it as an address of the front.
        if first == "amp" || first == "index.php" { forms.append(Self.joined(parts.dropFirst())) }
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

    private func landing(ofForms path: String, _ tries: Int = mostForms) throws -> Landing? {
        guard tries > 0 else { return nil }
        for form in try formerForms(of: path) {
            if let landing = try landing(form, tries - 1) { return landing }
        }
        return nil
    }

    /// What a former address means; nil when nothing stands there.
    private func landing(_ path: String, _ tries: Int = 0) throws -> Landing? {
        if path == "//" || path == "/" { return .address("/") }
        switch SiteRouter.route(path: path, query: .none) {
        case .front(let number): return .address(SiteAddress.list(.newspaper, page: number).path)
        case .moved(let target): return .address(target)
        case .list(let list, let number):
            return try content(of: list) == nil ? nil : .address(SiteAddress.list(list, page: number).path)
        case .feed, .archive, .search, .corrections, .correctionsFeed: return .address(path)
        // Files end in no slash.
        case .sitemapIndex, .sitemap, .sitemapOfPages, .newsSitemap, .robots:
            return .address("/" + path.split(separator: "/").joined(separator: "/"))
        case .storedFeed(let stored, let format):
            guard let landing = try landing(stored, tries), let target = landing.address else { return nil }
            return .address(feedAddress(of: target, format))
        case .comments(let stored, _): return try landing(stored, tries)
        case .stored(let stored, let number):
            let landing = try storedLanding(stored) ?? landing(ofForms: stored, tries)
            return landing?.address.map { .address(paged($0, number)) } ?? landing
        default: return nil
        }
    }

    private func storedLanding(_ path: String) throws -> Landing? {
        for form in [path, path.hasSuffix("/") ? String(path.dropLast()) : path + "/"] {
            switch try reader.resolve(path: form) {
            case .article, .section: return .address(form)
            case .redirect(let target, _): return .address(target)
            case .gone(let id): return .gone(id)
            case .picture, .unknown: continue
            }
        }
        if let alike = try reader.path(alike: path) { return .address(alike) }
        guard let slug = path.split(separator: "/").last, slug.utf8.count > 3, !slug.allSatisfy(\.isNumber) else {
            return nil
        }
        return try reader.path(ofSlug: String(slug)).map { .address($0) }
    }

    /// The stories of a year: its address is a story's first, where one has it.
    private func yearPage(_ path: String, number: Int) throws -> Answer {
        let parts = path.split(separator: "/")
        guard parts.count == 1, parts[0].utf8.count == 4, let year = NumberRange(1000...9998).readInt(parts[0]) else {
            return .nowhere
        }
        let page = try archivePage(year: year, month: nil, day: nil, number: number)
        return page.isNowhere || path.hasSuffix("/") ? page : .moved(to: path + "/")
    }

    // MARK: Questions

    /// Where a question of WordPress' leads that no table holds: `/?name=note`, `/?m=202403`, `/?author_name=ana`.
    func answeredQuestion(_ question: String, number: Int) throws -> Answer {
        let parts = question.dropFirst(2).split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let last = parts[1].split(separator: "/").last else { return .nowhere }
        for form in EscapeLetters.spellings(of: question) + Self.otherNumbers(of: parts[0], parts[1]) {
            switch try reader.resolve(path: form) {
            case .redirect(let target, _): return .moved(to: paged(target, number))
            case .gone(let id): return try gonePage(id)
            case .article, .section, .picture, .unknown: continue
            }
        }
        for slug in EscapeLetters.spellings(of: String(last)) {
            if let target = try answer(to: parts[0], parts[1], slug: slug) { return .moved(to: paged(target, number)) }
        }
        return .nowhere
    }

    /// WordPress asks for a story by its number under several names.
    private static func otherNumbers(of name: Substring, _ number: Substring) -> [String] {
        let names = SiteRouter.numberNames
        return names.contains(String(name)) ? names.filter { $0 != name }.map { "/?\($0)=\(number)" } : []
    }

    private func answer(to name: Substring, _ value: Substring, slug: String) throws -> String? {
        switch name {
        case "name", "pagename":
            if name == "pagename", let page = try storedLanding("/\(value)/")?.address { return page }
            return try reader.path(ofSlug: slug)
        case "category_name": return try reader.sectionTree().byID.values.first { $0.slug == slug }?.path
        case "tag": return try reader.tag(slug: slug).map { SiteAddress.List.tag(slug: $0.slug).path }
        case "author_name": return try reader.person(slug: slug)?.listAddress.path
        case "m": return SiteRouter.formerArchive(slug)
        default: return nil
        }
    }
}
