import PortadaRendering

extension DeskTemplates {
    /// The front page.
    static let front: Part = {
        var part = Part(
            pages: ["front": FrontDeskModel.template.shape],
            texts: [
                "frame.front": [], "front.lead": [], "front.second": [], "front.more": [], "front.latest": [],
                "front.inRail": ["name"], "front.pastEnd": [], "front.program": [], "front.gone": [],
                "front.change.restored": ["number"], "front.change.ended": [], "front.change.left": [],
                "front.change.pinned": ["headline", "slot"], "front.change.released": ["headline", "slot"],
                "front.change.reordered": ["headline", "slot"], "front.change.moved": ["headline", "slot", "from"],
                "front.change.until": ["headline", "slot", "time"], "front.change.changed": ["headline", "slot"],
                "front.change.repeats": ["slot"], "front.change.single": ["slot"],
            ]
        )
        for notice in ["frontPublished", "frontJoined", "frontUndone", "stripShown", "stripGone"] {
            part.texts["notice.\(notice)"] = []
        }
        for fault in StripForm.Fault.allCases { part.texts["front.strip.\(fault.rawValue)"] = [] }
        return part
    }()
}
