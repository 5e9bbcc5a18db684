/// Shortcodes that name something on a network: `[youtube=URL]`, `[vimeo 123]`, `[tweet id="1"]`.
enum NetworkShortcode {
    /// The address that it means; some give only a number. Empty when it means none.
    static func address(_ code: Shortcode, _ content: String?) -> String {
        let inner = content?.trimmed ?? ""
        let given =
            inner.isEmpty
            ? code.value ?? code.first(of: ["url", "src", "href", "link", "id", "tweet", "video"]) : inner
        guard let value = given?.trimmed, !value.isEmpty else { return "" }
        if value.contains("/") || value.contains(".") { return value }
        guard value.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }) else { return "" }
        switch code.name {
        case "youtube", "youtube_sc", "youtube_video", "embedyt", "su_youtube", "su_youtube_advanced":
            return "https://www.youtube.com/watch?v=\(value)"
        case "vimeo", "su_vimeo": return "https://vimeo.com/\(value)"
        case "dailymotion": return "https://www.dailymotion.com/video/\(value)"
        case "twitter", "tweet": return "https://twitter.com/i/status/\(value)"
        case "instagram": return "https://www.instagram.com/p/\(value)/"
        case "flourish": return "https://public.flourish.studio/visualisation/\(value)/"
        case "infogram": return "https://infogram.com/\(value)"
        case "datawrapper": return "https://datawrapper.dwcdn.net/\(value)/"
        case "wpvideo", "videopress": return "https://videopress.com/v/\(value)"
        default: return ""
        }
    }
}
