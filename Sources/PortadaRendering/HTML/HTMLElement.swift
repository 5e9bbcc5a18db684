/// An element of a parsed text.
struct HTMLElement {
    private let fragment: HTMLFragment
    private let node: HTMLNode

    init(_ node: HTMLNode, of fragment: HTMLFragment) {
        self.fragment = fragment
        self.node = node
    }

    /// Whether it belongs to HTML, not to SVG or MathML.
    var isHTML: Bool { node.kind == .html }

    /// Its name in lower case.
    var name: String { fragment.name(node) }

    /// The first node below it.
    var firstChild: Int32 { node.firstChild }

    private var attributes: HTMLAttributes { HTMLAttributes(fragment.bytes, tag: node.range) }

    /// The value of an attribute.
    subscript(name: StaticString) -> String? { attributes[name] }

    /// The names of its attributes, at most 64.
    var attributeNames: [String] { attributes.names(atMost: 64) }

    /// Its classes.
    var classes: [String] { (self["class"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init) }

    /// The elements below it, in the order of the text; at most 500.
    private var descendants: [HTMLElement] {
        var found: [HTMLElement] = []
        fragment.walk(below: node) { node in
            if let element = fragment.element(node) { found.append(element) }
            return found.count < 500
        }
        return found
    }

    /// The text directly and deeper below it, at most a line's worth.
    private var text: String {
        var text = ""
        fragment.walk(below: node) { node in
            if fragment.element(node) == nil { text += fragment.text(node) }
            return text.utf8.count < 500
        }
        return text
    }

    /// The link that is all it holds, with words in it and nothing else: an embed as this rule writes it. It is found at once,
    /// so that no number of them tires anybody out.
    var linkAlone: (address: String, text: String)? {
        guard let child = onlyChild, let link = fragment.element(child), link.name == "a", let address = link["href"],
            HTMLAddress.picture(address) != nil, let words = link.onlyChild, fragment.element(words) == nil
        else { return nil }
        return (address, fragment.text(words))
    }

    private var onlyChild: Int32? {
        let child = node.firstChild
        return child != HTMLNode.none && fragment[child].next == HTMLNode.none ? child : nil
    }

    /// The first (or last) link below it.
    /// - Parameter patience: how many elements may still be looked at; what holds another looks at the same ones.
    func firstLink(last: Bool, patience: inout Int) -> (address: String, text: String)? {
        guard patience > 0 else { return nil }
        let descendants = descendants
        patience -= descendants.count
        let links = descendants.filter { $0.name == "a" && $0["href"].flatMap(HTMLAddress.picture) != nil }
        guard let link = last ? links.last : links.first, let address = link["href"] else { return nil }
        return (address, last ? "" : link.text)
    }

    /// The longest words of a post that are kept, in bytes.
    private static let maxWords = 4000

    /// All its words, those of different elements apart.
    /// - Parameter patience: how many elements may still be looked at.
    func words(patience: inout Int) -> String {
        var (words, left, isCut) = ("", patience, false)
        // What follows a block.
        var following: Set<Int32> = []
        fragment.walk(below: node) { node in
            if following.contains(node) { words += " " }
            if let element = fragment.element(node) {
                left -= 1
                if !HTMLPolicy.phrases.contains(element.name) {
                    words += " "
                    following.insert(fragment[node].next)
                }
            } else {
                words += fragment.text(node)
            }
            isCut = words.utf8.count > Self.maxWords
            return !isCut && left > 0
        }
        patience = left
        guard isCut else { return words }
        let cut = String(decoding: words.utf8.prefix(Self.maxWords), as: UTF8.self)
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? cut) + "…"
    }

    /// The caption directly in it.
    /// - Parameter patience: how many elements may still be looked at.
    func caption(patience: inout Int) -> HTMLElement? {
        var next = node.firstChild
        while next != HTMLNode.none, patience > 0 {
            patience -= 1
            if let element = fragment.element(next), element.name == "figcaption" { return element }
            next = fragment[next].next
        }
        return nil
    }

    /// Whether it holds a picture and no text.
    /// - Parameter patience: how many elements may still be looked at.
    func isPictureAlone(patience: inout Int) -> Bool {
        if let child = onlyChild, fragment.element(child)?.name == "img" { return true }
        guard patience > 0 else { return false }
        let descendants = descendants
        patience -= descendants.count + 1
        return descendants.contains { $0.name == "img" } && text.allSatisfy(\.isWhitespace)
    }

    /// Whether it is a quote that a network's script would turn into a player.
    func isEmbedQuote(_ classNames: Set<String>) -> Bool {
        name == "blockquote" && classes.contains { classNames.contains($0) }
    }

    /// Where a player's content is: its own address or that of its first source.
    var mediaAddress: String? {
        for attribute: StaticString in ["src", "data-src", "data"] {
            if let address = self[attribute], !address.isEmpty, address != "about:blank" { return address }
        }
        return descendants.first { ["source", "embed", "iframe", "video"].contains($0.name) }?["src"]
    }
}
