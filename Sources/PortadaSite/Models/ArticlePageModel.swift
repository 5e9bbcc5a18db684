import PortadaCore
import PortadaRendering

/// A story's page.
struct ArticlePageModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The head.
    var head: HeadModel
    /// The slots.
    var blocks = SlotsModel()
    /// The way from the front: newspaper and sections.
    var breadcrumb: [LinkModel] = []
    /// The line above the headline.
    var kicker: String = ""
    /// The headline.
    var headline: String = ""
    /// The standfirst.
    var summary: String = ""
    /// What sort of story it is, when it isn't news.
    var kindLabel: String = ""
    /// Whether it is a column.
    var isOpinion: Bool = false
    /// Whether it is still going on.
    var isLive: Bool = false
    /// Whether it is told in pictures.
    var isGallery: Bool = false
    /// Who signs it.
    var bylines: [BylineModel] = []
    /// The face of who signs a column.
    var portrait: PictureModel?
    /// When it was published.
    var published: DateModel
    /// When readers were told that it changed.
    var updated: DateModel?
    /// Its primary section.
    var section: LinkModel?
    /// How many comments it has.
    var commentCount: Int = 0
    /// The same in words: "3 comentarios".
    var commentCountText: String = ""
    /// How long it takes to read, in words.
    var readingTime: String = ""
    /// The ways to share it.
    var shares: [ShareModel] = []
    /// Its absolute address, for the copy button.
    var canonical: String = ""
    /// The lead picture.
    var picture: PictureModel?
    /// The text up to the place of the related box; all of it when there is none.
    var bodyStart: CleanHTML = .empty
    /// The text after the related box.
    var bodyRest: CleanHTML = .empty
    /// The agency that supplied it.
    var agencyCredit: String = ""
    /// Its tags.
    var tags: [LinkModel] = []
    /// Its corrections.
    var corrections: [CorrectionModel] = []
    /// The authors' cards.
    var authors: [PersonCardModel] = []
    /// The story published before it.
    var previous: StoryCardModel?
    /// The story published after it.
    var next: StoryCardModel?
    /// Its first comments, threaded.
    var comments: [CommentModel] = []
    /// The way to further ones.
    var commentPages: PaginationModel?
    /// Whether readers may comment.
    var commentsOpen: Bool = false

    static let template = TemplateShape<ArticlePageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .list("breadcrumb") { $0.breadcrumb },
        .text("kicker") { $0.kicker },
        .text("headline") { $0.headline },
        .text("summary") { $0.summary },
        .text("kindLabel") { $0.kindLabel },
        .flag("isOpinion") { $0.isOpinion },
        .flag("isLive") { $0.isLive },
        .flag("isGallery") { $0.isGallery },
        .list("bylines") { $0.bylines },
        .record("portrait") { $0.portrait },
        .flag("hasBylines") { !$0.bylines.isEmpty },
        .record("published") { $0.published },
        .record("updated") { $0.updated },
        .record("section") { $0.section },
        .number("commentCount") { $0.commentCount },
        .text("commentCountText") { $0.commentCountText },
        .text("readingTime") { $0.readingTime },
        .list("shares") { $0.shares },
        .text("canonical") { $0.canonical },
        .record("picture") { $0.picture },
        .html("bodyStart") { $0.bodyStart },
        .html("bodyRest") { $0.bodyRest },
        .text("agencyCredit") { $0.agencyCredit },
        .list("tags") { $0.tags },
        .list("corrections") { $0.corrections },
        .list("authors") { $0.authors },
        .record("previous") { $0.previous },
        .record("next") { $0.next },
        .list("comments") { $0.comments },
        .record("commentPages") { $0.commentPages },
        .flag("commentsOpen") { $0.commentsOpen },
        .flag("hasTags") { !$0.tags.isEmpty },
        .flag("hasCorrections") { !$0.corrections.isEmpty },
        .flag("hasAuthors") { !$0.authors.isEmpty },
        .flag("hasNeighbours") { $0.previous != nil || $0.next != nil },
        .flag("hasComments") { !$0.comments.isEmpty },
        .flag("showsComments") { !$0.comments.isEmpty || !$0.commentsOpen },
        .flag("hasShares") { !$0.shares.isEmpty }
    )
}
