import PortadaRendering

/// The foot of every page: a block.
struct FooterModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The links that the newspaper arranged.
    var footer: [MenuEntryModel] = []
    /// All sections, two levels.
    var sections: [MenuEntryModel] = []
    /// Where corrections are listed; empty while there are none.
    var correctionsPath: String = ""
    /// The legal line.
    var legalLine: String = ""
    /// The address for letters.
    var contactEmail: String = ""

    static let template = TemplateShape<FooterModel>(
        .record("site") { $0.site },
        .list("footer") { $0.footer },
        .list("sections") { $0.sections },
        .text("correctionsPath") { $0.correctionsPath },
        .text("legalLine") { $0.legalLine },
        .text("contactEmail") { $0.contactEmail }
    )
}
