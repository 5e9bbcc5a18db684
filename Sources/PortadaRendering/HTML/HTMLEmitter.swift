/// Writes clean HTML: whatever it is called with, what comes out is well formed, has lines of text only where they may
/// stand, and is parsed again to the same bytes.
struct HTMLEmitter {
    private struct Open {
        let name: String
        /// Whether it stands in a line of text, or is one.
        let isPhrase: Bool
        let isLine: Bool
        /// Whether white space counts in it, and whether it stands in a link: by itself or by what it stands in.
        let isPreformatted: Bool
        let isInLink: Bool
        /// Where it begins in the output, with the line breaks before it.
        let start: Int
        /// How many line breaks were written for its sake; they wait again when it turns out to be empty.
        var breaksBefore = 0
        /// Whether a space stood before it, or would have been one too many.
        var wasAfterSpace = true
        /// Whether something that a reader sees stands in it.
        var hasContent = false
        /// Whether white space stood in it.
        var hasSpace = false
        /// Whether links lead to it: such an anchor stays, although it holds nothing.
        var isAnchor = false
    }

    /// How many elements may be open for one more that needs not stand: what it holds stands by itself.
    private static let maxDepth = 96

    private let roles: [String: HTMLPolicy.Role]
    private var outline = HeadingOutline()
    private let makesParagraphs: Bool
    private var stack: [Open] = []
    private var output: [UInt8] = []
    /// Line breaks that wait for something to stand behind them.
    private var breaks = 0
    /// Whether something that a reader sees stands outside of all elements.
    private var hasContent = false
    /// Whether a space here would be one too many.
    private var isAfterSpace = true

    init(roles: [String: HTMLPolicy.Role], makesParagraphs: Bool, room: Int) {
        self.roles = roles
        self.makesParagraphs = makesParagraphs
        output.reserveCapacity(room)
    }

    /// Whether what comes next stands directly in a figure.
    var standsInFigure: Bool { stack.last?.name == "figure" }

    /// How many elements are open.
    var depth: Int { stack.count }

    /// The output, with all that is open closed.
    mutating func finish() -> [UInt8] {
        closeAll(to: 0)
        trimSpaces()
        return output
    }

    // MARK: Elements

    /// Opens an element; false when it may not stand here, and what it holds stands by itself.
    mutating func open(_ name: String, _ attributes: [(String, String)]) -> Bool {
        switch roles[name] {
        case .phrase:
            guard name != "a" || stack.last?.isInLink != true, takePhrase(), stack.count < Self.maxDepth else {
                return false
            }
            pushPhrase(name, attributes)
            return true
        case .line:
            guard startBlock(), canHoldBlocks, makesParagraphs else { return false }
        case .container:
            guard startBlock(), canHoldBlocks, makesParagraphs, stack.count < Self.maxDepth else { return false }
        case .part(let parents):
            guard let parent = stack.lastIndex(where: { parents.contains($0.name) }) else {
                _ = startBlock()
                return false
            }
            closeAll(to: parent + 1)
        case nil: return false
        }
        push(HeadingOutline.isHeading(name) ? outline.place(name) : name, attributes)
        return true
    }

    /// Closes the element that was opened at this depth, when it is still open.
    mutating func close(to depth: Int) {
        if stack.count > depth { closeAll(to: depth) }
    }

    /// Ends the line of text that is open, as the edge of a block does. False where no block may stand.
    mutating func startBlock() -> Bool {
        guard let index = stack.lastIndex(where: { !$0.isPhrase && !$0.isLine }) else {
            closeAll(to: 0)
            return true
        }
        closeAll(to: index + 1)
        return true
    }

    /// Something without content of its own: a picture, a rule.
    mutating func void(_ name: String, _ attributes: [(String, String)], isBlock: Bool) {
        if isBlock {
            guard startBlock(), canHoldBlocks, makesParagraphs, stack.last?.name != "figure" else { return }
        } else if stack.last?.name != "figure" {
            guard takePhrase() else { return }
        }
        flushBreaks()
        writeTag(name, attributes)
        markContent()
        isAfterSpace = isBlock
    }

    /// An embed: a figure that holds a link and nothing else.
    mutating func embed(provider: String, address: String, rel: String?, title: String) {
        guard startBlock(), canHoldBlocks, makesParagraphs, roles["figure"] != nil else { return }
        // No figure holds an embed, the gallery's around it neither.
        while stack.last?.name == "figure" { closeAll(to: stack.count - 1) }
        writeTag("figure", [("class", "embed"), ("data-provider", provider)])
        writeTag("a", [("href", address)] + (rel.map { [("rel", $0)] } ?? []))
        var scalars = title.unicodeScalars.filter { !Self.isForbidden($0) }
        while scalars.last == " " { scalars.removeLast() }
        for scalar in scalars { Self.escape(scalar, into: &output) }
        output.append(contentsOf: "</a></figure>".utf8)
        markContent()
        isAfterSpace = true
    }

    /// A line break; those at the edges of a line of text vanish.
    mutating func lineBreak() {
        guard !isAtLineStart else { return }
        breaks = min(breaks + 1, 2)
    }

