/// Formatting that blocks cut off, and end tags that come in the wrong order (HTML Standard, sections 13.2.4.3 and
/// 13.2.6.4.7).
extension HTMLTreeBuilder {
    /// How many formatting elements are kept to be written again, behind the last marker and in all.
    private static let maxFormatting = 64
    private static let maxKept = 1024

    /// Keeps what comes from what is open now: a cell or a caption begins.
    mutating func mark() {
        if formatting.count >= Self.maxKept { formatting.removeFirst() }
        formatting.append(HTMLNode.none)
    }

    mutating func openFormatting(_ token: Token) {
        if token.tag == .a, let old = lastFormatting(.a) {
            closeFormatting(token)
            formatting.removeAll { $0 == old }
            stack.removeAll { $0 == old }
        }
        reopenFormatting()
        if token.tag == .nobr, isInScope([.nobr]) {
            closeFormatting(token)
            reopenFormatting()
        }
        keep(open(token))
    }

    /// The last formatting element of a name behind the last marker.
    private func lastFormatting(_ tag: HTMLTag) -> Int32? {
        for node in formatting.reversed() {
            if node == HTMLNode.none { return nil }
            if tree[node].tag == tag { return node }
        }
        return nil
    }

    /// Keeps an element to be written again; of equal ones, three.
    private mutating func keep(_ node: Int32) {
        let start = (formatting.lastIndex(of: HTMLNode.none) ?? -1) + 1
        let equal = formatting.indices[start...].filter { isEqual(formatting[$0], node) }
        if equal.count >= 3 {
            formatting.remove(at: equal[0])
        } else if formatting.count - start >= Self.maxFormatting {
            formatting.remove(at: start)
        }
        formatting.append(node)
    }

    private func isEqual(_ one: Int32, _ other: Int32) -> Bool {
        let (one, other) = (tree[one], tree[other])
        return one.tag == other.tag && one.range.count == other.range.count
            && tokenizer.bytes[one.range] == tokenizer.bytes[other.range]
    }

    /// Forgets what is kept, up to the last marker.
    mutating func clearFormatting() {
        while let last = formatting.popLast(), last != HTMLNode.none {}
    }

    /// Opens what is kept and was cut off by a block.
    mutating func reopenFormatting() {
        var index = formatting.count
        while index > 0, formatting[index - 1] != HTMLNode.none, !stack.contains(formatting[index - 1]) { index -= 1 }
        while index < formatting.count, stack.count < Self.maxDepth, let copy = copy(formatting[index]) {
            place(copy)
            stack.append(copy)
            formatting[index] = copy
            index += 1
        }
        // What can't be opened now must not be looked for at each word.
        if index < formatting.count { formatting.removeSubrange(index...) }
    }

    /// An element like another, as long as the text's length allows for it.
    private mutating func copy(_ node: Int32) -> Int32? {
        let original = tree[node]
        let cost = original.range.count + 8
        guard cost <= copies else { return nil }
        copies -= cost
        return tree.add(HTMLNode(.html, tag: original.tag, name: original.name, range: original.range))
    }

    /// Closes a formatting element, wherever it stands: the "adoption agency".
    mutating func closeFormatting(_ token: Token) {
        if tree[current].isHTML(token.tag), !formatting.contains(current) { return pop() }
        for _ in 0..<8 {
            guard let element = lastFormatting(token.tag) else { return closeOther(token) }
            guard let place = stack.lastIndex(of: element) else {
                formatting.removeAll { $0 == element }
                return
            }
            guard isInScope(element) else { return }
            guard let block = stack[place...].firstIndex(where: { isSpecial(tree[$0]) }), place > 0,
                copies > tree[element].range.count * 4 + 1024
            else {
                if stack.count > place { stack.removeSubrange(max(place, 1)...) }
                formatting.removeAll { $0 == element }
                return
            }
            guard adopt(element, at: place, block: block) else { return }
        }
    }

    /// Moves a block out of a formatting element that ends within it.
    private mutating func adopt(_ element: Int32, at place: Int, block: Int) -> Bool {
        let (ancestor, furthest) = (stack[place - 1], stack[block])
        var bookmark = formatting.lastIndex(of: element) ?? formatting.count
        var last = furthest
        var index = block
        var steps = 0
        while index - 1 > place {
            index -= 1
            steps += 1
            let node = stack[index]
            guard let kept = formatting.lastIndex(of: node) else {
                stack.remove(at: index)
                continue
            }
            guard steps <= 3, let copy = copy(node) else {
                formatting.remove(at: kept)
                if kept < bookmark { bookmark -= 1 }
                stack.remove(at: index)
                continue
            }
            formatting[kept] = copy
            stack[index] = copy
            if last == furthest { bookmark = kept + 1 }
            tree.remove(last)
            tree.insert(last, into: copy)
            last = copy
        }
        tree.remove(last)
        self.place(last, under: ancestor)
        guard let copy = copy(element) else {
            stack.removeSubrange(place...)
            formatting.removeAll { $0 == element }
            return false
        }
        tree.moveChildren(of: furthest, into: copy)
        tree.insert(copy, into: furthest)
        if let old = formatting.lastIndex(of: element) {
            formatting.remove(at: old)
            if old < bookmark { bookmark -= 1 }
        }
        formatting.insert(copy, at: min(bookmark, formatting.count))
        stack.removeAll { $0 == element }
        if let below = stack.lastIndex(of: furthest) { stack.insert(copy, at: below + 1) }
        return true
    }
}
