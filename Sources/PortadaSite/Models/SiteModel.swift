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
    /// The sections in the masthead.
    var header: [MenuEntryModel] = []
    /// The links at the foot.
    var footer: [MenuEntryModel] = []
    /// All sections, two levels, for the foot.
    var sections: [MenuEntryModel] = []
    /// The line at the foot.
    var legalLine: String = ""
    /// The address for letters.
    var contactEmail: String = ""
    /// The day on which the page was made.
    var today: DateModel

    static let template = TemplateShape<SiteModel>(
        .text("name") { $0.name },
        .text("tagline") { $0.tagline },
        .text("address") { $0.address },
        .text("language") { $0.language },
        .list("header") { $0.header },
        .list("footer") { $0.footer },
        .list("sections") { $0.sections },
        .text("legalLine") { $0.legalLine },
        .text("contactEmail") { $0.contactEmail },
        .record("today") { $0.today },
        .flag("hasHeader") { !$0.header.isEmpty },
        .flag("hasSections") { !$0.sections.isEmpty }
    )
}
