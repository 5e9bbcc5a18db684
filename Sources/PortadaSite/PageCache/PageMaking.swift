import Dispatch
import PortadaCore

/// Pages made from the store as the page cache makes them, for measuring that alone.
package enum PageMaking {
    /// Forgets every page, makes those at some paths, and returns when all are there: how many bytes they have together.
    package static func make(_ paths: [String], of site: Site) -> Int {
        site.pages.clear()
        let group = DispatchGroup()
        for path in paths {
            group.enter()
            site.pages.answer(path, SiteRouter.route(path: path, query: .none), .identity) { _ in group.leave() }
        }
        group.wait()
        return paths.reduce(0) { $0 + (site.pages.ready($1, .identity)?.count ?? 0) }
    }
}
