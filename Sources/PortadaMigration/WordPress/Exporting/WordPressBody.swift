import PortadaCore
import PortadaMedia
import PortadaRendering

/// A story's text as WordPress takes it: pictures by the addresses that it fetches them from, players as it embeds them.
struct WordPressBody {
    /// The address of the newspaper, without a slash at its end.
    let address: String
    /// The number that WordPress knows a picture by, and where it fetches it.
    let picture: (_ hashPrefix: String) throws -> (number: Int64, address: String)?

    func text(_ body: CleanHTML) throws -> String {
        var rest = Substring(body.markup)
        var result = ""
        while let tag = rest.firstRange(of: "<img src=\"/media/") {
            result += rest[..<tag.lowerBound]
            rest = rest[tag.lowerBound...]
            let source = rest.dropFirst("<img src=\"".count).prefix { $0 != "\"" }
            if let found = try MediaAddress(path: String(source)).flatMap({ try picture($0.hashPrefix) }) {
                result += "<img class=\"wp-image-\(found.number)\" src=\"\(HTMLText.escape(found.address))\""
            } else {
                result += "<img src=\"\(address)\(source)\""
            }
            rest = rest.dropFirst("<img src=\"".count + source.count + 1)
        }
        return players(in: result + rest)
    }

    /// `<figure class="embed">` with a link becomes the link that WordPress makes a player of, and its words.
    private func players(in markup: String) -> String {
        var rest = Substring(markup)
        var result = ""
        while let start = rest.firstRange(of: "<figure class=\"embed\""),
            let end = rest[start.upperBound...].firstRange(of: "</figure>")
        {
            result += rest[..<start.lowerBound]
            result += player(rest[start.upperBound..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    private func player(_ figure: Substring) -> String {
        guard let link = figure.firstRange(of: "<a href=\"") else { return "" }
        let address = figure[link.upperBound...].prefix { $0 != "\"" }
        let words = CleanHTML(vouchedFor: String(figure.drop { $0 != ">" }.dropFirst())).plainText
        let caption = words.isEmpty || words == address ? "" : "<p>\(HTMLText.escape(words))</p>"
        return "\n\n[embed]\(address)[/embed]\n\n\(caption)"
    }
}
