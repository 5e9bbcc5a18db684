import PortadaCore
import PortadaRendering
import PortadaStore

/// What a change of the front consists of, as the audit keeps it: `+12 lead, -7 second, 9 more > lead`.
struct AuditedFront: Sendable {
    /// What was done in one slot.
    enum Step: Hashable {
        case pinned(Identifier<Article>, FrontSlot)
        case released(Identifier<Article>, FrontSlot)
        case moved(Identifier<Article>, from: FrontSlot, to: FrontSlot)
        case changed(Identifier<Article>, FrontSlot)
        case repeating(FrontSlot, may: Bool)

        /// The story that it is about.
        var story: Identifier<Article>? {
            switch self {
            case .pinned(let story, _), .released(let story, _), .moved(let story, _, _), .changed(let story, _): story
            case .repeating: nil
            }
        }
    }

    /// The steps, in order; what is not understood is left out.
    let steps: [Step]

    init(_ detail: String) {
        steps = detail.split(separator: ", ").compactMap(Self.step)
    }

    private static func step(_ text: Substring) -> Step? {
        let words = text.split(separator: " ")
        guard let first = words.first else { return nil }
        if let slot = FrontSlot(rawValue: String(first)), words.dropFirst().first == "repeats" {
            return .repeating(slot, may: words.count == 2)
        }
        let sign = first.first.flatMap { "+-".contains($0) ? $0 : nil }
        guard let story = Identifier<Article>(reading: sign == nil ? first : first.dropFirst()),
            let slot = words.dropFirst().first.flatMap({ FrontSlot(rawValue: String($0)) })
        else { return nil }
        switch (sign, words.dropFirst(2).first) {
        case ("+", nil): return .pinned(story, slot)
        case ("-", nil): return .released(story, slot)
        case (nil, "*"): return .changed(story, slot)
        case (nil, ">"):
            return words.dropFirst(3).first.flatMap { FrontSlot(rawValue: String($0)) }.map {
                .moved(story, from: slot, to: $0)
            }
        default: return nil
        }
    }

    /// The steps in words.
    /// - Parameter headlines: the headlines of the stories that may be named.
    func text(_ language: Language, _ slots: FrontSlotNames, _ headlines: [Identifier<Article>: String]) -> String {
        func words(_ key: String, _ story: Identifier<Article>, _ slot: FrontSlot, _ more: [String: String] = [:])
            -> String
        {
            let headline = headlines[story] ?? language.text("front.gone")
            let values = ["headline": headline, "slot": slots[slot]].merging(more) { first, _ in first }
            return language.text("front.change.\(key)", values)
        }
        return steps.map { step in
            switch step {
            case .pinned(let story, let slot): words("pinned", story, slot)
            case .released(let story, let slot): words("released", story, slot)
            case .moved(let story, let from, let to):
                from == to ? words("reordered", story, to) : words("moved", story, to, ["from": slots[from]])
            case .changed(let story, let slot): words("changed", story, slot)
            case .repeating(let slot, let may):
                language.text(may ? "front.change.repeats" : "front.change.single", ["slot": slots[slot]])
            }
        }.joined(separator: " ")
    }
}
