import PortadaCore
import PortadaStore

/// What tells one list page from another.
struct ListPageContent {
    /// Which stories it lists.
    var list: ArticleList
    /// Its address and feed; nil for lists that have their own addresses, such as months.
    var address: SiteAddress.List?
    /// The address of a numbered page, where `address` doesn't give it.
    var path: ((Int) -> String)?
    /// The heading.
    var title: String
    /// What it is about.
    var description: String
    /// The way from the front.
    var breadcrumb: [LinkModel]
    /// The section that it is the front of.
    var section: Section?
    /// Whose stories they are.
    var person: Person?
    /// Whether robots should leave it out.
    var isUnlisted = false

    /// The address of a numbered page.
    func path(page: Int) -> String {
        if let path { return path(page) }
        return address.map { SiteAddress.list($0, page: page).path } ?? "/"
    }
}