    /// Text, not yet escaped.
    mutating func text(_ text: String) {
        let isPreformatted = stack.last?.isPreformatted == true
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r", "\u{C}":
                if isPreformatted, !isAtLineStart {
                    output.append(scalar == "\n" ? 0x0A : 0x20)
                } else {
                    space()
                }
            case _ where Self.isForbidden(scalar): continue
            default:
                guard takePhrase() else { return }
                flushBreaks()
                Self.escape(scalar, into: &output)
                // A paragraph of fixed spaces alone is an empty one.
                if scalar != "\u{A0}", scalar != "\u{200B}", scalar != "\u{FEFF}" { markContent() }
                isAfterSpace = false
            }
        }
    }

    /// Controls and what Unicode sets aside as no character.
    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0xFDD0...0xFDEF).contains(scalar.value)
            || scalar.value & 0xFFFE == 0xFFFE
    }

    private mutating func space() {
        if let last = stack.indices.last { stack[last].hasSpace = true }
        guard !isAfterSpace, breaks == 0, isInText else { return }
        output.append(UInt8(ascii: " "))
        isAfterSpace = true
    }

    // MARK: Where things may stand

    private var canHoldBlocks: Bool {
        guard let last = stack.last else { return true }
        return HTMLPolicy.flowContainers.contains(last.name)
    }

    private var isInText: Bool {
        guard let last = stack.last else { return !makesParagraphs }
        return last.isPhrase || last.isLine || HTMLPolicy.textContainers.contains(last.name)
    }

    private var isAtLineStart: Bool {
        let block = stack.last { !$0.isPhrase }
        if block == nil, makesParagraphs { return true }
        return !(block?.hasContent ?? hasContent) && !stack.contains { $0.isPhrase && $0.hasContent }
    }

    /// Makes sure that text may stand here: opens a paragraph, a list item or a caption where one is missing.
    private mutating func takePhrase() -> Bool {
        if isInText { return true }
        switch stack.last?.name {
        case nil, "blockquote": push("p", [])
        case "figure": push("figcaption", [])
        case "ul", "ol": push("li", [])
        case "dl": push("dd", [])
        default: return false
        }
        return true
    }

    // MARK: Output

    private mutating func push(_ name: String, _ attributes: [(String, String)]) {
        stack.append(element(name))
        writeTag(name, attributes)
        breaks = 0
        isAfterSpace = true
    }

    private mutating func pushPhrase(_ name: String, _ attributes: [(String, String)]) {
        if breaks > 0 { trimSpaces() }
        var element = element(name)
        element.isAnchor = name == "a" && attributes.contains { $0.0 == "id" }
        element.breaksBefore = breaks
        element.wasAfterSpace = isAfterSpace
        stack.append(element)
        flushBreaks()
        writeTag(name, attributes)
    }

    private func element(_ name: String) -> Open {
        var (isPhrase, isLine) = (false, false)
        switch roles[name] {
        case .phrase: isPhrase = true
        case .line: isLine = true
        default: break
        }
        return Open(
            name: name,
            isPhrase: isPhrase,
            isLine: isLine,
            isPreformatted: name == "pre" || stack.last?.isPreformatted == true,
            isInLink: name == "a" || stack.last?.isInLink == true,
            start: output.count
        )
    }

    private mutating func trimSpaces() {
        while output.last == UInt8(ascii: " ") { output.removeLast() }
    }

    private mutating func writeTag(_ name: String, _ attributes: [(String, String)]) {
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: name.utf8)
        for (name, value) in attributes {
            output.append(UInt8(ascii: " "))
            output.append(contentsOf: name.utf8)
            output.append(contentsOf: "=\"".utf8)
            for scalar in value.unicodeScalars {
                switch scalar {
                case "\t", "\n", "\r", "\u{C}": output.append(UInt8(ascii: " "))
                case _ where Self.isForbidden(scalar): continue
                default: Self.escape(scalar, into: &output)
                }
            }
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
    }

    private mutating func flushBreaks() {
        for _ in 0..<breaks {
            trimSpaces()
            output.append(contentsOf: "<br>".utf8)
            isAfterSpace = true
        }
        breaks = 0
    }

    private mutating func markContent() {
        if let last = stack.indices.last { stack[last].hasContent = true } else { hasContent = true }
    }

    private mutating func closeAll(to depth: Int) {
        while stack.count > depth, let element = stack.popLast() { close(element) }
    }

    private mutating func close(_ element: Open) {
        let isPhrase = element.isPhrase
        if !isPhrase {
            breaks = 0
            trimSpaces()
        }
        guard element.hasContent || element.isAnchor || HTMLPolicy.keptEmpty.contains(element.name) else {
            output.removeSubrange(min(element.start, output.count)...)
            if HeadingOutline.isHeading(element.name) { outline.takeBack() }
            if isPhrase {
                breaks = min(breaks + element.breaksBefore, 2)
                isAfterSpace = element.wasAfterSpace
                if element.hasSpace { space() }
            } else {
                isAfterSpace = true
            }
            return
        }
        output.append(contentsOf: "</\(element.name)>".utf8)
        if !isPhrase { isAfterSpace = true }
        if element.hasContent { markContent() }
    }

    private static func escape(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
        switch scalar {
        case "&": output.append(contentsOf: "&amp;".utf8)
        case "<": output.append(contentsOf: "&lt;".utf8)
        case ">": output.append(contentsOf: "&gt;".utf8)
        case "\"": output.append(contentsOf: "&quot;".utf8)
        default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
