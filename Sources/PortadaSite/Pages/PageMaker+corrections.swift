import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// How many corrections the feed holds.
    private static let correctionFeedLength = 30

    /// A correction below its story.
    func correction(_ correction: Correction) -> CorrectionModel {
        CorrectionModel(
            anchor: anchor(correction),
            kindLabel: label(correction.kind),
            text: FixedSpaces.markup(correction.text),
            time: dateAndTime(correction.time)
        )
    }

    /// A page of all that was put right.
    func correctionsPage(_ number: Int) throws -> Answer {
        let length = settings.listLength
        let found = try reader.corrections(limit: length + 1, skipping: (number - 1) * length)
        if found.isEmpty, number > 1 { return .nowhere }
        func path(_ page: Int) -> String { SiteAddress.corrections(page: page).path }
        let pagination = PaginationModel(
            previousPath: number > 1 ? path(number - 1) : "",
            nextPath: found.count > length ? path(number + 1) : ""
        )
        let (name, description) = (language.text("page.corrections"), language.text("page.correctionsText"))
        let crumbs = breadcrumb(to: nil) + [LinkModel(label: name, path: path(1))]
        var head = head(
            title: title(number > 1 ? language.text("page.numbered", ["title": name, "number": "\(number)"]) : name),
            description: description,
            path: path(number),
            pagination: pagination,
            isUnlisted: found.isEmpty,
            data: structuredData.list(
                name: name,
                address: absolute(path(number)),
                breadcrumb: crumbs.map { ($0.label, absolute($0.path)) }
            )
        )
        (head.feedTitle, head.feedPath) = (title(name), SiteAddress.correctionsFeed.path)
        let model = CorrectionsPageModel(
            site: siteModel,
            head: head,
            breadcrumb: crumbs,
            title: name,
            description: description,
            feedPath: SiteAddress.correctionsFeed.path,
            entries: found.prefix(length).map { entry($0.correction, of: $0.story) },
            pagination: pagination.previousPath.isEmpty && pagination.nextPath.isEmpty ? nil : pagination
        )
        return try render("correction-list", model, isUnlisted: found.isEmpty, masthead: .withoutSubsections)
    }

    /// The feed of what was put right last.
    func correctionsFeed() throws -> Answer {
        let found = try reader.corrections(limit: Self.correctionFeedLength)
        let identities = try reader.feedIdentities(of: Array(Set(found.map(\.story.id))))
        let links = AbsoluteLinks(site: site)
        let feed = Feed(
            title: title(language.text("page.corrections")),
            description: language.text("page.correctionsText"),
            language: settings.language,
            site: site,
            page: absolute(SiteAddress.corrections(page: 1).path),
            address: absolute(SiteAddress.correctionsFeed.path),
            newspaper: settings.name,
            entries: found.map { correction, story in
                Feed.Entry(
                    id: story.id,
                    formerIdentity: identities[story.id],
                    part: anchor(correction),
                    headline: language.text(
                        "page.correctionOf",
                        ["kind": label(correction.kind), "headline": story.headline]
                    ),
                    address: absolute(story.path) + "#" + anchor(correction),
                    authors: [],
                    categories: [],
                    summary: HTMLText.plain(correction.text),
                    content: links.apply(to: correction.text),
                    published: correction.time,
                    modified: correction.time,
                    picture: nil
                )
            }
        )
        return Answer(
            contentType: "application/rss+xml; charset=utf-8",
            body: .bytes(feed.rss(dates)),
            lastModified: feed.modified
        )
    }

    private func entry(_ correction: Correction, of story: ArticleSummary) -> CorrectionEntryModel {
        CorrectionEntryModel(
            kindLabel: label(correction.kind),
            text: correction.text,
            time: dateAndTime(correction.time),
            headline: FixedSpaces.text(story.headline),
            path: story.path + "#" + anchor(correction)
        )
    }

    private func anchor(_ correction: Correction) -> String { "correction-\(correction.time.rawValue)" }

    private func label(_ kind: Correction.Kind) -> String {
        switch kind {
        case .correction: language.text("page.correction")
        case .clarification: language.text("page.clarification")
        case .update: language.text("page.update")
        case .retraction: language.text("page.retraction")
        }
    }
}
