import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// The front page; further pages list older stories.
    func frontPage(_ number: Int) throws -> Answer {
        if number > 1 { return try newestPage(number) }
        let newest = try reader.front(limit: Self.frontCount)
        var cards = try cards(newest)
        let lead = cards.isEmpty ? nil : cards.removeFirst()
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
            second: Array(cards.prefix(Self.secondCount)),
            more: Array(cards.dropFirst(Self.secondCount)),
            archivePath: SiteAddress.list(.newspaper, page: 2).path
        )
        return try render("front", model, masthead: .front)
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
