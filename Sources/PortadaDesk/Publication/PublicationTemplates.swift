import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// From draft to reader: publication, withdrawal, corrections, revisions, preview.
    static let publication: Part = {
        var part = Part(
            texts: [
                "publication.dueAt": ["time"], "publication.publishedAt": ["time"], "publication.late": [],
                "publication.embargo": ["until"], "publication.saved": ["name", "time"],
            ]
        )
        for act in PublicationAct.allCases { part.texts["publication.act.\(act.rawValue)"] = [] }
        for item in Checklist.Item.allCases { part.texts["check.\(item.rawValue)"] = [] }
        return part
    }()
}
