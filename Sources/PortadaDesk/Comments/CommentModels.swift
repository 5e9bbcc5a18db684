import PortadaCore
import PortadaRendering
import PortadaStore

/// The queue of comments.
struct CommentListModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    /// What takes the last decision back; empty when there is none.
    var undo: String
    var tabs: [TabModel]
    var wish: CommentWish
    /// The story whose comments alone are shown.
    var story: CommentedStoryModel?
    var rows: [CommentRowModel]
    /// The address of the list's next part; empty when there is none.
    var nextPath: String
    /// Whether a search found more than is shown.
    var isCut: Bool
    /// After how many days comments close; 0 for never.
    var days: Int
    var maySetDays: Bool

    static let template = TemplateShape<CommentListModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("undo") { $0.undo },
        .list("tabs") { $0.tabs },
        .text("state") { $0.wish.state },
        .text("text") { $0.wish.text },
        .text("back") { $0.wish.address },
        .record("story") { $0.story },
        .list("rows") { $0.rows },
        .flag("isEmpty") { $0.rows.isEmpty },
        .text("nextPath") { $0.nextPath },
        .flag("isCut") { $0.isCut },
        .text("days") { "\($0.days)" },
        .flag("maySetDays") { $0.maySetDays && ReadersSide.takesComments }
    )
}

/// The story whose comments are shown, and whether it takes more.
struct CommentedStoryModel: TemplateModel {
    var id: String
    var headline: String
    /// Where readers see it; empty when they don't.
    var path: String
    var isOpen: Bool
    /// Whether it is closed because its days are over.
    var isOver: Bool

    init(_ story: Article, settings: NewspaperSettings, now: Timestamp, _ language: Language) {
        id = "\(story.id)"
        headline = story.headline.isEmpty ? language.text("stories.untitled") : story.headline
        path = story.status == .published ? story.path : ""
        isOpen = story.commentsOpen
        let dates = DateWriter(language: language, timeZone: settings.timeZone)
        isOver =
            story.commentsOpen
            && (story.times.published.map { settings.endsComments(afterDays: dates.days(from: $0, to: now)) } ?? false)
    }

    static let template = TemplateShape<CommentedStoryModel>(
        .text("id") { $0.id },
        .text("headline") { $0.headline },
        .text("path") { $0.path },
        .flag("isOpen") { $0.isOpen },
        .flag("isOver") { $0.isOver },
        .flag("takesComments") { _ in ReadersSide.takesComments }
    )
}

/// A conversation: what was answered, the comment, and the answers to it.
struct ConversationModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var undo: String
    /// Where its form leads back to.
    var back: String
    var headline: String
    /// All comments of the story.
    var storyPath: String
    /// Where readers see the story; empty when they don't.
    var readersPath: String
    var rows: [CommentRowModel]

    static let template = TemplateShape<ConversationModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("undo") { $0.undo },
        .text("back") { $0.back },
        .text("headline") { $0.headline },
        .text("storyPath") { $0.storyPath },
        .text("readersPath") { $0.readersPath },
        .list("rows") { $0.rows }
    )
}

/// A comment in the queue.
struct CommentRowModel: TemplateModel {
    var id: String
    var author: String
    var time: String
    var text: CleanHTML
    var status: Comment.Status
    /// The state's name.
    var state: String
    /// Who wrote what it answers; empty when it answers nothing.
    var answered: String
    /// The story's headline; empty where the comment before stands under the same.
    var headline: String
    /// All comments of the story.
    var storyPath: String
    /// Where readers see the story; empty when they don't.
    var readersPath: String
    /// Whether it is the one that its page is about.
    var isChosen: Bool
    /// What a decision about it is based on.
    var version: String

    static let template = TemplateShape<CommentRowModel>(
        .text("id") { $0.id },
        .text("author") { $0.author },
        .text("time") { $0.time },
        .html("text") { $0.text },
        .text("stateWord") { $0.status.rawValue },
        .text("state") { $0.state },
        .text("answered") { $0.answered },
        .text("headline") { $0.headline },
        .text("storyPath") { $0.storyPath },
        .text("readersPath") { $0.readersPath },
        .flag("isChosen") { $0.isChosen },
        .text("version") { $0.version },
        .flag("isPending") { $0.status == .pending },
        .flag("isApproved") { $0.status == .approved },
        .flag("isRejected") { $0.status == .rejected },
        .flag("isSpam") { $0.status == .spam }
    )
}

/// Writes comments as rows of the queue.
struct CommentRowWriter {
    private let language: Language
    private let dates: DateWriter
    private let now: Timestamp

    init(language: Language, timeZone: String, now: Timestamp) {
        self.language = language
        dates = DateWriter(language: language, timeZone: timeZone)
        self.now = now
    }

    /// The rows; a story is named where its comments begin.
    func models(
        _ comments: [QueuedComment],
        _ seen: Seen,
        isOfOneStory: Bool,
        chosen: Identifier<Comment>? = nil
    ) -> [CommentRowModel] {
        var above: Identifier<Article>?
        return comments.map { queued in
            let comment = queued.comment
            let isNamed = !isOfOneStory && comment.article != above
            above = comment.article
            return CommentRowModel(
                id: "\(comment.id)",
                author: comment.author.isEmpty ? language.text("comments.nameless") : comment.author,
                time: dates.ago(comment.time, now: now) ?? dates.dateTime(comment.time),
                text: comment.text,
                status: comment.status,
                state: language.text("comments.state.\(comment.status.rawValue)"),
                answered: queued.answered ?? "",
                headline: isNamed ? queued.headline : "",
                storyPath: "\(CommentPages.address)?state=all&story=\(comment.article)",
                readersPath: queued.isPublished ? queued.path : "",
                isChosen: comment.id == chosen,
                version: seen.only([.comment(comment.id)]).text
            )
        }
    }
}
