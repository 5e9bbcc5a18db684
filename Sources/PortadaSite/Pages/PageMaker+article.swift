import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// A story's page.
    func articlePage(_ article: Article) throws -> Answer {
        let (model, related) = try articleModel(article)
        return try render("article", model, section: article.primarySection, related: related)
    }

    /// What a story's page shows, and what its related stories are chosen by.
    func articleModel(_ article: Article) throws -> (model: ArticlePageModel, related: RelatedStories) {
        let (previous, next) = try reader.neighbours(of: article)
        let people = try self.people(Set(article.bylines))
        let pictures = try reader.pictures(
            Set(article.bodyPictures + [article.leadPicture?.picture].compactMap { $0 })
        )
        let body = try filled(article.body, pictures)
        let split = BodyOutline.split(body, afterParagraph: 3)

        let tags = try directory.tags(article.tags)
        let comments = CommentPages(try reader.commentOrder(of: article.id))
        let words = BodyText.wordCount(of: article.body)
        var model = ArticlePageModel(
            site: siteModel,
            head: try articleHead(
                article,
                people: people,
                pictures: pictures,
                tags: tags,
                words: words,
                comments: comments.commentCount
            ),
            breadcrumb: breadcrumb(to: article.primarySection),
            kicker: kicker(article.kicker, kind: article.kind),
            headline: FixedSpaces.text(article.headline),
            summary: FixedSpaces.text(article.summary),
            kindLabel: kindLabel(article.kind),
            isOpinion: article.kind == .opinion,
            isLive: article.kind == .live,
            isGallery: article.kind == .gallery,
            bylines: bylines(article.bylines, people: people),
            published: dateAndTime(article.times.published ?? article.times.created)
        )
        model.updated = shownUpdate(article.times).map(dateAndTime)
        model.section = article.primarySection.flatMap { sections[$0] }
            .map { LinkModel(label: $0.name, path: $0.path) }
        model.readingTime = language.text("page.readingTime", count: BodyText.minutes(words: words))
        model.shares = shareLinks(article)
        model.canonical = absolute(article.path)
        model.picture = article.leadPicture.flatMap { use in
            pictures[use.picture].flatMap { picture($0, use: use) }
        }
        model.picture.map { model.picture?.caption = FixedSpaces.markup($0.caption) }
        model.bodyStart = split?.before ?? body
        model.bodyRest = split?.after ?? .empty
        model.agencyCredit = article.agencyCredit
        model.tags =
            tags
            .map { LinkModel(label: $0.name, path: SiteAddress.list(.tag(slug: $0.slug), page: 1).path) }
        if article.kind == .opinion {
            let signers = article.bylines.compactMap { people[$0] }
            let portraits = try portraits(of: signers)
            model.portrait = signers.lazy.compactMap { portraits[$0.id] }.first
        }
        model.corrections = article.corrections.map(correction)
        model.authors = try personCards(article.bylines.compactMap { people[$0] })
        let cards = try cards([previous, next].compactMap { $0 })
        model.previous = previous == nil ? nil : cards.first
        model.next = next == nil ? nil : cards.last
        model.comments = try self.comments(of: article, comments.page(1))
        model.commentCount = comments.commentCount
        model.commentCountText = language.text("page.commentCount", count: comments.commentCount)
        model.commentPages = pagination(of: article.path, comments, number: 1)
        model.commentsOpen = takesComments(article)
        let related = RelatedStories(
            to: article.id,
            tags: article.tags,
            section: article.primarySection,
            neighbours: [previous, next].compactMap { $0?.id },
            hasBox: split != nil
        )
        return (model, related)
    }

    /// A body as readers get it, with the addresses of its pictures.
    private func filled(_ body: CleanHTML, _ pictures: [Identifier<Picture>: Picture]) throws -> CleanHTML {
        let readable = FixedSpaces.markup(try reader.readable(body, site: site))
        let posts = PostCards { [language] in language.text("page.seePost", ["network": $0]) }
        return BodyPictures(pictures: pictures.values.compactMap(bodyPicture)).fill(posts.fill(readable))
    }

    /// A page outside the news.
    func staticPage(_ article: Article) throws -> Answer {
        let pictures = try reader.pictures(
            Set(article.bodyPictures + [article.leadPicture?.picture].compactMap { $0 })
        )
        let description =
            article.searchOverride.description.isEmpty
            ? article.shownSummary : article.searchOverride.description
        let model = StaticPageModel(
            site: siteModel,
            head: head(
                title: title(article.searchOverride.title.isEmpty ? article.headline : article.searchOverride.title),
                description: description,
                path: article.path,
                data: structuredData.list(
                    name: article.headline,
                    address: absolute(article.path),
                    breadcrumb: [(settings.name, absolute("/")), (article.headline, absolute(article.path))]
                )
            ),
            headline: FixedSpaces.text(article.headline),
            summary: FixedSpaces.text(article.summary),
            picture: article.leadPicture.flatMap { use in pictures[use.picture].flatMap { picture($0, use: use) } },
            body: try filled(article.body, pictures),
            updated: date(article.times.modified)
        )
        return try render("page", model)
    }

    /// "Headline - Newspaper".
    func title(_ text: String) -> String { "\(text) - \(settings.name)" }

    /// An update is shown when readers can tell it from the publication: a minute later at least.
    private func shownUpdate(_ times: ArticleTimes) -> Timestamp? {
        guard let updated = times.updated, let published = times.published,
            updated >= published.advanced(bySeconds: 60)
        else { return nil }
        return updated
    }

    private func bodyPicture(_ picture: Picture) -> BodyPictures.Candidate? {
        guard let hash = picture.hash, let model = self.picture(picture) else { return nil }
        return BodyPictures.Candidate(
            hash: hash,
            src: model.src,
            srcset: model.srcset,
            modernSrcset: model.modernSrcset,
            modernType: model.modernType,
            width: model.width,
            height: model.height
        )
    }

    /// The cards of people, with portraits.
    func personCards(_ people: [Person]) throws -> [PersonCardModel] {
        let pictures = try directory.pictures(Set(people.compactMap(\.picture)))
        return people.map { person in
            PersonCardModel(
                name: person.name,
                path: person.listAddress.path,
                feedPath: SiteAddress.feed(person.listAddress).path,
                role: person.role,
                biography: person.biography,
                picture: person.picture.flatMap { pictures[$0] }.flatMap { picture($0) },
                isAgency: person.kind == .agency
            )
        }
    }

    private func shareLinks(_ article: Article) -> [ShareModel] {
        let address = PercentEncoding.escaped(absolute(article.path))
        let headline = PercentEncoding.escaped(article.headline)
        return ShareNetwork.allCases.map { network in
            ShareModel(
                network: network.rawValue,
                label: network.label ?? language.text("page.shareByMail"),
                address: network.link(to: address, headline: headline),
                beacon: "/-/share/\(article.id)/\(network.rawValue)"
            )
        }
    }

    private func articleHead(
        _ article: Article,
        people: [Identifier<Person>: Person],
        pictures: [Identifier<Picture>: Picture],
        tags: [Tag],
        words: Int,
        comments: Int
    ) throws -> HeadModel {
        let search = article.searchOverride
        let social = article.socialOverride
        let summary = article.shownSummary
        let description = search.description.isEmpty ? summary : search.description
        let signers = article.bylines.compactMap { people[$0] }
        let tags = tags.map(\.name)
        let section = article.primarySection.flatMap { sections[$0] }
        let image = shownPicture(of: article, pictures)
        let published = article.times.published ?? article.times.created
        let feed = section.map { SiteAddress.List.section(path: $0.path) }
        var head = head(
            title: title(search.title.isEmpty ? article.headline : search.title),
            description: description,
            path: article.path,
            feed: feed,
            feedTitle: section.map { title($0.name) } ?? "",
            data: structuredData.story(
                story(
                    article,
                    summary: summary,
                    signers: signers,
                    tags: tags,
                    picture: image,
                    words: words,
                    comments: comments
                ),
                breadcrumb: crumbs(of: article)
            )
        )
        head.socialType = "article"
        head.socialTitle = social.title.isEmpty ? article.headline : social.title
        head.socialDescription = social.description.isEmpty ? description : social.description
        head.socialImage = image?.address ?? ""
        head.socialImageWidth = image?.width ?? 0
        head.socialImageHeight = image?.height ?? 0
        head.socialImageAlt = image?.alt ?? ""
        head.publishedTime = dates.iso8601(published)
        head.modifiedTime = dates.iso8601(article.times.modified)
        head.section = section?.name ?? ""
        head.tags = tags
        head.authors = signers.map { LinkModel(label: $0.name, path: absolute($0.listAddress.path)) }
        head.preload = article.leadPicture.flatMap { use in pictures[use.picture].flatMap { picture($0, use: use) } }
        return head
    }

    private func crumbs(of article: Article) -> [(name: String, address: String)] {
        breadcrumb(to: article.primarySection).map { ($0.label, absolute($0.path)) }
            + [(article.headline, absolute(article.path))]
    }

    private func story(
        _ article: Article,
        summary: String,
        signers: [Person],
        tags: [String],
        picture: ShownPicture?,
        words: Int,
        comments: Int
    ) -> StructuredData.Story {
        StructuredData.Story(
            address: absolute(article.path),
            kind: article.kind,
            headline: article.headline,
            summary: summary,
            published: dates.iso8601(article.times.published ?? article.times.created),
            modified: dates.iso8601(article.times.modified),
            authors: signers.map {
                .init(name: $0.name, address: absolute($0.listAddress.path), isOrganization: $0.kind == .agency)
            },
            section: article.primarySection.flatMap { sections[$0] }?.name ?? "",
            keywords: tags,
            picture: picture.map {
                .init(
                    address: $0.address,
                    width: $0.width,
                    height: $0.height,
                    caption: HTMLText.plain($0.caption),
                    credit: $0.credit
                )
            },
            corrections: article.corrections.map { (HTMLText.plain($0.text), dates.iso8601($0.time)) },
            commentCount: comments,
            wordCount: words
        )
    }
}
