/// Which category of a story plug-ins and themes call the first.
enum PrimaryCategory {
    private static let names = [
        "_yoast_wpseo_primary_category", "rank_math_primary_category", "_seopress_robots_primary_cat",
        "jnews_primary_category", "epc_primary_category", "td_primary_cat", "td_post_theme_settings",
        "_primary_category",
    ]

    /// Meta that says nothing else.
    static let meta = Set(names).subtracting(["td_post_theme_settings"])

    /// What they name, by number or slug, each in its turn.
    static func named(by item: WXRItem) -> [String] {
        names.compactMap { name in
            guard let value = item.meta(name) else { return nil }
            // JNews and tagDiv pack it with other settings.
            guard value.hasPrefix("a:") else { return value }
            return PHPStrings.value(of: name.hasPrefix("td_") ? "td_primary_cat" : "id", in: value)
        }
    }
}
