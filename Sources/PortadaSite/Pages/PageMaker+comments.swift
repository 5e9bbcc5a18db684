import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// A further page of a story's comments; what is none leads to the story.
    func commentsPage(_ path: String, number: Int) throws -> Answer {
        // A story's path may end without a slash.
        guard let story = try reader.story(at: path) ?? reader.story(at: String(path.dropLast())) else {
            return sections.section(at: path) != nil ? .moved(to: path) : try storedPage(path, number: 1)
        }
        let path = story.path
        let pages = CommentPages(try reader.commentOrder(of: story.id))
        guard story.kind != .page, number > 1, number <= pages.count else { return .moved(to: path) }
        let name = language.text("page.commentsOn", ["headline": story.headline])
        let address = SiteAddress.comments(of: path, page: number).path
        let crumbs = breadcrumb(to: story.primarySection) + [LinkModel(label: story.headline, path: path)]
        let model = CommentsPageModel(
            site: siteModel,
            head: head(
                title: title(language.text("page.numbered", ["title": name, "number": "\(number)"])),
                description: name,
                path: address,
                isUnlisted: true,
                data: structuredData.list(
                    name: name,
                    address: absolute(address),
                    breadcrumb: crumbs.map { ($0.label, absolute($0.path)) }
                )
            ),
            breadcrumb: crumbs,
            headline: story.headline,
            path: path,
            commentCount: pages.commentCount,
            commentCountText: language.text("page.commentCount", count: pages.commentCount),
            comments: try comments(of: story, pages.page(number)),
            commentPages: pagination(of: path, pages, number: number),
            commentsOpen: takesComments(story)
        )
        return try render("comment-list", model, isUnlisted: true, section: story.primarySection, listed: [story.id])
    }

    /// Comments as they stand on a page.
    func comments(of story: Article, _ ids: [Identifier<Comment>]) throws -> [CommentModel] {
        let found = try reader.comments(of: story.id, ids)
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        // In the order of the threads: what answers a comment of the page before comes first.
        return CommentThreads(ids.compactMap { byID[$0] }).models { comment, replies in
            CommentModel(
                anchor: "comment-\(comment.id)",
                author: comment.author,
                time: dateAndTime(comment.time),
                text: comment.text,
                hasReplies: !replies.isEmpty,
                replies: replies
            )
        }
    }

    /// The way to the other pages of a story's comments; nil when there is but one.
    func pagination(of path: String, _ pages: CommentPages, number: Int) -> PaginationModel? {
        pagination(number: number, count: pages.count) { page in
            SiteAddress.comments(of: path, page: page).path + "#comments"
        }
    }

    /// Whether readers may comment now. A story that they may comment for some days closes as a day begins, so its page
    /// depends on the day until then, and no longer.
    func takesComments(_ article: Article) -> Bool {
        guard article.commentsOpen else { return false }
        guard settings.commentDays > 0, let published = article.times.published else { return true }
        let isOver = settings.endsComments(afterDays: dates.days(from: published, to: now))
        if !isOver { reader.trace.note(.day) }
        return !isOver
    }
}
