/// Builds the tree of a text as browsers do: the tree construction of the HTML Standard (section 13.2.6) for the inside of
/// a body, with scripts on.
///
/// It can't go out of bounds by what it reads: elements deeper than `maxDepth` are left out (their text stays), and
/// formatting that was never closed is written again only as often as the text's own length allows.
struct HTMLTreeBuilder {
    typealias Token = HTMLTokenizer.Token

    /// What is expected next (section 13.2.4.1). Those of heads and frames don't come up inside of a body.
    enum Mode { case body, table, caption, columnGroup, tableBody, row, cell, template }

    /// How many elements may be open at once; a story has fewer than twenty.
    static let maxDepth = 128

    var tokenizer: HTMLTokenizer
    var tree: HTMLTree
    /// The open elements, the root first.
    var stack: [Int32] = []
    /// The formatting elements that are written again where a block cut them off; `none` is a marker.
    var formatting: [Int32] = []
    /// How many bytes of formatting may still be written again.
    var copies: Int
    var mode = Mode.body
    var templateModes: [Mode] = []
    var form = HTMLNode.none
    /// Whether what doesn't belong into a table goes before it.
    var isFostering = false
    /// The elements that were left out and not yet closed.
    private var leftOut: [UInt16: Int] = [:]

    private init(_ bytes: [UInt8]) {
        tokenizer = HTMLTokenizer(bytes)
        tree = HTMLTree()
        copies = bytes.count + 4096
        stack = [tree.add(HTMLNode(.html, tag: .html, name: UInt16(HTMLTag.html.rawValue), range: 0..<0))]
    }

    /// The tree of a text, whose node 0 is the root, and the names of its elements.
    static func tree(of bytes: [UInt8]) -> (HTMLTree, HTMLNames) {
        var builder = HTMLTreeBuilder(bytes)
        builder.run()
        return (builder.tree, builder.tokenizer.names)
    }

    private mutating func run() {
        while true {
            let isForeign = stack.count > 1 && tree[current].kind != .html
            let token = tokenizer.next(takesCharacterData: isForeign)
            switch token.kind {
            case .end: return
            case .startTag where isTooDeep(token): continue
            case .endTag where wasLeftOut(token): continue
            default: process(token)
            }
            if !leftOut.isEmpty, stack.count < Self.maxDepth / 2 { leftOut.removeAll() }
        }
    }

    // MARK: Depth

    private mutating func isTooDeep(_ token: Token) -> Bool {
        guard stack.count >= Self.maxDepth else { return false }
        // What closes at once takes no place; which that is differs in drawings.
        let closesAtOnce =
            tree[current].kind == .html
            ? HTMLTagSet.void.contains(token.tag) || HTMLTagSet.raw.contains(token.tag) : token.isSelfClosing
        guard !closesAtOnce else { return false }
        leftOut[token.name, default: 0] += 1
        return true
    }

    private mutating func wasLeftOut(_ token: Token) -> Bool {
        guard !leftOut.isEmpty, let count = leftOut[token.name] else { return false }
        leftOut[token.name] = count > 1 ? count - 1 : nil
        return true
    }

    // MARK: Dispatch

    private mutating func process(_ token: Token) {
        if isForHTML(token) { processByMode(token) } else { processForeign(token) }
    }

    /// By the rules for what is expected next.
    mutating func processByMode(_ token: Token) {
        switch mode {
        case .body: inBody(token)
        case .table: inTable(token)
        case .caption: inCaption(token)
        case .columnGroup: inColumnGroup(token)
        case .tableBody: inTableBody(token)
        case .row: inRow(token)
        case .cell: inCell(token)
        case .template: inTemplate(token)
        }
    }

    // MARK: Inserting

    var current: Int32 { stack[stack.count - 1] }
    var hasTemplate: Bool { stack.contains { tree[$0].isHTML(.template) } }

    /// Opens the element of a start tag.
    @discardableResult
    mutating func open(_ token: Token, as kind: HTMLNode.Kind = .html) -> Int32 {
        let node = tree.add(HTMLNode(kind, tag: token.tag, name: token.name, range: token.range))
        place(node)
        stack.append(node)
        return node
    }

    /// Opens an element that the text lacks.
    mutating func open(_ tag: HTMLTag) {
        open(Token(kind: .startTag, range: 0..<0, tag: tag, name: UInt16(tag.rawValue)))
    }

