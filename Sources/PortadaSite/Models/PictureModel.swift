import PortadaCore
import PortadaRendering

/// A picture as one place of a page shows it.
struct PictureModel: TemplateModel {
    /// The address of the JPEG that everyone can show.
    var src: String = ""
    /// JPEG candidates with their widths.
    var srcset: String = ""
    /// The same in the modern format; empty when there is none.
    var modernSrcset: String = ""
    /// The modern format's media type.
    var modernType: String = ""
    /// Width of `src` in pixels.
    var width: Int = 0
    /// Height of `src` in pixels.
    var height: Int = 0
    /// What it shows, for those who don't see it.
    var alt: String = ""
    /// The caption.
    var caption: CleanHTML = .empty
    /// Who made it.
    var credit: String = ""

    static let template = TemplateShape<PictureModel>(
        .text("src") { $0.src },
        .text("srcset") { $0.srcset },
        .text("modernSrcset") { $0.modernSrcset },
        .text("modernType") { $0.modernType },
        .number("width") { $0.width },
        .number("height") { $0.height },
        .text("alt") { $0.alt },
        .html("caption") { $0.caption },
        .text("credit") { $0.credit },
        .flag("hasWords") { !$0.caption.isEmpty || !$0.credit.isEmpty }
    )
}
