/// Nests the tags of one template. Everything that is wrong is collected; what can be understood is kept.
struct TemplateParser {
    /// How deep sections, parents and blocks may nest in one file.
    static let maxNesting = 64

    private struct OpenTag {
        let tag: TemplateTag
        let indentation: [UInt8]
        let isStandalone: Bool
        var children: [TemplateNode] = []
    }

    private let source: TemplateSource
    private let strictness: Strictness
    private var open: [OpenTag] = []
    private var root: [TemplateNode] = []
    private(set) var faults = FaultList()

    init(_ source: TemplateSource, _ strictness: Strictness) {
        self.source = source
        self.strictness = strictness
    }

    /// Parses the whole template.
    mutating func parse() -> [TemplateNode] {
        guard source.bytes.count <= TemplateSource.maxBytes else {
            let limit = TemplateSource.maxBytes >> 10
            faults.add(ThemeFault(file: source.file, message: "the template is larger than \(limit) KB"))
            return []
        }
        var scanner = TemplateScanner(source)
        let pieces = scanner.scan()
        faults.add(contentsOf: scanner.faults.faults)
        var layout = LineLayout(source)
        for piece in layout.layOut(pieces) {
            add(piece)
        }
        while let unclosed = open.last {
            faults.add(source, at: unclosed.tag.offset, "\(Self.words(unclosed.tag)) is never closed")
            closeLast()
        }
        return root
    }

    private mutating func add(_ piece: LaidOutPiece) {
        switch piece {
        case .text(let range, let startsLine):
            append(.text(Array(source.bytes[range]), startsLine: startsLine))
        case .tag(let tag, let indentation, let isStandalone):
            add(tag, indentation: indentation.map { Array(source.bytes[$0]) } ?? [], isStandalone: isStandalone)
        }
    }

    private mutating func add(_ tag: TemplateTag, indentation: [UInt8], isStandalone: Bool) {
        switch tag.kind {
        case .variable, .unescaped: append(.variable(tag))
        case .partial: append(.partial(tag, indentation: isStandalone ? indentation : nil))
        case .section, .inverted, .parent, .block:
            open.append(OpenTag(tag: tag, indentation: indentation, isStandalone: isStandalone))
            if open.count == Self.maxNesting + 1 {
                faults.add(source, at: tag.offset, "sections nest deeper than \(Self.maxNesting)")
            }
        case .close: close(tag)
        case .comment, .delimiters: break
        }
    }

    private mutating func append(_ node: TemplateNode) {
        if open.isEmpty {
            root.append(node)
        } else {
            open[open.count - 1].children.append(node)
        }
    }

    private mutating func close(_ tag: TemplateTag) {
        guard open.contains(where: { Self.closes(tag, $0.tag) }) else {
            let expected = open.last.map { "; \(Self.words($0.tag)) is open here" } ?? "; nothing is open here"
            faults.add(source, at: tag.offset, "{{/\(tag.name)}} closes nothing\(expected)")
            return
        }
        while let last = open.last, !Self.closes(tag, last.tag) {
            let message = "\(Self.words(last.tag)) is not closed before {{/\(tag.name)}}"
            faults.add(source, at: last.tag.offset, message)
            closeLast()
        }
        closeLast()
    }

    private static func closes(_ tag: TemplateTag, _ open: TemplateTag) -> Bool {
        tag.name == open.name && tag.isDynamic == open.isDynamic
    }

    private mutating func closeLast() {
        guard let last = open.popLast() else { return }
        // Deeper than the limit nothing is kept: a fault stands for it, and later walks stay shallow.
        guard open.count < Self.maxNesting else { return }
        switch last.tag.kind {
        case .section: append(.section(last.tag, last.children))
        case .inverted: append(.inverted(last.tag, last.children))
        case .block: append(.block(block(last)))
        case .parent: appendParent(last)
        default: break
        }
    }

    private func block(_ last: OpenTag) -> TemplateBlock {
        TemplateBlock(
            tag: last.tag,
            children: last.children,
            source: source,
            opensLine: last.isStandalone,
            indentation: last.indentation
        )
    }

    private mutating func appendParent(_ last: OpenTag) {
        var blocks: [TemplateBlock] = []
        for node in last.children {
            switch node {
            case .block(let block): blocks.append(block)
            case .text(let bytes, _) where bytes.allSatisfy(TemplateScanner.isBlank): continue
            default: reportStray(in: last.tag)
            }
        }
        let indentation = last.isStandalone ? last.indentation : nil
        append(.parent(last.tag, indentation: indentation, blocks))
    }

    /// A parent shows its own text and the blocks that fill it: anything else between its tags would be lost silently.
    private mutating func reportStray(in parent: TemplateTag) {
        guard strictness == .theme else { return }
        let message = "what stands in \(Self.words(parent)) outside of its {{$blocks}} is never shown"
        faults.add(source, at: parent.offset, message)
    }

    private static func words(_ tag: TemplateTag) -> String {
        let sign =
            switch tag.kind {
            case .inverted: "^"
            case .parent: "<"
            case .block: "$"
            default: "#"
            }
        return "{{\(sign)\(tag.isDynamic ? "*" : "")\(tag.name)}}"
    }
}