    /// Puts an element there that holds nothing.
    mutating func openAndClose(_ token: Token) {
        open(token)
        pop()
    }

    /// Puts an element there whose content is no markup, and passes over that: none is shown.
    mutating func openRaw(_ token: Token) {
        openAndClose(token)
        tokenizer.skipContent(of: token.tag)
    }

    mutating func text(_ token: Token) { text(token.range) }

    mutating func text(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        place(tree.add(HTMLNode(.text, range: range)))
    }

    /// Puts a node where the next one belongs (section 13.2.6.1).
    mutating func place(_ node: Int32, under target: Int32? = nil) {
        let target = target ?? current
        guard isFostering, tree[target].isHTML(HTMLTagSet.fostering) else { return tree.insert(node, into: target) }
        let table = stack.lastIndex { tree[$0].isHTML(.table) }
        if let template = stack.lastIndex(where: { tree[$0].isHTML(.template) }), template > table ?? -1 {
            return tree.insert(node, into: stack[template])
        }
        guard let table else { return tree.insert(node, into: stack[0]) }
        let parent = tree[stack[table]].parent
        if parent != HTMLNode.none {
            tree.insert(node, into: parent, before: stack[table])
        } else {
            tree.insert(node, into: stack[max(table - 1, 0)])
        }
    }

    // MARK: Closing

    /// Closes the element that was opened last; never the root.
    mutating func pop() {
        if stack.count > 1 { stack.removeLast() }
    }

    /// Closes elements up to and with the last one of these.
    mutating func pop(through tags: HTMLTagSet) {
        while stack.count > 1 {
            let node = tree[current]
            stack.removeLast()
            if node.isHTML(tags) { return }
        }
    }

    /// Closes elements until one of these is the last.
    mutating func clear(to tags: HTMLTagSet) {
        while stack.count > 1, !tree[current].isHTML(tags) { stack.removeLast() }
    }

    /// Closes what needs no end tag.
    mutating func closeImplied(_ tags: HTMLTagSet = .impliedEnds, except tag: HTMLTag? = nil) {
        while stack.count > 1, tree[current].isHTML(tags), tree[current].tag != tag { stack.removeLast() }
    }

    mutating func closeParagraph() {
        guard isInScope([.p], edges: .buttonScope) else { return }
        closeImplied(except: .p)
        pop(through: [.p])
    }

    // MARK: Scopes

    /// Whether one of these elements is open and no edge lies between (section 13.2.4.2).
    func isInScope(_ tags: HTMLTagSet, edges: HTMLTagSet = .scopeEdges) -> Bool {
        for number in stack.reversed() {
            let node = tree[number]
            if node.isHTML(tags) { return true }
            if isEdge(node, edges) { return false }
        }
        return false
    }

    func isInTableScope(_ tags: HTMLTagSet) -> Bool {
        for number in stack.reversed() {
            let node = tree[number]
            if node.isHTML(tags) { return true }
            if node.isHTML(HTMLTagSet.tableScopeEdges) { return false }
        }
        return false
    }

    func isEdge(_ node: HTMLNode, _ edges: HTMLTagSet = .scopeEdges) -> Bool {
        switch node.kind {
        case .html: edges.contains(node.tag)
        case .mathML: HTMLTagSet.specialMathML.contains(node.tag)
        case .svg: HTMLTagSet.specialSVG.contains(node.tag)
        case .text: false
        }
    }

    func isSpecial(_ node: HTMLNode) -> Bool { isEdge(node, .special) }

    /// Says anew what is expected, by what is open (section 13.2.4.1).
    mutating func resetMode() {
        for number in stack.dropFirst().reversed() where tree[number].kind == .html {
            switch tree[number].tag {
            case .td, .th: mode = .cell
            case .tr: mode = .row
            case .tbody, .thead, .tfoot: mode = .tableBody
            case .caption: mode = .caption
            case .colgroup: mode = .columnGroup
            case .table: mode = .table
            case .template: mode = templateModes.last ?? .template
            default: continue
            }
            return
        }
        mode = .body
    }

    /// Whether a text holds white space alone.
    func isBlank(_ range: Range<Int>) -> Bool {
        tokenizer.bytes[range].allSatisfy { HTMLTagScanner.isSpace($0) || $0 == 0 }
    }
}
