/// An item of an export as it stands there, before anything is made of it: a post, a page, an attachment, a menu entry.
struct WXRItem: Sendable {
    /// A category, tag or other term that the item bears.
    struct Term: Sendable, Hashable {
        /// The taxonomy: `category`, `post_tag`, `author`.
        var domain: String
        /// Its name in addresses, percent-encoded as it came.
        var slug: String
        /// Its name for readers.
        var name: String
    }

    /// A reader's comment, a pingback or a trackback.
    struct Comment: Sendable, Hashable {
        var id = ""
        var parent = ""
        var author = ""
        var date = ""
        var dateGMT = ""
        /// `1`, `0`, `spam`, `trash`.
        var approved = ""
        /// Empty or `comment` for a comment; `pingback`, `trackback`.
        var type = ""
        var content = ""
    }

    /// The line in the file, from 1.
    var line = 0
    var postID = ""
    var postType = ""
    var status = ""
    var title = ""
    var postName = ""
    var link = ""
    var guid = ""
    var creator = ""
    var pubDate = ""
    var postDate = ""
    var postDateGMT = ""
    var modified = ""
    var modifiedGMT = ""
    var content = ""
    var excerpt = ""
    var parent = ""
    var menuOrder = ""
    var password = ""
    var isSticky = false
    var commentStatus = ""
    var attachmentURL = ""
    var terms: [Term] = []
    /// Post meta by key, in order; a key may repeat.
    var meta: [(key: String, value: String)] = []
    var comments: [Comment] = []

    /// The first value of a meta key; nil when there is none or it is empty.
    func meta(_ keys: String...) -> String? {
        for key in keys {
            if let value = meta.first(where: { $0.key == key })?.value, !value.isEmpty { return value }
        }
        return nil
    }

    /// Reads an item's element.
    init(_ element: WXRElement, line: Int) {
        self.line = line
        for child in element.children { take(child) }
    }

    private mutating func take(_ child: WXRElement) {
        let text = child.text
        switch child.name {
        case "title": title = text
        case "link": link = text
        case "guid": guid = text
        case "pubDate": pubDate = text
        case "category":
            let slug = child.attributes["nicename"] ?? ""
            // An export of version 1.0 names each category twice, the first time without its domain.
            if let domain = child.attributes["domain"].map({ $0 == "tag" ? "post_tag" : $0 }) {
                let isAddressed = domain == "category" || domain == "post_tag"
                terms.append(Term(domain: domain, slug: isAddressed ? OldAddressParts.slug(slug) : slug, name: text))
            }
        case "content:encoded": content = text
        case "excerpt:encoded": excerpt = text
        default:
            guard let colon = child.name.firstIndex(of: ":") else { return }
            takePrefixed(String(child.name[child.name.index(after: colon)...]), child)
        }
    }

    private mutating func takePrefixed(_ name: String, _ child: WXRElement) {
        let text = child.text
        switch name {
        case "creator": creator = text
        case "post_id": postID = text
        case "post_type": postType = text
        case "status": status = text
        case "post_name": postName = text
        case "post_date": postDate = text
        case "post_date_gmt": postDateGMT = text
        case "post_modified": modified = text
        case "post_modified_gmt": modifiedGMT = text
        case "post_parent": parent = text
        case "menu_order": menuOrder = text
        case "post_password": password = text
        case "is_sticky": isSticky = text == "1"
        case "comment_status": commentStatus = text
        case "attachment_url": attachmentURL = text
        case "postmeta": meta.append((child.text(of: "meta_key"), child.text(of: "meta_value")))
        case "comment": comments.append(Self.comment(child))
        default: break
        }
    }

    private static func comment(_ element: WXRElement) -> Comment {
        Comment(
            id: element.text(of: "comment_id"),
            parent: element.text(of: "comment_parent"),
            author: element.text(of: "comment_author"),
            date: element.text(of: "comment_date"),
            dateGMT: element.text(of: "comment_date_gmt"),
            approved: element.text(of: "comment_approved"),
            type: element.text(of: "comment_type"),
            content: element.text(of: "comment_content")
        )
    }
}

extension WXRElement {
    /// The text of the first child with this name, whatever its prefix; empty when there is none.
    func text(of name: String) -> String {
        let suffix = ":" + name
        return children.first { $0.name == name || $0.name.hasSuffix(suffix) }?.text ?? ""
    }
}
