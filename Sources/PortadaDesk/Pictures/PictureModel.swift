import PortadaCore
import PortadaRendering
import PortadaStore

/// One picture's page.
struct PictureModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var fault: String
    var picture: Picture
    var facts: [String]
    /// What is said of it now.
    var base: PictureWordsForm
    /// What the fields hold.
    var words: PictureWordsForm
    /// Whether the fields hold what somebody typed while a colleague saved.
    var isOthers: Bool
    var mayDescribe: Bool
    var uses: PictureUsesModel

    static let template = TemplateShape<PictureModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .text("id") { "\($0.picture.id)" },
        .text("name") { $0.picture.slug },
        .text("preview") { $0.picture.address(width: 960) },
        .text("largerPreview") { $0.picture.address(width: 1600) },
        .number("width") { $0.picture.width },
        .number("height") { $0.picture.height },
        .texts("facts") { $0.facts },
        .record("base") { $0.base },
        .record("words") { $0.words },
        .flag("isOthers") { $0.isOthers },
        .flag("hasAltText") { !$0.picture.altText.isEmpty },
        .flag("mayDescribe") { $0.mayDescribe },
        .record("uses") { $0.uses }
    )
}
