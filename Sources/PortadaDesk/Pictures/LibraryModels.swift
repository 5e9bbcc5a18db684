import PortadaCore
import PortadaRendering

/// The library of pictures.
struct LibraryModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    /// The files of the last upload that were not taken.
    var refused: [RefusedModel]
    var wish: LibraryWish
    /// The story that a picture is looked for; empty when none is.
    var storyHeadline: String
    /// What is taken.
    var rule: String
    var pictures: [PictureCellModel]
    /// The address of the list's next part; empty when there is none.
    var nextPath: String

    static let template = TemplateShape<LibraryModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .list("refused") { $0.refused },
        .flag("hasRefused") { !$0.refused.isEmpty },
        .text("text") { $0.wish.text },
        .flag("isMine") { $0.wish.isMine },
        .flag("lacksAltText") { $0.wish.lacksAltText },
        .text("story") { $0.storyHeadline.isEmpty ? "" : $0.wish.story.map { "\($0)" } },
        .text("storyHeadline") { $0.storyHeadline },
        .flag("mayAdd") { $0.frame.visitor?.may(.addPictures) == true },
        .text("rule") { $0.rule },
        .list("pictures") { $0.pictures },
        .flag("isEmpty") { $0.pictures.isEmpty },
        .text("nextPath") { $0.nextPath }
    )
}

/// A file that was not taken, and why.
struct RefusedModel: TemplateModel {
    var name: String
    var reason: String

    static let template = TemplateShape<RefusedModel>(
        .text("name") { $0.name },
        .text("reason") { $0.reason }
    )
}

/// A picture in the grid.
struct PictureCellModel: TemplateModel {
    private static let titleLength = 70

    var id: String
    var path: String
    var thumbnail: String
    var largerThumbnail: String
    var width: Int
    var height: Int
    /// What it is called here: the beginning of its caption, else what it shows, else its name.
    var title: String
    var credit: String
    var hasAltText: Bool

    /// Nil while its file is missing.
    init?(_ picture: Picture) {
        guard let small = picture.address(width: 320), let large = picture.address(width: 640) else { return nil }
        id = "\(picture.id)"
        path = "/desk/pictures/\(picture.id)/"
        (thumbnail, largerThumbnail) = (small, large)
        (width, height) = (picture.width, picture.height)
        let caption = HTMLText.excerpt(picture.caption, maxCharacters: Self.titleLength)
        title = [caption, String(picture.altText.prefix(Self.titleLength))].first { !$0.isEmpty } ?? picture.slug
        credit = picture.credit
        hasAltText = !picture.altText.isEmpty
    }

    static let template = TemplateShape<PictureCellModel>(
        .text("id") { $0.id },
        .text("path") { $0.path },
        .text("thumbnail") { $0.thumbnail },
        .text("largerThumbnail") { $0.largerThumbnail },
        .number("width") { $0.width },
        .number("height") { $0.height },
        .text("title") { $0.title },
        .text("credit") { $0.credit },
        .flag("hasAltText") { $0.hasAltText }
    )
}
