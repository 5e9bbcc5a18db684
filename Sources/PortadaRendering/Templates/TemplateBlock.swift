/// A block: a place that a child template may fill, or what a child fills it with.
final class TemplateBlock: Sendable {
    let tag: TemplateTag
    /// What stands between the tags.
    let children: [TemplateNode]
    /// The template in which it was written.
    let source: TemplateSource
    /// Whether the opening tag is the last on its line, so that the content begins on a line of its own.
    let opensLine: Bool
    /// The blank text before the opening tag, when nothing else stands before it on its line.
    let indentation: [UInt8]

    init(
        tag: TemplateTag,
        children: [TemplateNode],
        source: TemplateSource,
        opensLine: Bool,
        indentation: [UInt8]
    ) {
        self.tag = tag
        self.children = children
        self.source = source
        self.opensLine = opensLine
        self.indentation = indentation
    }

    /// The blank text that its own first line begins with; nil when the content does not begin a line.
    var ownIndentation: [UInt8]? {
        opensLine ? Self.firstIndentation(of: children) : nil
    }

    /// The indentation that content gets that is put in this block's place.
    var siteIndentation: [UInt8] {
        ownIndentation ?? indentation
    }

    private static func firstIndentation(of nodes: [TemplateNode]) -> [UInt8]? {
        for node in nodes {
            switch node {
            case .text(let bytes, startsLine: true):
                let blank = bytes.prefix { $0 == 0x20 || $0 == 0x09 }
                if blank.count < bytes.count || nodes.count > 1 { return Array(blank) }
            case .section(_, let children), .inverted(_, let children):
                if let found = firstIndentation(of: children) { return found }
            default: continue
            }
        }
        return nil
    }
}
