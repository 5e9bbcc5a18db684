/// What may stand in clean HTML, element by element.
enum HTMLPolicy {
    /// How an element behaves in the output.
    enum Role {
        /// Stands in a line of text.
        case phrase
        /// Holds a line of text: paragraph, heading.
        case line
        /// Holds blocks.
        case container
        /// A part of a list, a table or a figure, which only stands in its parent.
        case part(of: [String])
    }

    /// The elements of a body, under the names that they get in the output.
    static let bodyRoles: [String: Role] = {
        var roles: [String: Role] = [:]
        for name in [
            "em", "strong", "b", "i", "u", "s", "sub", "sup", "mark", "small", "abbr", "cite", "q", "a", "code", "span",
        ] { roles[name] = .phrase }
        for name in ["p", "h2", "h3", "h4", "pre"] { roles[name] = .line }
        for name in ["ul", "ol", "blockquote", "figure", "table", "dl"] { roles[name] = .container }
        roles["li"] = .part(of: ["ul", "ol"])
        roles["figcaption"] = .part(of: ["figure"])
        roles["footer"] = .part(of: ["blockquote"])
        roles["caption"] = .part(of: ["table"])
        for name in ["thead", "tbody", "tfoot"] { roles[name] = .part(of: ["table"]) }
        roles["tr"] = .part(of: ["thead", "tbody", "tfoot", "table"])
        for name in ["td", "th"] { roles[name] = .part(of: ["tr"]) }
        for name in ["dt", "dd"] { roles[name] = .part(of: ["dl"]) }
        return roles
    }()

    /// The elements that stand in a line of text.
    static let phrases = Set(bodyRoles.compactMap { if case .phrase = $0.value { $0.key } else { nil } })

    /// The elements of a comment.
    static let commentRoles = bodyRoles.filter {
        ["em", "strong", "b", "i", "s", "a", "code", "p", "ul", "ol", "li", "blockquote"].contains($0.key)
    }

    /// The elements of a caption or a correction.
    static let inlineRoles = bodyRoles.filter {
        ["em", "strong", "b", "i", "s", "sub", "sup", "a", "cite", "q", "abbr"].contains($0.key)
    }

    /// Elements that stand for others.
    static let renamed = [
        "h1": "h2", "h5": "h4", "h6": "h4", "strike": "s", "del": "s", "ins": "u", "tt": "code", "kbd": "code",
        "samp": "code", "var": "i", "dfn": "em", "center": "p", "address": "p", "dir": "ul", "menu": "ul",
        "acronym": "abbr",
    ]

    /// Elements that go with all that they hold.
    static let dropped: Set<String> = [
        "script", "style", "template", "noscript", "title", "head", "svg", "math", "select", "textarea", "button",
        "input", "option", "datalist", "applet", "frameset", "frame", "noframes", "noembed", "xmp", "plaintext",
        "canvas", "map", "area", "meta", "link", "base", "progress", "meter", "dialog", "portal", "slot",
    ]

    /// Blocks that have no name of their own here: what they hold stands by itself.
    static let unwrappedBlocks: Set<String> = [
        "div", "section", "article", "main", "header", "footer", "aside", "nav", "form", "fieldset", "details",
        "summary", "hgroup", "legend", "body", "html",
    ]

    /// The attributes that an element keeps, besides those of links and pictures.
    static let attributes: [String: Set<String>] = [
        "abbr": ["title"], "ol": ["start", "reversed", "type"], "blockquote": ["cite"], "q": ["cite"],
        "th": ["scope", "colspan", "rowspan"], "td": ["colspan", "rowspan"],
    ]

    /// The classes that an element keeps.
    static let classes: [String: Set<String>] = [
        "figure": ["picture", "gallery", "wide", "left", "right"], "span": ["credit"],
        "p": ["lead", "question", "answer", "related"], "blockquote": ["pull"], "a": ["button"],
    ]

    /// Containers in which text may stand without a paragraph.
    static let textContainers: Set<String> = ["li", "td", "th", "dd", "dt", "figcaption", "caption", "footer"]

    /// Containers in which blocks may stand.
    static let flowContainers: Set<String> = ["li", "td", "th", "dd", "blockquote", "figure"]

    /// Elements that stay although they hold nothing: a table needs its cells.
    static let keptEmpty: Set<String> = ["td", "th", "tr"]
}
