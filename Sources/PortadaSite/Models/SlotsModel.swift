import PortadaRendering

/// The slots of a page: `{{{blocks.rail}}}`. What stands in them is shared with other pages and put in after rendering.
struct SlotsModel: TemplateModel {
    static let template = TemplateShape<SlotsModel>(
        .slot("breaking", .breaking),
        .slot("masthead", .masthead),
        .slot("footer", .footer),
        .slot("rail", .rail),
        .slot("articleEnd", .articleEnd),
        .slot("front", .front),
        .slot("inline", .inline),
        .slot("related", .related),
        .slot("shares", .shares)
    )
}

extension TemplateSlot {
    /// The head of every page: name, search, sections.
    static let masthead = TemplateSlot(rawValue: 0)
    /// The foot of every page.
    static let footer = TemplateSlot(rawValue: 1)
    /// The column beside.
    static let rail = TemplateSlot(rawValue: 2)
    /// Below a story.
    static let articleEnd = TemplateSlot(rawValue: 3)
    /// The front's blocks by section.
    static let front = TemplateSlot(rawValue: 4)
    /// The box of related stories within the text.
    static let inline = TemplateSlot(rawValue: 5)
    /// The row of related stories below it.
    static let related = TemplateSlot(rawValue: 6)
    /// How often the story was shared.
    static let shares = TemplateSlot(rawValue: 8)
    /// The strip above every page.
    static let breaking = TemplateSlot(rawValue: 7)
}
