import PortadaCore

/// What readers see of posts on networks that a text embeds: who wrote what, and a link to it. No script of the network's is
/// needed, nor asked for.
///
/// A body keeps a figure with one link, whose words are those of the post (`HTMLTreeWalk`); here they are set as a card.
public struct PostCards {
    /// The networks whose embeds are posts; the others' are players.
    private static let networks: Set<String> = ["x", "instagram", "facebook", "tiktok", "telegram"]
    private static let opening: StaticString = "<figure class=\"embed\" data-provider=\""
    private static let closing = "</a></figure>"
    /// What the networks say in place of a post.
    private static let fillers = ["Ver esta publicación en Instagram", "View this post on Instagram"]
    /// What stands in a post for links and pictures.
    private static let shortAddresses = [
        "https://t.co/", "http://t.co/", "pic.twitter.com/", "https://pic.twitter.com/",
    ]

    private let seeOn: (String) -> String

    /// - Parameter seeOn: the words of the link to a post on the network of a name.
    public init(seeOn: @escaping (String) -> String) {
        self.seeOn = seeOn
    }

    /// The body with its posts as cards.
    public func fill(_ body: CleanHTML) -> CleanHTML {
        var markup = body.markup
        guard markup.withUTF8({ Self.hasEmbed($0) }) else { return body }
        var output = ""
        var rest = Substring(markup)
        while let start = rest.firstRange(of: "\(Self.opening)"),
            let end = rest[start.upperBound...].firstRange(of: Self.closing)
        {
            output += rest[..<start.lowerBound]
            output += card(rest[start.lowerBound..<end.upperBound])
            rest = rest[end.upperBound...]
        }
        return CleanHTML(vouchedFor: output + rest)
    }

    private static func hasEmbed(_ bytes: MarkupBytes) -> Bool {
        var index = bytes.next(UInt8(ascii: "<"), from: 0)
        while index < bytes.count {
            if bytes.has(opening, at: index) { return true }
            index = bytes.next(UInt8(ascii: "<"), from: index + 1)
        }
        return false
    }

    /// A figure as the cleaning rule writes it, as a card; a player's with a name for an address.
    private func card(_ figure: Substring) -> String {
        guard
            let match = figure.wholeMatch(
                of: /<figure class="embed" data-provider="([a-z]+)">(<a [^>]*>)([^<]*)<\/a><\/figure>/
            )
        else { return String(figure) }
        let (name, link, words) = (String(match.1), match.2, String(match.3))
        let provider = EmbedProvider.all.first { $0.name == name }
        let isBare = words.hasPrefix("http://") || words.hasPrefix("https://") || words == provider?.title
        guard Self.networks.contains(name), let provider else {
            return isBare && provider != nil
                ? "<figure class=\"embed\" data-provider=\"\(name)\">\(link)\(provider?.title ?? "")</a></figure>"
                : String(figure)
        }
        let post = isBare ? Post(author: Self.handle(in: link, of: name) ?? "") : Post(words: Self.cleaned(words))
        let text = post.text.isEmpty ? "" : "<p>\(post.text)</p>"
        let author = post.author.isEmpty ? "" : "<p class=\"post-author\">\(post.author)</p>"
        return "<figure class=\"embed post\" data-provider=\"\(name)\">\(text)\(author)"
            + "\(link)\(HTMLText.escape(seeOn(provider.title)))</a></figure>"
    }

    private static func cleaned(_ words: String) -> String {
        var words = words
        for filler in fillers { words = words.replacing(filler, with: "") }
        return words.split(separator: " ").filter { word in !shortAddresses.contains(where: word.hasPrefix) }
            .joined(separator: " ")
    }

    /// The name that an account has in the address of its post.
    private static func handle(in link: Substring, of network: String) -> String? {
        guard ["x", "tiktok", "telegram"].contains(network),
            let match = link.firstMatch(of: /href="https?:\/\/[^\/"]+\/@?([A-Za-z0-9_.]{1,40})\/[^"]/)
        else { return nil }
        return ["i", "status", "web"].contains(match.1) ? nil : "@\(match.1)"
    }

    /// What a post's words are: the text, and behind a dash who wrote it and when, as X writes it; TikTok's begin with the account.
    private struct Post {
        var text = ""
        var author: String

        init(author: String) { self.author = author }

        init(words: String) {
            let dash = words.ranges(of: "— ").last
            if let dash {
                text = words[..<dash.lowerBound].trimmingSpaces
                author = words[dash.upperBound...].trimmingSpaces
            } else if words.hasPrefix("@"), let space = words.firstIndex(of: " ") {
                text = words[space...].trimmingSpaces
                author = String(words[..<space])
            } else {
                (text, author) = (words, "")
            }
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
