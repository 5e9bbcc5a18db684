import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// A story's page as readers would see it if it were published now.
    func previewPage(_ story: Article) throws -> Answer {
        var story = story
        story.times.published = story.times.published ?? story.times.scheduled ?? now
        return story.kind == .page ? try staticPage(story) : try articlePage(story)
    }

    /// Whether an address of the newspaper shows something, or leads to what does.
    func shows(_ route: SiteRoute) throws -> Bool {
        switch route {
        case .stored(let path, _), .storedFeed(let path, _): try leads(path)
        case .list(let list, _): try content(of: list) != nil
        case .moved(let path): path == "/" ? true : try shows(SiteRouter.route(path: path, query: .none))
        case .nowhere: false
        default: true
        }
    }

    private func leads(_ path: String) throws -> Bool {
        switch try reader.resolve(path: path) {
        case .article, .section, .picture, .redirect: true
        case .gone: false
        case .unknown: try !neighbouringPage(of: path).isNowhere
        }
    }
}

extension Site {
    /// Whether readers find something at an address of the newspaper: a path, perhaps with a query string.
    public func shows(_ address: String) async throws -> Bool {
        let (path, query) = SiteRouter.split(String(address.prefix { $0 != "#" }))
        let route = SiteRouter.route(path: path, query: query)
        return try await page { try $0.shows(route) }
    }
}
