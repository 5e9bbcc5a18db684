import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// Sections, menus, blocks, tags, bylines, pages, redirects, settings, look.
    static let newspaper: Part = {
        var part = Part(
            pages: [
                "site-sections": SectionsModel.template.shape,
                "site-section": SectionModel.template.shape,
                "site-menus": MenusModel.template.shape,
                "site-blocks": BlocksModel.template.shape,
                "site-tags": NamesModel.template.shape,
                "site-tag": TagModel.template.shape,
                "site-bylines": NamesModel.template.shape,
                "site-byline": BylineModel.template.shape,
                "site-pages": StaticPagesModel.template.shape,
                "site-redirects": RedirectsModel.template.shape,
                "site-settings": SettingsModel.template.shape,
                "site-look": LookModel.template.shape,
            ],
            texts: [
                "newspaper.noName": [], "newspaper.nameTaken": ["name"], "newspaper.noPicture": [],
                "newspaper.mergeWhat": [], "newspaper.mergeTitle": ["name"], "newspaper.mergeAsk": ["name"],
                "newspaper.mergeOther": ["count", "name"], "newspaper.mergeNow": [], "newspaper.inUse": [],
                "newspaper.toAddress": [],
                "newspaper.toPage": ["name"], "newspaper.menuFault": [], "newspaper.latest": [],
                "newspaper.noTimeZone": [], "newspaper.noPattern": [], "newspaper.noProfile": [],
                "newspaper.leadsToGone": [], "newspaper.leadsNowhere": [], "newspaper.tableTaken": ["count"],
                "newspaper.tableLine": ["line"], "notice.removed": [], "notice.merged": [],
            ]
        )
        for other in NewspaperPart.allCases { part.texts["newspaper.\(other.rawValue)"] = [] }
        for place in Menu.Place.allCases { part.texts["newspaper.menu.\(place.rawValue)"] = [] }
        for zone in Block.Zone.allCases {
            part.texts["newspaper.zone.\(zone.rawValue.replacing("_", with: ""))"] = []
        }
        for kind in Person.Kind.allCases { part.texts["newspaper.kind.\(kind.rawValue)"] = [] }
        for kind in BlockPages.kinds { part.texts["newspaper.articleKind.\(kind.rawValue)"] = [] }
        for word in ThemeSettings.letterings { part.texts["newspaper.lettering.\(word)"] = [] }
        return part
    }()
}
