import PortadaCore

extension DeskTemplates {
    /// What will happen.
    static let calendar: Part = {
        var part = Part(
            pages: ["calendar": CalendarModel.template.shape],
            texts: [
                "calendar.title": [], "notice.noMoment": [], "notice.pastMoment": [], "notice.skippedMoment": [],
                "notice.moved": [],
            ]
        )
        for sort in CalendarItem.Sort.allCases { part.texts["calendar.\(sort.rawValue)"] = [] }
        return part
    }()
}
