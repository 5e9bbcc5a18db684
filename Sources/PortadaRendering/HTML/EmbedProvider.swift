/// A service whose players stand in stories: how its public addresses are known, and where its player is.
///
/// A page holds only a link; the reader's click loads the player from `playerHost`.
public struct EmbedProvider: Sendable, Hashable {
    /// Its short name, for `data-provider`.
    public let name: String
    /// Its name for readers.
    public let title: String
    /// The hosts of its addresses; their subdomains too.
    public let hosts: [String]
    /// The host of its player, for the page's `frame-src`; nil when it has none that stands alone.
    public let playerHost: String?

    /// The services that are known.
    public static let all: [EmbedProvider] = [
        EmbedProvider(
            name: "youtube",
            title: "YouTube",
            hosts: ["youtube.com", "youtu.be", "youtube-nocookie.com"],
            playerHost: "www.youtube-nocookie.com"
        ),
        EmbedProvider(name: "vimeo", title: "Vimeo", hosts: ["vimeo.com"], playerHost: "player.vimeo.com"),
        EmbedProvider(
            name: "dailymotion",
            title: "Dailymotion",
            hosts: ["dailymotion.com", "dai.ly"],
            playerHost: "www.dailymotion.com"
        ),
        EmbedProvider(name: "x", title: "X", hosts: ["twitter.com", "x.com"], playerHost: nil),
        EmbedProvider(name: "instagram", title: "Instagram", hosts: ["instagram.com"], playerHost: nil),
        EmbedProvider(name: "facebook", title: "Facebook", hosts: ["facebook.com", "fb.watch"], playerHost: nil),
        EmbedProvider(name: "tiktok", title: "TikTok", hosts: ["tiktok.com"], playerHost: "www.tiktok.com"),
        EmbedProvider(name: "telegram", title: "Telegram", hosts: ["t.me"], playerHost: nil),
        EmbedProvider(
            name: "soundcloud",
            title: "SoundCloud",
            hosts: ["soundcloud.com"],
            playerHost: "w.soundcloud.com"
        ),
        EmbedProvider(name: "spotify", title: "Spotify", hosts: ["spotify.com"], playerHost: "open.spotify.com"),
        EmbedProvider(name: "maps", title: "Google Maps", hosts: ["google.com", "goo.gl"], playerHost: nil),
        EmbedProvider(
            name: "datawrapper",
            title: "Datawrapper",
            hosts: ["datawrapper.de", "dwcdn.net"],
            playerHost: "datawrapper.dwcdn.net"
        ),
        EmbedProvider(
            name: "flourish",
            title: "Flourish",
            hosts: ["flourish.studio", "flo.uri.sh"],
            playerHost: "flo.uri.sh"
        ),
        EmbedProvider(name: "infogram", title: "Infogram", hosts: ["infogram.com"], playerHost: "e.infogram.com"),
    ]

    /// The hosts that a reader's click may load a player from.
    public static var playerHosts: [String] { all.compactMap(\.playerHost) }

    /// Whether an address belongs to a service that is known.
    public static func isKnown(_ address: String) -> Bool { of(address) != nil }

    /// The service that an address belongs to.
    static func of(_ address: String) -> EmbedProvider? {
        guard let host = HTMLAddress.host(of: address) else { return nil }
        return all.first { provider in provider.hosts.contains { host == $0 || host.hasSuffix("." + $0) } }
    }

    /// The address that people know, from a player's: `…/embed/ID` becomes `…/watch?v=ID`.
    static func publicAddress(of address: String) -> String {
        guard let provider = of(address) else { return address }
        let path = address.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3)
        func part(after name: String) -> String? {
            guard let index = path.firstIndex(of: Substring(name)), index + 1 < path.endIndex else { return nil }
            let id = path[index + 1].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            return id.isEmpty || !id.allSatisfy(\.isASCII) ? nil : String(id)
        }
        switch provider.name {
        case "youtube":
            return (part(after: "embed") ?? part(after: "v")).map { "https://www.youtube.com/watch?v=\($0)" } ?? address
        case "vimeo": return part(after: "video").map { "https://vimeo.com/\($0)" } ?? address
        case "dailymotion":
            return address.contains("/embed/")
                ? part(after: "video").map { "https://www.dailymotion.com/video/\($0)" } ?? address : address
        case "flourish" where address.contains("//flo.uri.sh/"):
            let name = path.prefix { !$0.hasPrefix("embed") }.joined(separator: "/").prefix { $0 != "?" && $0 != "#" }
            return "https://public.flourish.studio/\(name)"
        default: return address
        }
    }
}
