import PortadaCore
import PortadaRendering

/// What a page's head says to browsers, search engines and social networks.
struct HeadModel: TemplateModel {
    /// The title, with the newspaper's name.
    var title: String = ""
    /// The description.
    var description: String = ""
    /// The page's own absolute address.
    var canonical: String = ""
    /// Whether robots should leave it out.
    var isUnlisted: Bool = false
    /// The title of the page's own feed; empty when it has none.
    var feedTitle: String = ""
    /// The address of that feed.
    var feedPath: String = ""
    /// The page before it in a list.
    var previousPath: String = ""
    /// The page after it in a list.
    var nextPath: String = ""
    /// `article`, `profile` or `website` (Open Graph).
    var socialType: String = ""
    /// The title for social networks.
    var socialTitle: String = ""
    /// The description for social networks.
    var socialDescription: String = ""
    /// The absolute address of a picture; may be empty.
    var socialImage: String = ""
    /// Its width in pixels.
    var socialImageWidth: Int = 0
    /// Its height in pixels.
    var socialImageHeight: Int = 0
    /// What it shows.
    var socialImageAlt: String = ""
    /// `article:published_time`; empty on other pages.
    var publishedTime: String = ""
    /// `article:modified_time`.
    var modifiedTime: String = ""
    /// `article:section`.
    var section: String = ""
    /// `article:tag`, one each.
    var tags: [String] = []
    /// Authors, with absolute addresses.
    var authors: [LinkModel] = []
    /// The picture that a browser should fetch first.
    var preload: PictureModel?
    /// The JSON-LD.
    var structuredData: CleanHTML = .empty

    static let template = TemplateShape<HeadModel>(
        .text("title") { $0.title },
        .text("description") { $0.description },
        .text("canonical") { $0.canonical },
        .flag("isUnlisted") { $0.isUnlisted },
        .text("feedTitle") { $0.feedTitle },
        .text("feedPath") { $0.feedPath },
        .text("previousPath") { $0.previousPath },
        .text("nextPath") { $0.nextPath },
        .text("socialType") { $0.socialType },
        .text("socialTitle") { $0.socialTitle },
        .text("socialDescription") { $0.socialDescription },
        .text("socialImage") { $0.socialImage },
        .number("socialImageWidth") { $0.socialImageWidth },
        .number("socialImageHeight") { $0.socialImageHeight },
        .text("socialImageAlt") { $0.socialImageAlt },
        .text("publishedTime") { $0.publishedTime },
        .text("modifiedTime") { $0.modifiedTime },
        .text("section") { $0.section },
        .texts("tags") { $0.tags },
        .list("authors") { $0.authors },
        .record("preload") { $0.preload },
        .html("structuredData") { $0.structuredData }
    )
}
