import PortadaCore
import PortadaRendering

/// The question before a picture is removed; or who uses it, which keeps it.
struct PictureRemovalModel: TemplateModel {
    var frame: FrameModel
    var picture: Picture
    var uses: PictureUsesModel

    static let template = TemplateShape<PictureRemovalModel>(
        .record("frame") { $0.frame },
        .text("id") { "\($0.picture.id)" },
        .text("name") { $0.picture.slug },
        .text("preview") { $0.picture.address(width: 320) },
        .number("width") { $0.picture.width },
        .number("height") { $0.picture.height },
        .record("uses") { $0.uses }
    )
}
