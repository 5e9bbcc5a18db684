import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// The front page; further pages list older stories.
    func frontPage(_ number: Int) throws -> Answer {
        if number > 1 { return try newestPage(number) }
        let front = try reader.front(through: .top, arranged: preparedFront)
        let stories = try reader.articles(front.allStories)
        let cards = Dictionary(
            zip(stories.map(\.id), try self.cards(stories)),
            uniquingKeysWith: { first, _ in first }
        )
        func shown(_ slot: FrontSlot) -> [StoryCardModel] { front.stories(in: slot).compactMap { cards[$0] } }
        let lead = shown(.lead).first
        var head = head(
            title: settings.tagline.isEmpty ? settings.name : "\(settings.name) - \(settings.tagline)",
            description: settings.description.isEmpty ? settings.tagline : settings.description,
            path: "/",
            feed: .newspaper,
            feedTitle: settings.name,
            data: structuredData.front()
        )
        head.preload = lead?.picture
        let model = FrontPageModel(
            site: siteModel,
            head: head,
            lead: lead,
            second: shown(.second),
            more: shown(.more),
            archivePath: try olderPath()
        )
        return try render("front", model, masthead: .front)
    }

    /// The address of the stories that are older than the newest ones; empty where there are none.
    func olderPath() throws -> String {
        try reader.newest(.newspaper, limit: settings.listLength + 1).count > settings.listLength
            ? SiteAddress.list(.newspaper, page: 2).path : ""
    }

    /// The newest stories from the second page on.
    private func newestPage(_ number: Int) throws -> Answer {
        try listPage(
            ListPageContent(
                list: .newspaper,
                address: .newspaper,
                title: language.text("page.latest"),
                description: settings.description,
                breadcrumb: breadcrumb(to: nil)
            ),
            number: number
        )
    }
}
