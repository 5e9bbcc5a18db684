/// The rules for tables (HTML Standard, sections 13.2.6.4.9 to 13.2.6.4.15).
extension HTMLTreeBuilder {
    mutating func inTable(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.text, _):
            if tree[current].isHTML(HTMLTagSet.fostering.union([.template])), isBlank(token.range) {
                text(token)
            } else {
                foster(token)
            }
        case (.startTag, .caption):
            clear(to: .tableScopeEdges)
            mark()
            open(token)
            mode = .caption
        case (.startTag, .colgroup):
            clear(to: .tableScopeEdges)
            open(token)
            mode = .columnGroup
        case (.startTag, .col):
            clear(to: .tableScopeEdges)
            open(.colgroup)
            mode = .columnGroup
            processByMode(token)
        case (.startTag, .tbody), (.startTag, .tfoot), (.startTag, .thead):
            clear(to: .tableScopeEdges)
            open(token)
            mode = .tableBody
        case (.startTag, .td), (.startTag, .th), (.startTag, .tr):
            clear(to: .tableScopeEdges)
            open(.tbody)
            mode = .tableBody
            processByMode(token)
        case (.startTag, .table): if closeTable() { processByMode(token) }
        case (.endTag, .table): _ = closeTable()
        case (.endTag, .body), (.endTag, .html): break
        case (.endTag, let tag) where HTMLTagSet.tableParts.contains(tag): break
        case (.startTag, .style), (.startTag, .script), (.startTag, .template), (.endTag, .template): inHead(token)
        case (.startTag, .input) where isHidden(token): openAndClose(token)
        case (.startTag, .form):
            guard form == HTMLNode.none, !hasTemplate else { return }
            form = open(token)
            pop()
        default: foster(token)
        }
    }

    private mutating func foster(_ token: Token) {
        isFostering = true
        inBody(token)
        isFostering = false
    }

    private mutating func closeTable() -> Bool {
        guard isInTableScope([.table]) else { return false }
        pop(through: [.table])
        resetMode()
        return true
    }

    private func isHidden(_ token: Token) -> Bool {
        HTMLAttributes(tokenizer.bytes, tag: token.range)["type"]?.lowercased() == "hidden"
    }

    mutating func inCaption(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.endTag, .caption): _ = closeCaption()
        case (.startTag, let tag) where HTMLTagSet.tableParts.contains(tag): if closeCaption() { processByMode(token) }
        case (.endTag, .table): if closeCaption() { processByMode(token) }
        case (.endTag, .body), (.endTag, .html): break
        case (.endTag, let tag) where HTMLTagSet.tableParts.contains(tag): break
        default: inBody(token)
        }
    }

    private mutating func closeCaption() -> Bool {
        guard isInTableScope([.caption]) else { return false }
        closeImplied()
        pop(through: [.caption])
        clearFormatting()
        mode = .table
        return true
    }

    mutating func inColumnGroup(_ token: Token) {
        var token = token
        switch (token.kind, token.tag) {
        case (.text, _):
            let bytes = tokenizer.bytes[token.range]
            let end = bytes.firstIndex { !HTMLTagScanner.isSpace($0) && $0 != 0 } ?? bytes.endIndex
            text(bytes.startIndex..<end)
            guard end < bytes.endIndex else { return }
            token = Token(kind: .text, range: end..<bytes.endIndex)
        case (.startTag, .col): return openAndClose(token)
        case (.startTag, .html), (.endTag, .col): return
        case (.startTag, .template), (.endTag, .template): return inHead(token)
        default: break
        }
        guard tree[current].isHTML(.colgroup) else { return }
        pop()
        mode = .table
        if token.kind != .endTag || token.tag != .colgroup { processByMode(token) }
    }

    mutating func inTableBody(_ token: Token) {
        let context: HTMLTagSet = [.tbody, .tfoot, .thead, .template, .html]
        switch (token.kind, token.tag) {
        case (.startTag, .tr):
            clear(to: context)
            open(token)
            mode = .row
        case (.startTag, .th), (.startTag, .td):
            clear(to: context)
            open(.tr)
            mode = .row
            processByMode(token)
        case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
            guard isInTableScope([token.tag]) else { return }
            clear(to: context)
            pop()
            mode = .table
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
            (.startTag, .tfoot), (.startTag, .thead), (.endTag, .table):
            guard isInTableScope(.tableBodies) else { return }
            clear(to: context)
            pop()
            mode = .table
            processByMode(token)
        case (.endTag, .body), (.endTag, .html): break
        case (.endTag, let tag) where HTMLTagSet.tableParts.contains(tag): break
        default: inTable(token)
        }
    }

    mutating func inRow(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.startTag, .th), (.startTag, .td):
            clear(to: [.tr, .template, .html])
            open(token)
            mode = .cell
            mark()
        case (.endTag, .tr): _ = closeRow()
        case (.startTag, let tag) where HTMLTagSet.tableParts.contains(tag): if closeRow() { processByMode(token) }
        case (.endTag, .table): if closeRow() { processByMode(token) }
        case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
            guard isInTableScope([token.tag]), closeRow() else { return }
            processByMode(token)
        case (.endTag, .body), (.endTag, .html): break
        case (.endTag, let tag) where HTMLTagSet.tableParts.contains(tag): break
        default: inTable(token)
        }
    }

    private mutating func closeRow() -> Bool {
        guard isInTableScope([.tr]) else { return false }
        clear(to: [.tr, .template, .html])
        pop()
        mode = .tableBody
        return true
    }

    mutating func inCell(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.endTag, .td), (.endTag, .th):
            if isInTableScope([token.tag]) { closeCell([token.tag]) }
        case (.startTag, let tag) where HTMLTagSet.tableParts.contains(tag):
            guard isInTableScope(.cells) else { return }
            closeCell(.cells)
            processByMode(token)
        case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html): break
        case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
            guard isInTableScope([token.tag]), isInTableScope(.cells) else { return }
            closeCell(.cells)
            processByMode(token)
        default: inBody(token)
        }
    }

    private mutating func closeCell(_ tags: HTMLTagSet) {
        closeImplied()
        pop(through: tags)
        clearFormatting()
        mode = .row
    }
}
