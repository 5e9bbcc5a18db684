/// A comment of the block editor: `<!-- wp:gallery {"ids":[1]} -->`, `<!-- /wp:gallery -->`, `<!-- wp:more /-->`.
struct BlockMark {
    /// What the comment does.
    enum Place { case start, end, whole }

    let name: String
    let place: Place
    /// The number of the reusable block that it stands for; nil for others.
    let reference: String?

    /// Whole blocks that show nothing of their own.
    static let silent: Set<String> = ["more", "nextpage", "separator", "spacer"]

    init?(_ comment: Substring) {
        let inner = comment.dropFirst(4).dropLast(3).trimmed
        let isEnd = inner.hasPrefix("/wp:")
        guard isEnd || inner.hasPrefix("wp:") else { return nil }
        let full = inner.dropFirst(isEnd ? 4 : 3).prefix { !$0.isWhitespace }
        name = String(full.hasPrefix("core/") ? full.dropFirst(5) : full)
        reference = name == "block" ? inner.firstMatch(of: /"ref"\s*:\s*"?(\d{1,18})/).map { String($0.1) } : nil
        place = isEnd ? .end : (inner.hasSuffix("/") ? .whole : .start)
    }

    /// Whether it holds text of the classic editor.
    var isFreeform: Bool { name == "freeform" }

    private static let classes = [
        ("wp-block-gallery", "gallery"), ("wp-block-pullquote", "pull"), ("wp-block-image", "picture"),
        ("wp-block-button__link", "button"), ("alignwide", "wide"), ("alignfull", "wide"), ("alignleft", "left"),
        ("alignright", "right"),
    ]

    /// A tag with our classes in the place of the editor's.
    static func renamed(_ tag: Substring) -> String {
        guard tag.holds("class=") else { return String(tag) }
        var text = String(tag)
        for (theirs, ours) in classes where text.contains(theirs) { text = text.replacing(theirs, with: ours) }
        return text
    }
}
