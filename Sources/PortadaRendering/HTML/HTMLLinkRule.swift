/// What `rel` a link gets.
struct HTMLLinkRule {
    let isComment: Bool
    let ownHosts: Set<String>

    private static let kept = ["nofollow", "sponsored", "ugc"]

    /// The value of `rel`; nil when the link needs none.
    func rel(of address: String, said: String?) -> String? {
        if isComment { return "nofollow ugc noopener" }
        let words = (said ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        var rel = Self.kept.filter { words.contains(Substring($0)) }
        if let host = HTMLAddress.host(of: address), !ownHosts.contains(host) { rel.append("noopener") }
        return rel.isEmpty ? nil : rel.joined(separator: " ")
    }
}
