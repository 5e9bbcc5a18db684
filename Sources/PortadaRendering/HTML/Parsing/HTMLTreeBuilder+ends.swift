/// The rules for the inside of a body (HTML Standard, section 13.2.6.4.7): end tags.
extension HTMLTreeBuilder {
    mutating func endTagInBody(_ token: Token) {
        switch token.tag {
        case .template: inHead(token)
        case .body, .html: break
        case let tag where HTMLTagSet.formatting.contains(tag): closeFormatting(token)
        case let tag where HTMLTagSet.blocks.contains(tag): closeBlock(tag)
        case .button, .listing, .pre, .select: closeBlock(token.tag)
        case .form: closeForm()
        case .p:
            if !isInScope([.p], edges: .buttonScope) { open(.p) }
            closeParagraph()
        case .li:
            guard isInScope([.li], edges: .listScope) else { return }
            closeImplied(except: .li)
            pop(through: [.li])
        case .dd, .dt:
            guard isInScope([token.tag]) else { return }
            closeImplied(except: token.tag)
            pop(through: [token.tag])
        case .h1, .h2, .h3, .h4, .h5, .h6:
            guard isInScope(.headings) else { return }
            closeImplied()
            pop(through: .headings)
        case .applet, .marquee, .object:
            guard isInScope([token.tag]) else { return }
            closeImplied()
            pop(through: [token.tag])
            clearFormatting()
        case .br:
            reopenFormatting()
            open(.br)
            pop()
        default: closeOther(token)
        }
    }

    private mutating func closeBlock(_ tag: HTMLTag) {
        guard isInScope([tag]) else { return }
        closeImplied()
        pop(through: [tag])
    }

    private mutating func closeForm() {
        guard !hasTemplate else { return closeBlock(.form) }
        let node = form
        form = HTMLNode.none
        guard node != HTMLNode.none, isInScope(node) else { return }
        closeImplied()
        stack.removeAll { $0 == node }
    }

    /// Whether this very element is open and no edge lies between.
    func isInScope(_ node: Int32) -> Bool {
        for number in stack.reversed() {
            if number == node { return true }
            if isEdge(tree[number]) { return false }
        }
        return false
    }

    /// Any other end tag.
    mutating func closeOther(_ token: Token) {
        for index in stack.indices.dropFirst().reversed() {
            let node = tree[stack[index]]
            if node.kind == .html, node.name == token.name {
                closeImplied(except: token.tag)
                if stack.count > index { stack.removeSubrange(index...) }
                return
            }
            if isSpecial(node) { return }
        }
    }
}
