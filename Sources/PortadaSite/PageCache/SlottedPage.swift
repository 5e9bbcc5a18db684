import PortadaCore
import PortadaRendering

/// A rendered page whose slots are still empty.
public struct SlottedPage: Sendable {
    let bytes: [UInt8]
    let cuts: [TemplateCut]
    let masthead: BlockKey.Masthead
    /// The section that it belongs to.
    let section: Identifier<Section>?
    /// What its related stories are chosen by; nil for pages without any.
    let related: RelatedStories?
    /// The stories that it lists.
    let listed: [Identifier<Article>]
}

/// What stands in a slot.
enum SlotContent: Sendable, Hashable {
    /// A block, known by the page alone.
    case block(BlockKey)
    /// The box of related stories, chosen when the page is put together.
    case relatedBox
    /// The row of related stories, likewise.
    case relatedRow
    /// The blocks of a zone, whose stories are chosen likewise.
    case zone(Block.Zone)
    /// Nothing: the page has no such block.
    case nothing

    /// What a page wants in a slot.
    init(_ slot: TemplateSlot, of page: SlottedPage) {
        switch slot {
        case .masthead: self = .block(.masthead(page.masthead, current: page.section))
        case .footer: self = .block(.footer)
        case .breaking: self = .block(.breaking)
        case .rail: self = page.masthead == .front ? .block(.frontRail) : .zone(.rail)
        case .articleEnd: self = .zone(.articleEnd)
        case .front: self = .block(.front)
        case .inline: self = .relatedBox
        case .related: self = .relatedRow
        case .shares: self = page.related.map { .block(.shares($0.story)) } ?? .nothing
        default: self = .block(.style)
        }
    }
}
