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
        let parts = ThreeWayMerge.parts(base: base.body.blocks, mine: mine.body.blocks, theirs: theirs.body.blocks)
        var blocks: [CleanHTML] = []
        for part in parts {
            guard case .agreed(let agreed) = part else {
                bodyParts = parts
                return
            }
            blocks += agreed
        }
        merged.body = CleanHTML(joining: blocks)
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
