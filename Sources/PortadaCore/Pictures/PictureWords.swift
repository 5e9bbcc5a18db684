/// What is said of a picture wherever it is shown, as far as the story that shows it says nothing else.
public struct PictureWords: Sendable, Hashable {
    /// What it shows, for those who don't see it; may be empty.
    public var altText: String
    /// The caption; may be empty.
    public var caption: CleanHTML
    /// Who made it; may be empty.
    public var credit: String

    /// Makes words.
    public init(altText: String = "", caption: CleanHTML = .empty, credit: String = "") {
        self.altText = altText
        self.caption = caption
        self.credit = credit
    }

    /// Takes over what is not said yet.
    public mutating func fill(from other: PictureWords) {
        if altText.isEmpty { altText = other.altText }
        if caption.isEmpty { caption = other.caption }
        if credit.isEmpty { credit = other.credit }
    }

    /// Those of other words that differ from these; the others are empty.
    public func unsaid(of other: PictureWords) -> PictureWords {
        PictureWords(
            altText: other.altText == altText ? "" : other.altText,
            caption: other.caption == caption ? .empty : other.caption,
            credit: other.credit == credit ? "" : other.credit
        )
    }

    /// These words as they become when somebody who saw `base` wrote `new`; nil when a colleague has meanwhile written
    /// something else in the same place.
    public func changed(from base: PictureWords, to new: PictureWords) -> PictureWords? {
        guard let altText = Self.merge(altText, base.altText, new.altText),
            let caption = Self.merge(caption, base.caption, new.caption),
            let credit = Self.merge(credit, base.credit, new.credit)
        else { return nil }
        return PictureWords(altText: altText, caption: caption, credit: credit)
    }

    private static func merge<Value: Equatable>(_ current: Value, _ base: Value, _ new: Value) -> Value? {
        if new == base { return current }
        return current == base || current == new ? new : nil
    }
}

extension Picture {
    /// What is said of it.
    public var words: PictureWords {
        get { PictureWords(altText: altText, caption: caption, credit: credit) }
        set { (altText, caption, credit) = (newValue.altText, newValue.caption, newValue.credit) }
    }
}
