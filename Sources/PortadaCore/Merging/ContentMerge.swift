/// Two editors' changes to one story, brought together where they don't touch.
public struct ContentMerge: Sendable, Hashable {
    /// A stretch of the body.
    public typealias BodyPart = ThreeWayMerge.Part<CleanHTML>

    /// What both agree on; where they don't, what the other has saved.
    public var merged: ArticleContent
    /// The parts besides the body that both changed, each in another way.
    public var conflicts: Set<ArticleContent.Field>
    /// The body in stretches, where both changed the same; empty when it could be brought together.
    public var bodyParts: [BodyPart]

    /// Whether nobody needs to decide anything.
    public var isClean: Bool { conflicts.isEmpty && bodyParts.isEmpty }

    /// - Parameters:
    ///   - base: what both began with.
    ///   - mine: what the one wants to save.
    ///   - theirs: what the other has saved.
    public init(base: ArticleContent, mine: ArticleContent, theirs: ArticleContent) {
        merged = theirs
        conflicts = []
        bodyParts = []
        let (own, others) = (mine.difference(from: base), theirs.difference(from: base))
        for field in own where field != .body {
            if !others.contains(field) || !mine.difference(from: theirs).contains(field) {
                merged.take(field, from: mine)
            } else if field == .tags {
                merged.tags = Self.united(base.tags, mine.tags, theirs.tags)
            } else if field == .furtherSections {
                let all = Self.united(base.furtherSections, mine.furtherSections, theirs.furtherSections)
                merged.furtherSections = all
            } else {
                conflicts.insert(field)
            }
        }
        guard own.contains(.body) else { return }
        guard others.contains(.body) else {
            merged.body = mine.body
            return
        }
        let parts = Self.bodyParts(base: base.body.blocks, mine: mine.body.blocks, theirs: theirs.body.blocks)
        if case .agreed(let blocks)? = parts.first, parts.count == 1 {
            merged.body = CleanHTML(joining: blocks)
        } else if parts.isEmpty {
            merged.body = .empty
        } else {
            bodyParts = parts
        }
    }

    /// The stretches of a body. Neighbouring paragraphs change each on its own, and one that both changed comes together by
    /// its words.
    private static func bodyParts(base: [CleanHTML], mine: [CleanHTML], theirs: [CleanHTML]) -> [BodyPart] {
        let parts = ThreeWayMerge.parts(
            base: base,
            mine: ListEdit.edits(from: base, to: mine, pairs: BlockLikeness.pairs),
            theirs: ListEdit.edits(from: base, to: theirs, pairs: BlockLikeness.pairs),
            meet: ThreeWayMerge.overlap
        )
        return parts.reduce(into: []) { joined, part in
            let next = byWords(part)
            if case .agreed(let more) = next, case .agreed(let blocks)? = joined.last {
                joined[joined.count - 1] = .agreed(blocks + more)
            } else {
                joined.append(next)
            }
        }
    }

    /// A conflict over one block, where its words can be brought together, as what both agree on.
    private static func byWords(_ part: BodyPart) -> BodyPart {
        guard case .conflict(let base, let mine, let theirs) = part, base.count == 1, mine.count == 1,
            theirs.count == 1,
            let block = BlockMerge.joined(base: base[0], mine: mine[0], theirs: theirs[0])
        else { return part }
        return .agreed([block])
    }

    /// A list whose order says little, with what either added and without what either took out.
    private static func united<Element: Hashable>(
        _ base: [Element],
        _ mine: [Element],
        _ theirs: [Element]
    ) -> [Element] {
        let gone = Set(base).subtracting(mine)
        let known = Set(base).union(theirs)
        return theirs.filter { !gone.contains($0) } + mine.filter { !known.contains($0) }
    }
}
