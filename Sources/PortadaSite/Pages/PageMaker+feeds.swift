import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// How many stories a feed holds.
    private static let feedLength = 30

    /// A feed of the newspaper, an author, an agency or a tag.
    func feed(of list: SiteAddress.List, _ format: SiteRoute.FeedFormat) throws -> Answer {
        guard let content = try content(of: list), let address = content.address else {
            return try formerList(list) { $0 + "feed/" }
        }
        if address != list { return .moved(to: SiteAddress.feed(address).path) }
        let own: SiteAddress =
            switch format {
            case .rss: .feed(list)
            case .atom: .atomFeed
            case .json: .jsonFeed
            }
        let feed = Feed(
            title: list == .newspaper ? settings.name : title(content.title),
            description: content.description,
            language: settings.language,
            site: site,
            page: absolute(address.path),
            address: absolute(own.path),
            newspaper: settings.name,
            entries: try entries(of: content.list)
        )
        let (type, bytes) =
            switch format {
            case .rss: ("application/rss+xml; charset=utf-8", feed.rss(dates))
            case .atom: ("application/atom+xml; charset=utf-8", feed.atom(dates))
            case .json: ("application/feed+json; charset=utf-8", feed.json(dates))
            }
        return Answer(contentType: type, body: .bytes(bytes), lastModified: feed.modified)
    }

    /// The feed of a section; one of a story leads to the story, as its comments have no feed of their own.
    func storedFeed(_ path: String, _ format: SiteRoute.FeedFormat) throws -> Answer {
        switch try reader.resolve(path: path) {
        case .section(let id):
            guard let section = sections[id] else { return .nowhere }
            let list = SiteAddress.List.section(path: section.path)
            return format == .rss ? try feed(of: list, .rss) : .moved(to: SiteAddress.feed(list).path)
        case .article: return .moved(to: path)
        case .redirect(let target, _): return .moved(to: feedAddress(of: target, format))
        case .gone(let id): return try gonePage(id)
        case .picture: return .nowhere
        case .unknown:
            if let list = try formerList(of: path) { return .moved(to: feedAddress(of: list, format)) }
            let page = try neighbouringPage(of: path)
            // What hangs on a former folder may be an address as a whole.
            return page.isNowhere && !path.hasPrefix("/?") ? try formerPage(of: path + format.ending) : page
        }
    }

    /// The feed of a list; of all else its own address. Only the newspaper's own feed has several forms.
    func feedAddress(of target: String, _ format: SiteRoute.FeedFormat) -> String {
        guard isList(target) else { return target }
        return target == "/" ? format.address.path : target + "feed/"
    }

    private func entries(of list: ArticleList) throws -> [Feed.Entry] {
        let articles = try reader.latest(list, limit: Self.feedLength, after: nil).compactMap {
            try reader.article($0.id)
        }
        let identities = try reader.feedIdentities(of: articles.map(\.id))
        let people = try self.people(Set(articles.flatMap(\.bylines)))
        let pictures = try reader.pictures(
            Set(articles.flatMap { $0.bodyPictures + [$0.leadPicture?.picture].compactMap { $0 } })
        )
        return try articles.map { article in
            let signers = article.bylines.compactMap { people[$0]?.name }
            let tags = try directory.tags(article.tags).map(\.name)
            return Feed.Entry(
                id: article.id,
                formerIdentity: identities[article.id],
                headline: article.headline,
                address: absolute(article.path),
                authors: signers.isEmpty && !article.agencyCredit.isEmpty ? [article.agencyCredit] : signers,
                categories: article.allSections.compactMap { sections[$0]?.name } + tags,
                summary: article.shownSummary,
                content: try content(article, pictures: pictures),
                published: article.times.published ?? article.times.created,
                modified: article.times.modified,
                picture: shownPicture(of: article, pictures).map(feedPicture)
            )
        }
    }

    private func content(_ article: Article, pictures leads: [Identifier<Picture>: Picture]) throws -> CleanHTML {
        let candidates = article.bodyPictures.compactMap { leads[$0] }.compactMap { picture in
            picture.hash.flatMap { hash in self.picture(picture).map { (hash, $0) } }
        }
        let pictures = BodyPictures(plain: candidates.map { ($0.0, $0.1.src, $0.1.width, $0.1.height) })
        let body = AbsoluteLinks(site: site).apply(to: pictures.fill(try reader.readable(article.body, site: site)))
        // The first of the text stands there already.
        guard let lead = article.leadPicture.flatMap({ leads[$0.picture] }), lead.hash != nil,
            let shown = shownPicture(of: article, leads)
        else { return body }
        return CleanHTML(vouchedFor: Self.figure(feedPicture(shown)) + body.markup)
    }

    /// The lead picture as it stands at the head of the text: feed readers without Media RSS show it there.
    private static func figure(_ picture: Feed.Picture) -> String {
        let words = [picture.caption, picture.credit].filter { !$0.isEmpty }.map(HTMLText.escape).joined(
            separator: " · "
        )
        return
            "<figure><img src=\"\(HTMLText.escape(picture.address))\" width=\"\(picture.width)\" height=\"\(picture.height)\" alt=\"\">"
            + (words.isEmpty ? "" : "<figcaption>\(words)</figcaption>") + "</figure>"
    }

    private func feedPicture(_ picture: ShownPicture) -> Feed.Picture {
        Feed.Picture(
            address: picture.address,
            mediaType: "image/jpeg",
            width: picture.width,
            height: picture.height,
            caption: HTMLText.plain(picture.caption),
            credit: picture.credit
        )
    }
}
