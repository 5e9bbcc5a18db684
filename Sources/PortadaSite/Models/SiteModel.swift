import PortadaRendering

/// What every page says of the newspaper.
struct SiteModel: TemplateModel {
    /// Its name.
    var name: String = ""
    /// The line below the name.
    var tagline: String = ""
    /// The absolute address without slash at the end.
    var address: String = ""
    /// The language of its texts.
    var language: String = ""

    static let template = TemplateShape<SiteModel>(
        .text("name") { $0.name },
        .text("tagline") { $0.tagline },
        .text("address") { $0.address },
        .text("language") { $0.language }
    )
}
