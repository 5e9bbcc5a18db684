import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// What every page says of the newspaper.
    var siteModel: SiteModel {
        SiteModel(name: settings.name, tagline: settings.tagline, address: site, language: settings.language)
    }

    /// The way from the front to a section.
    func breadcrumb(to section: Identifier<Section>?) -> [LinkModel] {
        [LinkModel(label: language.text("page.home"), path: "/")]
            + (section.map { sections.lineage(of: $0) } ?? []).map { LinkModel(label: $0.name, path: $0.path) }
    }

    /// The head of a page that isn't a story.
    func head(
        title: String,
        description: String,
        path: String,
        feed: SiteAddress.List? = nil,
        feedTitle: String = "",
        pagination: PaginationModel? = nil,
        isUnlisted: Bool = false,
        data: JSONText
    ) -> HeadModel {
        HeadModel(
            title: title,
            description: description,
            canonical: absolute(path),
            isUnlisted: isUnlisted,
            feedTitle: feedTitle,
            feedPath: feed.map { SiteAddress.feed($0).path } ?? "",
            previousPath: pagination?.previousPath ?? "",
            nextPath: pagination?.nextPath ?? "",
            socialType: "website",
            socialTitle: title,
            socialDescription: description,
            structuredData: Self.script(data)
        )
    }

    /// JSON-LD as it stands in a page; `JSONText` writes no character that could end the element.
    static func script(_ data: JSONText) -> CleanHTML {
        CleanHTML(vouchedFor: data.text(after: "<script type=\"application/ld+json\">", before: "</script>"))
    }

    /// The newspaper for structured data.
    var structuredData: StructuredData { frame.structuredData }
}
