import PortadaCore

/// What an export says before its stories: the site, its people, categories, tags and menus. Kept in memory; a site has
/// hundreds or thousands of them, not millions.
struct ExportSurvey: Sendable {
    struct Author: Sendable {
        var id: String
        var login: String
        var name: String
    }

    /// A term of a taxonomy that newspapers here don't have, such as a series or a language.
    struct OtherTerm: Sendable {
        var taxonomy: String
        var slug: String
        var name: String
    }

    struct Category: Sendable {
        var id: String
        var slug: String
        var parent: String
        var name: String
        var description: String
    }

    struct TagEntry: Sendable {
        var slug: String
        var name: String
        var description: String
    }

    var title = ""
    var tagline = ""
    var addresses: [String] = []
    var authors: [Author] = []
    var categories: [Category] = []
    var tags: [TagEntry] = []
    /// Slugs of tags by their numbers.
    var tagSlugs: [String: String] = [:]
    var otherTerms: [OtherTerm] = []
    /// Names of menus by slug.
    var menus: [String: String] = [:]
    var menuItems: [WXRItem] = []
    /// How many entries of menus were too many.
    var leftMenuItems = 0
    /// What bodies may show of the rest.
    var surroundings = BodySurroundings()
    /// Names of guest authors by slug.
    var guestAuthors: [String: String] = [:]
    /// How many stories each category has as its first.
    var storyCounts: [String: Int] = [:]
    /// The stories that the old site holds on top, by their numbers there.
    var heldOnTop: [String] = []

    private static let mostMenuItems = 2000
    private static let mostOtherTerms = 100_000

    /// The old site.
    var site: OldSite { OldSite(addresses: addresses) }

    /// The name under which the store remembers where things came from: the same for every export of the site.
    var source: String {
        site.hosts.filter { !$0.hasPrefix("www.") }.min() ?? "wordpress"
    }

    /// Takes in what is no story and no attachment.
    mutating func take(_ event: WXREvent) {
        switch event {
        case .site("title", let value) where title.isEmpty: title = StoryMapping.plain(value)
        case .site("description", let value) where tagline.isEmpty: tagline = StoryMapping.plain(value)
        case .site("link", let value), .site("base_site_url", let value), .site("base_blog_url", let value):
            if addresses.count < 10 { addresses.append(value) }
        case .author(let id, let login, let displayName, let first, let last):
            guard !login.isEmpty else { return }
            let names = [displayName, "\(first) \(last)", login].map { StoryMapping.plain($0) }
            authors.append(Author(id: id, login: login, name: PersonName.forReaders(names)))
        case .category(let id, let slug, let parent, let name, let description):
            guard !slug.isEmpty else { return }
            categories.append(
                Category(
                    id: id,
                    slug: slug,
                    parent: parent,
                    name: StoryMapping.plain(name),
                    description: StoryMapping.plain(description)
                )
            )
        case .tag(let id, let slug, let name, let description):
            guard !slug.isEmpty else { return }
            if !id.isEmpty { tagSlugs[id] = slug }
            tags.append(
                TagEntry(slug: slug, name: StoryMapping.plain(name), description: StoryMapping.plain(description))
            )
        case .term(let taxonomy, let slug, let name): takeTerm(taxonomy, slug, name)
        case .item(let item, _): takeItem(item)
        default: break
        }
    }

    private mutating func takeTerm(_ taxonomy: String, _ slug: String, _ name: String) {
        switch taxonomy {
        case "nav_menu": menus[slug] = name
        // These come as elements of their own, too.
        case "category", "post_tag", "author", "": return
        default:
            guard otherTerms.count < Self.mostOtherTerms else { return }
            otherTerms.append(OtherTerm(taxonomy: taxonomy, slug: slug, name: StoryMapping.plain(name)))
        }
    }

    private mutating func takeItem(_ item: WXRItem) {
        switch item.postType {
        case "nav_menu_item":
            if menuItems.count < Self.mostMenuItems { menuItems.append(item) } else { leftMenuItems += 1 }
        case "wp_block": _ = surroundings.reuse(item)
        case "attachment":
            if UploadName.isPicture(item.attachmentURL) { surroundings.attach(item) }
        case "guest-author":
            let name = item.meta("cap-display_name") ?? item.title
            let slug = item.meta("cap-user_login") ?? item.postName
            guestAuthors[slug.hasPrefix("cap-") ? String(slug.dropFirst(4)) : slug] = StoryMapping.plain(name)
        default: break
        }
    }
}
