/// Takes out the lines that hold nothing but tags, as the Mustache specification wants it, and cuts text at line ends.
struct LineLayout {
    private let source: TemplateSource
    private var line: [SourcePiece] = []
    private var openTags: [TemplateTag.Kind] = []
    private var pieces: [LaidOutPiece] = []

    init(_ source: TemplateSource) {
        self.source = source
    }

    /// Lays the pieces of the whole template out.
    mutating func layOut(_ all: [SourcePiece]) -> [LaidOutPiece] {
        for piece in all {
            guard case .text(let range) = piece else {
                line.append(piece)
                continue
            }
            cutAtLineEnds(range)
        }
        endLine()
        return pieces
    }

    private mutating func cutAtLineEnds(_ range: Range<Int>) {
        var start = range.lowerBound
        while let newline = source.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) {
            line.append(.text(start..<newline + 1))
            endLine()
            start = newline + 1
        }
        if start < range.upperBound { line.append(.text(start..<range.upperBound)) }
    }

    private mutating func endLine() {
        let isStandalone = standsAlone()
        let indentation = indentation()
        var isFirst = true
        var isFirstTag = true
        for piece in line {
            switch piece {
            case .text(let range):
                if !isStandalone { pieces.append(.text(range, startsLine: isFirst)) }
            case .tag(let tag):
                // A line that begins with a tag begins with empty text, so that an indentation finds its place.
                if isFirst && !isStandalone { pieces.append(.text(tag.offset..<tag.offset, startsLine: true)) }
                pieces.append(.tag(tag, indentation: isFirstTag ? indentation : nil, isStandalone: isStandalone))
                isFirstTag = false
            }
            isFirst = false
        }
        line.removeAll(keepingCapacity: true)
    }

    /// The blank text before the line's first tag; nil when other text stands before it.
    private func indentation() -> Range<Int>? {
        switch line.first {
        case .tag(let tag): return tag.offset..<tag.offset
        case .text(let range):
            guard line.count > 1, case .tag = line[1], isBlank(range) else { return nil }
            return range
        case nil: return nil
        }
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        source.bytes[range].allSatisfy(TemplateScanner.isBlank)
    }

    /// Whether the line goes out: one tag alone, or several that only open and close parents and their blocks.
    private mutating func standsAlone() -> Bool {
        var tags = 0
        var onlyInheritance = true
        var mayStandAlone = true
        var blocksOpened = 0
        for piece in line {
            switch piece {
            case .text(let range): mayStandAlone = mayStandAlone && isBlank(range)
            case .tag(let tag):
                tags += 1
                mayStandAlone = mayStandAlone && tag.mayStandAlone
                let kind = track(tag)
                onlyInheritance = onlyInheritance && (kind == .parent || kind == .block)
                if tag.kind == .block { blocksOpened += 1 }
                if tag.kind == .close, kind == .block, blocksOpened > 0 { mayStandAlone = false }
            }
        }
        return mayStandAlone && (tags == 1 || (tags > 1 && onlyInheritance))
    }

    /// Follows what is open; gives the tag's kind, for a closing tag the kind of what it closes.
    private mutating func track(_ tag: TemplateTag) -> TemplateTag.Kind {
        if tag.opens { openTags.append(tag.kind) }
        return tag.kind == .close ? openTags.popLast() ?? .close : tag.kind
    }
}
