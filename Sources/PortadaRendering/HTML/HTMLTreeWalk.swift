import PortadaCore

/// Walks the parser's tree without recursion and tells the emitter what may stand.
struct HTMLTreeWalk {
    private enum Step {
        case enter(Int32)
        case close(Int)
        case endBlock
    }

    private static let maxRemovals = 1000
    private static let media: Set<String> = ["iframe", "object", "embed", "video", "audio"]
    private let fragment: HTMLFragment
    var emitter: HTMLEmitter
    let links: HTMLLinkRule
    /// Whether pictures and embeds may stand.
    let takesMedia: Bool
    /// The places that links in the text lead to.
    private var targets: HTMLTargets
    /// The addresses of players that stand for scripts: a box and its script mean one.
    private var scripted: Set<String> = []
    private(set) var removals: [HTMLRemoval] = []
    private var steps: [Step] = []
    /// How many elements may still be looked at in search of an embed's link.
    private var patience = 5000

    /// - Parameter keepsTargets: whether the places that links in the text lead to keep their names.
    init(
        _ fragment: HTMLFragment,
        emitter: HTMLEmitter,
        links: HTMLLinkRule,
        takesMedia: Bool,
        keepsTargets: Bool
    ) {
        self.fragment = fragment
        self.emitter = emitter
        self.links = links
        self.takesMedia = takesMedia
        targets = keepsTargets ? HTMLTargets(in: fragment) : HTMLTargets()
    }

    /// Whether links in the text lead to places in it.
    var hasTargets: Bool { !targets.isEmpty }

    /// Visits all nodes.
    mutating func visit() {
        steps = [.enter(fragment.first)]
        while let step = steps.popLast() {
            switch step {
            case .close(let depth): emitter.close(to: depth)
            case .endBlock: _ = emitter.startBlock()
            case .enter(let node) where node == HTMLNode.none: continue
            case .enter(let node):
                steps.append(.enter(fragment[node].next))
                if let element = fragment.element(node) {
                    self.element(element)
                } else {
                    emitter.text(fragment.text(node))
                }
            }
        }
    }

    private mutating func element(_ element: HTMLElement) {
        if takesMedia, let address = ScriptedEmbed.address(of: element) {
            let isQuote = element.name == "blockquote"
            if scripted.insert(address).inserted {
                embed(address, title: isQuote ? element.words(patience: &patience) : element["title"] ?? "")
            }
            if isQuote { return }
        }
        let name = HTMLPolicy.renamed[element.name] ?? element.name
        guard element.isHTML, !HTMLPolicy.dropped.contains(name) else { return removed(element) }
        switch name {
        case "br": return emitter.lineBreak()
        case "hr":
            if takesMedia { emitter.void("hr", [], isBlock: true) }
            return
        case "img": return picture(element)
        case "a" where emitter.standsInFigure && element.isPictureAlone(patience: &patience):
            // The link around a picture leads to its file, as a rule; a line of text it is not.
            removed(element, attribute: "href")
            return children(of: element, closingTo: nil)
        case _ where Self.media.contains(name): return media(element)
        case "figure" where element.classes.contains("embed"),
            "blockquote" where element.isEmbedQuote(HTMLSanitizer.networkQuotes):
            if takesMedia, player(element, isQuote: name == "blockquote") { return }
        default: break
        }
        if HTMLPolicy.unwrappedBlocks.contains(name) {
            if name == "footer", emitter.open("footer", []) {
                return children(of: element, closingTo: emitter.depth - 1)
            }
            _ = emitter.startBlock()
            steps.append(.endBlock)
            return children(of: element, closingTo: nil)
        }
        guard let attributes = attributes(of: element, as: name), emitter.open(name, attributes) else {
            if HTMLPolicy.bodyRoles[name] == nil { removed(element) }
            return children(of: element, closingTo: nil)
        }
        children(of: element, closingTo: emitter.depth - 1)
    }

    private mutating func children(of element: HTMLElement, closingTo depth: Int?) {
        if let depth { steps.append(.close(depth)) }
        steps.append(.enter(element.firstChild))
    }

    private mutating func removed(_ element: HTMLElement, attribute: String? = nil) {
        guard removals.count < Self.maxRemovals else { return }
        removals.append(HTMLRemoval(element: element.name, attribute: attribute))
    }

    // MARK: Attributes

