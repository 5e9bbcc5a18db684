import PortadaCore
import PortadaRendering
import PortadaStore

/// Makes pages from one snapshot of the store; one is made for each request.
///
/// Its extensions are the pages: each asks the store, fills a model from `Models/`, and renders a template.
struct PageMaker {
    let reader: Reader
    let frame: Press.Frame
    let directory: Directory
    let now: Timestamp
    /// The absolute address of the site, without slash at the end.
    let site: String
    /// An arrangement of the front that is being prepared; nil for the one that counts.
    var preparedFront: FrontArrangement?

    var theme: Theme { frame.theme }
    var settings: NewspaperSettings { frame.settings }
    var sections: SectionTree { frame.sections }
    var language: Language { frame.language }
    var dates: DateWriter { frame.dates }

    /// The answer to a route that needs the store.
    func answer(_ route: SiteRoute, query: Query) throws -> Answer {
        switch route {
        case .front(let number): return try frontPage(number)
        case .stored(let path, let number): return try storedPage(path, number: number)
        case .comments(let path, let number): return try commentsPage(path, number: number)
        case .list(let list, let number): return try namedListPage(list, number: number)
        case .archive(let year, let month, let day, let number):
            return try archivePage(year: year, month: month, day: day, number: number)
        case .search: return try searchPage(SearchRequest(query))
        case .liveSearch: return try liveSearch(query["q"] ?? "")
        case .feed(let list, let format): return try feed(of: list, format)
        case .storedFeed(let path, let format): return try storedFeed(path, format)
        case .corrections(let number): return try correctionsPage(number)
        case .correctionsFeed: return try correctionsFeed()
        case .sitemapIndex: return try sitemapIndex()
        case .sitemap(let year, let month, let part): return try sitemap(year: year, month: month, part: part)
        case .sitemapOfPages: return try sitemapOfPages()
        case .newsSitemap: return try newsSitemap()
        case .robots: return robots()
        case .nowhere: return try notFoundPage()
        case .moved, .inner, .asset, .media, .share, .health, .readiness, .metrics: return .nowhere
        }
    }

    /// What an address of the store's shows: a story, a section, or where it went.
    func storedPage(_ path: String, number: Int) throws -> Answer {
        if number == 1, let story = try reader.story(at: path) {
            return story.kind == .page ? try staticPage(story) : try articlePage(story)
        }
        switch try reader.resolve(path: path) {
        // A story has one page; the old site may have cut it into several.
        case .article: return number > 1 ? .moved(to: path) : .nowhere
        case .section(let id):
            guard let section = sections[id] else { return .nowhere }
            return try sectionPage(section, number: number)
        case .redirect(let target, _): return .moved(to: paged(target, number))
        case .picture(let id): return try movedPicture(id)
        case .gone(let id): return try gonePage(id)
        case .unknown: return try neighbouringPage(of: path, number: number)
        }
    }

    /// The file of a picture at an address that it had before: now the largest rendition.
    private func movedPicture(_ id: Identifier<Picture>) throws -> Answer {
        guard let picture = try reader.pictures([id])[id], let address = largest(picture) else {
            return .nowhere
        }
        return .moved(to: address)
    }

    /// An address that misses its last slash, or has one too many, leads to the one that is meant.
    func neighbouringPage(of path: String, number: Int = 1) throws -> Answer {
        let other = path.hasSuffix("/") ? String(path.dropLast()) : path + "/"
        if path.hasPrefix("/?") { return try answeredQuestion(path, number: number) }
        guard !other.isEmpty else { return .nowhere }
        switch try reader.resolve(path: other) {
        case .article, .section: return .moved(to: other)
        case .redirect(let target, _): return .moved(to: paged(target, number))
        case .gone(let id): return try gonePage(id)
        case .picture, .unknown: break
        }
        if let alike = try reader.path(alike: path) ?? reader.path(alike: other) { return .moved(to: alike) }
        let page = try pageWithSlug(of: path)
        return page.isNowhere ? try formerPage(of: path, number: number) : page
    }

    /// A story's slug below other parts than its own: the dated form of an address, the plain one, one with another
    /// section. Leads to the story when only one has that slug.
    private func pageWithSlug(of path: String) throws -> Answer {
        guard let slug = path.split(separator: "/").last, slug.utf8.count > 3, !slug.allSatisfy(\.isNumber),
            let address = try reader.path(ofSlug: String(slug)), address != path
        else { return .nowhere }
        return .moved(to: address)
    }

    /// Makes something, and tells what it came from: the questions that were asked of the store, and what was remembered.
    func traced<Made>(readAt number: Int64, _ make: () throws -> Made) rethrows -> (made: Made, origins: [Origin]) {
        let (traced, remembered) = try directory.origins { try reader.trace.tags(of: make) }
        return (traced.result, [Origin(traced.tags, readAt: number)] + remembered)
    }

    /// Renders a template as an answer, with the slots that every page has.
    func render(
        _ template: String,
        _ model: some TemplateModel,
        status: Int = 200,
        isUnlisted: Bool = false,
        masthead: BlockKey.Masthead = .standard,
        section: Identifier<Section>? = nil,
        related: RelatedStories? = nil,
        listed: [Identifier<Article>] = []
    ) throws -> Answer {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 * 1024)
        let cuts = try theme.render(template, model, language: language.code, into: &bytes)
        return Answer(
            status: status,
            body: .page(
                SlottedPage(
                    bytes: bytes,
                    cuts: cuts,
                    masthead: masthead,
                    section: section,
                    related: related,
                    listed: listed
                )
            ),
            isUnlisted: isUnlisted
        )
    }

    /// An absolute address of a path on the site.
    func absolute(_ path: String) -> String { site + path }
}
