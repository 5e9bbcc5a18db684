import PortadaCore

/// The lines that themes and plug-ins keep around a headline beside WordPress' own excerpt.
struct StandingLines {
    private(set) var kicker = ""
    private(set) var summary = ""
    /// Meta whose words stand in the story now.
    private(set) var used: Set<String> = []
    /// Lines that had no place, in a few words each.
    private(set) var left: [String] = []

    private static let summaries = [
        "jnews_single_post", "post_subtitle", "_secondary_title", "secondary_title", "wps_subtitle", "kia_subtitle",
        "td_subtitle", "td_post_theme_settings", "subtitle", "_subtitle", "subtitulo", "bajada", "sumario",
        "entradilla", "copete",
    ]
    private static let kickers = ["volanta", "antetitulo", "antetítulo", "kicker"]

    /// - Parameters:
    ///   - excerpt: the summary that the story has already; it stays.
    ///   - plain: makes plain text of a value.
    init(_ item: WXRItem, excerpt: String, plain: (String) -> String) {
        summary = excerpt
        take(Self.kickers, of: item, \.kicker, plain)
        take(Self.summaries, of: item, \.summary, plain)
    }

    private mutating func take(
        _ names: [String],
        of item: WXRItem,
        _ line: WritableKeyPath<StandingLines, String>,
        _ plain: (String) -> String
    ) {
        for name in names {
            guard let value = item.meta(name) else { continue }
            let words = plain(Self.words(value, name)).trimmed
            // Fields of a plug-in stand beside the name of what they are made of.
            guard !words.isEmpty, !words.hasPrefix("field_") else { continue }
            if self[keyPath: line].isEmpty { self[keyPath: line] = words }
            if self[keyPath: line] == words {
                if !Self.isPacked(name) { used.insert(name) }
            } else {
                left.append("\(name): \(words.prefix(300))")
            }
        }
    }

    /// Themes pack many things into one value.
    private static func isPacked(_ name: String) -> Bool {
        name == "jnews_single_post" || name == "td_post_theme_settings"
    }

    private static func words(_ value: String, _ name: String) -> String {
        guard isPacked(name) else { return value }
        return ["subtitle", "td_subtitle"].lazy.compactMap { PHPStrings.value(of: $0, in: value) }.first ?? ""
    }
}