    /// The attributes that stay, in a fixed order; nil when the element has no sense without one that is missing.
    private mutating func attributes(of element: HTMLElement, as name: String) -> [(String, String)]? {
        var kept: [(String, String)] = []
        let classes = element.classes.filter { HTMLPolicy.classes[name]?.contains($0) ?? false }
        let target = targets.take(element)
        if name == "span", classes.isEmpty, target == nil { return nil }
        if let target { kept.append(("id", target)) }
        if name == "a" {
            guard let address = element["href"].flatMap(HTMLAddress.link).map(targets.address) else {
                return target == nil ? nil : kept
            }
            kept.append(("href", address))
            if let title = element["title"], !title.isEmpty { kept.append(("title", title)) }
            if let rel = links.rel(of: address, said: element["rel"]) { kept.append(("rel", rel)) }
        }
        for attribute: StaticString in ["title", "start", "reversed", "type", "cite", "scope", "colspan", "rowspan"]
        where HTMLPolicy.attributes[name]?.contains("\(attribute)") ?? false {
            if let value = element[attribute].flatMap({ Self.value($0, of: "\(attribute)") }) {
                kept.append(("\(attribute)", value))
            }
        }
        if !classes.isEmpty { kept.insert(("class", classes.joined(separator: " ")), at: 0) }
        for attribute in element.attributeNames where attribute.hasPrefix("on") || attribute == "style" {
            removed(element, attribute: attribute)
        }
        return kept
    }

    private static func value(_ raw: String, of attribute: String) -> String? {
        switch attribute {
        case "start": NumberRange(-9999...9999).read(raw).map { String($0) }
        case "colspan", "rowspan": NumberRange(2...100).read(raw).map { String($0) }
        case "reversed": ""
        case "type": ["1", "a", "A", "i", "I"].contains(raw) ? raw : nil
        case "scope": ["row", "col", "rowgroup", "colgroup"].contains(raw.lowercased()) ? raw.lowercased() : nil
        case "cite": HTMLAddress.link(raw)
        default: raw.isEmpty ? nil : raw
        }
    }

    // MARK: Pictures and embeds

    private mutating func picture(_ element: HTMLElement) {
        guard takesMedia, let source = element["src"].flatMap(HTMLAddress.picture) else { return removed(element) }
        var kept = [("src", source), ("alt", element["alt"] ?? "")]
        for attribute: StaticString in ["width", "height"] {
            if let number = element[attribute].flatMap({ NumberRange(1...20_000).read($0) }) {
                kept.append(("\(attribute)", String(number)))
            }
        }
        if let title = element["title"], !title.isEmpty { kept.append(("title", title)) }
        emitter.void("img", kept, isBlock: false)
    }

    private mutating func media(_ element: HTMLElement) {
        guard takesMedia, let address = element.mediaAddress.flatMap(HTMLAddress.picture), address.contains("//") else {
            return removed(element)
        }
        embed(address, title: element["title"] ?? "")
    }

    /// A figure or a network's quote around a player's link; false when it holds none.
    private mutating func player(_ element: HTMLElement, isQuote: Bool) -> Bool {
        if !isQuote, let link = element.linkAlone {
            embed(link.address, title: link.text)
            return true
        }
        guard let link = element.firstLink(last: isQuote, patience: &patience) else { return false }
        let caption = isQuote ? nil : element.caption(patience: &patience)
        // Of a post on a network the words stay; its card is made of them.
        embed(link.address, title: isQuote ? element.words(patience: &patience) : link.text)
        // No caption stands in a player's figure: it is a paragraph behind it.
        if let caption { steps += [.endBlock, .enter(caption.firstChild)] }
        return true
    }

    /// A player becomes a link with the provider and a title; the reader's click loads it.
    private mutating func embed(_ raw: String, title: String) {
        guard let address = HTMLAddress.picture(EmbedProvider.publicAddress(of: raw)), address.contains("//") else {
            return
        }
        let provider = EmbedProvider.of(address)
        let words = Self.words(title)
        emitter.embed(
            provider: provider?.name ?? "web",
            address: address,
            rel: links.rel(of: address, said: nil),
            title: words.isEmpty ? Self.words(provider?.title ?? HTMLAddress.host(of: address) ?? address) : words
        )
    }

    /// A title on one line, as it is read again.
    private static func words(_ text: String) -> String {
        // Split first: line breaks are characters that no title keeps.
        let words = text.split(whereSeparator: \.isWhitespace).map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.filter { !HTMLEmitter.isForbidden($0) }))
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
