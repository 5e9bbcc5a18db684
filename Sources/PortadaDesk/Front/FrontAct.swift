import PortadaCore

/// What a button of the front's page asks for: the word that its form sends, with what it is about.
enum FrontAct: Equatable {
    /// Show stories with the words in the search field.
    case find
    /// Hold a story at a place.
    case put(Identifier<Article>, FrontSlot, Int)
    /// Hold a story at the beginning of the slot that is chosen beside the candidates.
    case pin(Identifier<Article>)
    /// Give a story back to the rule.
    case release(Identifier<Article>, FrontSlot)
    /// Let a held story stand elsewhere, too, or no longer.
    case repeatStory(Identifier<Article>, FrontSlot)
    /// Let a slot repeat what stands elsewhere, or no longer.
    case repeatSlot(FrontSlot)
    /// One step back, or forward again.
    case undo, redo
    /// Begin again from what counts.
    case clear
    /// Take an earlier version as the draft.
    case load(Int64)
    /// Publish; `over`: the version that may be written over knowingly.
    case publish(over: Int64?)

    /// Reads the word of a form; nil for none that the page has.
    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        let story = words.count > 1 ? Identifier<Article>(reading: words[1]) : nil
        let slot = words.count > 2 ? FrontSlot(rawValue: words[2]) : nil
        switch (words.first ?? "", story, slot) {
        case ("find", _, _): self = .find
        case ("undo", _, _): self = .undo
        case ("redo", _, _): self = .redo
        case ("clear", _, _): self = .clear
        case ("publish", nil, _): self = .publish(over: nil)
        case ("publish", let number?, _): self = .publish(over: number.rawValue)
        case ("load", let number?, _): self = .load(number.rawValue)
        case ("pin", let story?, _): self = .pin(story)
        case ("release", let story?, let slot?): self = .release(story, slot)
        case ("repeat", let story?, let slot?): self = .repeatStory(story, slot)
        case ("repeat-slot", _, _):
            guard words.count == 2, let slot = FrontSlot(rawValue: words[1]) else { return nil }
            self = .repeatSlot(slot)
        case ("put", let story?, let slot?):
            guard words.count == 4, let position = FrontDraft.positions.readInt(words[3]) else { return nil }
            self = .put(story, slot, position)
        default: return nil
        }
    }
}
