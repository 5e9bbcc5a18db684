/// The rules for the inside of a body (HTML Standard, section 13.2.6.4.7): text and start tags.
extension HTMLTreeBuilder {
    mutating func inBody(_ token: Token) {
        switch token.kind {
        case .text:
            reopenFormatting()
            text(token)
        case .startTag: startTagInBody(token)
        case .endTag: endTagInBody(token)
        case .end: break
        }
    }

    private mutating func startTagInBody(_ token: Token) {
        switch token.tag {
        case .html, .body, .head, .frame, .frameset: break
        case let tag where HTMLTagSet.tableParts.contains(tag): break
        case let tag where HTMLTagSet.inHead.contains(tag): inHead(token)
        case let tag where HTMLTagSet.blocks.contains(tag): openBlock(token)
        case let tag where HTMLTagSet.formatting.contains(tag): openFormatting(token)
        case .p: openBlock(token)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraph()
            if tree[current].isHTML(HTMLTagSet.headings) { pop() }
            open(token)
        case .pre, .listing:
            openBlock(token)
            tokenizer.skipLineBreak()
        case .form: openForm(token)
        case .li: openItem(token, closing: [.li])
        case .dd, .dt: openItem(token, closing: [.dd, .dt])
        case .button:
            if isInScope([.button]) {
                closeImplied()
                pop(through: [.button])
            }
            openInLine(token)
        case .table:
            openBlock(token)
            mode = .table
        case .hr:
            closeParagraph()
            if isInScope([.select]) { closeImplied() }
            openAndClose(token)
        case .param, .source, .track: openAndClose(token)
        case .applet, .marquee, .object:
            openInLine(token)
            mark()
        case .iframe, .noembed, .noscript, .textarea: openRaw(token)
        case .plaintext, .xmp:
            closeParagraph()
            if token.tag == .xmp { reopenFormatting() }
            openRaw(token)
        default: startTagInLine(token)
        }
    }

    private mutating func startTagInLine(_ token: Token) {
        switch token.tag {
        case .area, .br, .embed, .img, .keygen, .wbr:
            openInLine(token)
            pop()
        case .image:
            var picture = token
            picture.tag = .img
            picture.name = UInt16(HTMLTag.img.rawValue)
            openInLine(picture)
            pop()
        case .input:
            if isInScope([.select]) { pop(through: [.select]) }
            openInLine(token)
            pop()
        case .select:
            if isInScope([.select]) { return pop(through: [.select]) }
            openInLine(token)
        case .option, .optgroup:
            if isInScope([.select]) {
                closeImplied(except: token.tag == .option ? .optgroup : nil)
            } else if tree[current].isHTML(.option) {
                pop()
            }
            openInLine(token)
        case .rb, .rtc, .rp, .rt:
            if isInScope([.ruby]) { closeImplied(except: token.tag == .rp || token.tag == .rt ? .rtc : nil) }
            open(token)
        case .math: openForeign(token, as: .mathML)
        case .svg: openForeign(token, as: .svg)
        default: openInLine(token)
        }
    }

    private mutating func openBlock(_ token: Token) {
        closeParagraph()
        open(token)
    }

    private mutating func openInLine(_ token: Token) {
        reopenFormatting()
        open(token)
    }

    private mutating func openForeign(_ token: Token, as kind: HTMLNode.Kind) {
        reopenFormatting()
        open(token, as: kind)
        if token.isSelfClosing { pop() }
    }

    private mutating func openForm(_ token: Token) {
        let isInTemplate = hasTemplate
        guard form == HTMLNode.none || isInTemplate else { return }
        closeParagraph()
        let node = open(token)
        if !isInTemplate { form = node }
    }

    private mutating func openItem(_ token: Token, closing tags: HTMLTagSet) {
        for number in stack.dropFirst().reversed() {
            let node = tree[number]
            if node.isHTML(tags) {
                closeImplied(except: node.tag)
                pop(through: tags)
                break
            }
            if isSpecial(node), !node.isHTML([.address, .div, .p]) { break }
        }
        openBlock(token)
    }

    /// What belongs into a head and may stand in a body (section 13.2.6.4.4).
    mutating func inHead(_ token: Token) {
        switch token.tag {
        case .template:
            if token.kind == .startTag { openTemplate(token) } else { closeTemplate() }
        case .noframes, .script, .style, .title: openRaw(token)
        default: openAndClose(token)
        }
    }

    // MARK: Templates

    private mutating func openTemplate(_ token: Token) {
        open(token)
        mark()
        mode = .template
        templateModes.append(.template)
    }

    private mutating func closeTemplate() {
        guard hasTemplate else { return }
        closeImplied(.thoroughlyImpliedEnds)
        pop(through: [.template])
        clearFormatting()
        if !templateModes.isEmpty { templateModes.removeLast() }
        resetMode()
    }

    mutating func inTemplate(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.text, _): inBody(token)
        case (.startTag, let tag) where HTMLTagSet.inHead.contains(tag): inHead(token)
        case (.endTag, .template): inHead(token)
        case (.startTag, .caption), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
            (.startTag, .thead):
            expectInTemplate(.table, token)
        case (.startTag, .col): expectInTemplate(.columnGroup, token)
        case (.startTag, .tr): expectInTemplate(.tableBody, token)
        case (.startTag, .td), (.startTag, .th): expectInTemplate(.row, token)
        case (.startTag, _): expectInTemplate(.body, token)
        default: break
        }
    }

    private mutating func expectInTemplate(_ next: Mode, _ token: Token) {
        if !templateModes.isEmpty { templateModes[templateModes.count - 1] = next }
        mode = next
        processByMode(token)
    }
}
