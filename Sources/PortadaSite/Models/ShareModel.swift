import PortadaRendering

/// A way to share a story.
struct ShareModel: TemplateModel {
    /// Its short name: `whatsapp`.
    var network: String = ""
    /// Its name for readers.
    var label: String = ""
    /// Where the link leads.
    var address: String = ""
    /// The address that counts it.
    var beacon: String = ""

    static let template = TemplateShape<ShareModel>(
        .text("network") { $0.network },
        .text("label") { $0.label },
        .text("address") { $0.address },
        .text("beacon") { $0.beacon }
    )
}
