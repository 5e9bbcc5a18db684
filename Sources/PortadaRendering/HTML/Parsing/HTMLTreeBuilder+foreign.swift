/// The rules for drawings and formulas (HTML Standard, section 13.2.6.5).
extension HTMLTreeBuilder {
    /// Whether a piece goes by the rules for HTML.
    func isForHTML(_ token: Token) -> Bool {
        guard stack.count > 1 else { return true }
        let node = tree[current]
        switch node.kind {
        case .html, .text: return true
        case .svg: return token.kind != .endTag && HTMLTagSet.specialSVG.contains(node.tag)
        case .mathML:
            if isTextInFormula(node), token.kind != .endTag {
                return token.kind == .text || (token.tag != .mglyph && token.tag != .malignmark)
            }
            guard node.tag == .annotationXML, token.kind != .endTag else { return false }
            return (token.kind == .startTag && token.tag == .svg) || holdsHTML(node)
        }
    }

    private func isTextInFormula(_ node: HTMLNode) -> Bool {
        node.kind == .mathML && ([.mi, .mo, .mn, .ms, .mtext] as HTMLTagSet).contains(node.tag)
    }

    /// Whether an element of a drawing or a formula holds HTML.
    private func holdsHTML(_ node: HTMLNode) -> Bool {
        guard node.kind == .mathML else { return node.kind == .svg && HTMLTagSet.specialSVG.contains(node.tag) }
        guard node.tag == .annotationXML else { return false }
        let encoding = HTMLAttributes(tokenizer.bytes, tag: node.range)["encoding"]?.lowercased()
        return encoding == "text/html" || encoding == "application/xhtml+xml"
    }

    mutating func processForeign(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.text, _): text(token)
        case (.startTag, let tag) where HTMLTagSet.breakout.contains(tag) || (tag == .font && isStyled(token)):
            leaveForeign(token)
        case (.endTag, .br), (.endTag, .p): leaveForeign(token)
        case (.startTag, _):
            open(token, as: tree[current].kind)
            if token.isSelfClosing { pop() }
        case (.endTag, _): closeForeign(token)
        case (.end, _): break
        }
    }

    private func isStyled(_ token: Token) -> Bool {
        let attributes = HTMLAttributes(tokenizer.bytes, tag: token.range)
        return ["color", "face", "size"].contains { attributes[$0] != nil }
    }

    private mutating func leaveForeign(_ token: Token) {
        while stack.count > 1 {
            let node = tree[current]
            if node.kind == .html || isTextInFormula(node) || holdsHTML(node) { break }
            stack.removeLast()
        }
        processByMode(token)
    }

    private mutating func closeForeign(_ token: Token) {
        for index in stack.indices.reversed() {
            let node = tree[stack[index]]
            guard node.kind != .html else { return processByMode(token) }
            if node.name == token.name { return stack.removeSubrange(index...) }
        }
    }
}
