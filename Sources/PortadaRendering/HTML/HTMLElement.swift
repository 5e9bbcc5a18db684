import CGumbo

/// An element of the parser's tree. Valid while the tree lives.
struct HTMLElement {
    private let node: UnsafePointer<GumboNode>
    private var element: GumboElement { node.pointee.v.element }

    init(_ node: UnsafePointer<GumboNode>) {
        self.node = node
    }

    /// Whether it belongs to HTML, not to SVG or MathML.
    var isHTML: Bool { element.tag_namespace == GUMBO_NAMESPACE_HTML }

    /// Its name in lower case; an element that HTML doesn't know by the name that it came with.
    var name: String {
        if element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(element.tag)) }
        var piece = element.original_tag
        guard piece.data != nil else { return "" }
        gumbo_tag_from_original_text(&piece)
        guard let data = piece.data else { return "" }
        let bytes = UnsafeRawBufferPointer(start: data, count: min(Int(piece.length), 64))
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }

    /// The value of an attribute.
    subscript(name: String) -> String? {
        var attributes = element.attributes
        guard let attribute = gumbo_get_attribute(&attributes, name), let value = attribute.pointee.value else {
            return nil
        }
        return String(cString: value)
    }

    /// The names of its attributes.
    var attributeNames: [String] {
        (0..<Int(element.attributes.length)).compactMap { index in
            element.attributes.data[index].flatMap {
                $0.assumingMemoryBound(to: GumboAttribute.self).pointee.name.map { String(cString: $0) }
            }
        }
    }

    /// Its classes.
    var classes: [String] { (self["class"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init) }

    /// The nodes directly below it.
    var children: [UnsafePointer<GumboNode>] {
        (0..<Int(element.children.length)).compactMap { index in
            element.children.data[index].map { UnsafePointer($0.assumingMemoryBound(to: GumboNode.self)) }
        }
    }

    /// The elements below it, in the order of the text; at most 500.
    private var descendants: [HTMLElement] {
        var found: [HTMLElement] = []
        var open = Array(children.reversed())
        while let node = open.popLast(), found.count < 500 {
            guard node.pointee.type == GUMBO_NODE_ELEMENT else { continue }
            let element = HTMLElement(node)
            found.append(element)
            open.append(contentsOf: element.children.reversed())
        }
        return found
    }

    /// The text directly and deeper below it, at most a line's worth.
    private var text: String {
        var text = ""
        var open = Array(children.reversed())
        while let node = open.popLast(), text.utf8.count < 500 {
            if node.pointee.type == GUMBO_NODE_ELEMENT {
                open.append(contentsOf: HTMLElement(node).children.reversed())
            } else if node.pointee.type == GUMBO_NODE_TEXT || node.pointee.type == GUMBO_NODE_WHITESPACE,
                let words = node.pointee.v.text.text
            {
                text += String(cString: words)
            }
        }
        return text
    }

    /// The first (or last) link below it.
    func firstLink(last: Bool) -> (address: String, text: String)? {
        let links = descendants.filter { $0.name == "a" && $0["href"].flatMap(HTMLAddress.picture) != nil }
        guard let link = last ? links.last : links.first, let address = link["href"] else { return nil }
        return (address, last ? "" : link.text)
    }

    /// Whether it is a quote that a network's script would turn into a player.
    func isEmbedQuote(_ classNames: [String]) -> Bool {
        name == "blockquote" && classes.contains { classNames.contains($0) }
    }

    /// Where a player's content is: its own address or that of its first source.
    var mediaAddress: String? {
        for attribute in ["src", "data-src", "data"] {
            if let address = self[attribute], !address.isEmpty, address != "about:blank" { return address }
        }
        return descendants.first { ["source", "embed", "iframe", "video"].contains($0.name) }?["src"]
    }
}
