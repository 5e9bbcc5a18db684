import PortadaCore
import PortadaRendering

/// A further page of a story's comments.
struct CommentsPageModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The head.
    var head: HeadModel
    /// The slots.
    var blocks = SlotsModel()
    /// The way from the front.
    var breadcrumb: [LinkModel] = []
    /// The story's headline.
    var headline: String = ""
    /// Where the story stands.
    var path: String = ""
    /// How many comments the story has.
    var commentCount: Int = 0
    /// The same in words.
    var commentCountText: String = ""
    /// The comments of this page, threaded.
    var comments: [CommentModel] = []
    /// The way to the other pages.
    var commentPages: PaginationModel?
    /// Whether readers may comment.
    var commentsOpen: Bool = false

    static let template = TemplateShape<CommentsPageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .list("breadcrumb") { $0.breadcrumb },
        .text("headline") { $0.headline },
        .text("path") { $0.path },
        .number("commentCount") { $0.commentCount },
        .text("commentCountText") { $0.commentCountText },
        .list("comments") { $0.comments },
        .record("commentPages") { $0.commentPages },
        .flag("commentsOpen") { $0.commentsOpen }
    )
}
