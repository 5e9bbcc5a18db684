/// What media types are.
enum MediaTypes {
    private static let texts = [
        "text/", "application/json", "application/feed+json", "application/xml", "application/rss+xml",
        "application/atom+xml", "application/manifest+json", "image/svg+xml",
    ]

    /// Whether it is text, which compresses well.
    static func isText(_ contentType: String) -> Bool {
        texts.contains { contentType.hasPrefix($0) }
    }
}
