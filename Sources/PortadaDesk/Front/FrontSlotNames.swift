import PortadaCore
import PortadaRendering

/// What the slots of the front are called.
struct FrontSlotNames: Sendable {
    let language: Language
    let sections: SectionTree
    /// The titles that the newsroom gave to blocks.
    var titles: [FrontSlot: String] = [:]

    /// What a slot is called.
    subscript(_ slot: FrontSlot) -> String {
        switch slot {
        case .lead: return language.text("front.lead")
        case .second: return language.text("front.second")
        case .more: return language.text("front.more")
        case .block(let zone, let source, _):
            let given = titles[slot] ?? ""
            let name = given.isEmpty ? self.name(of: source) : given
            return zone == .rail ? language.text("front.inRail", ["name": name]) : name
        }
    }

    private func name(of source: Block.Source) -> String {
        switch source {
        case .latest: language.text("front.latest")
        case .section(let id): sections[id]?.name ?? ""
        case .kind(let kind): language.text("kind.\(kind.rawValue)")
        }
    }
}
