import PortadaCore

extension Feed {
    /// The feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).
    public func json(_ dates: DateWriter) -> [UInt8] {
        let document: JSONText = .object([
            ("version", .string("https://jsonfeed.org/version/1.1")),
            ("title", .string(title)),
            ("description", .nonEmpty(description)),
            ("home_page_url", .string(page)),
            ("feed_url", .string(address)),
            ("language", .string(language)),
            ("authors", .array([.object([("name", .string(newspaper)), ("url", .string(site + "/"))])])),
            ("items", .array(entries.map { json($0, dates) })),
        ])
        return Array(document.text.utf8)
    }

    private func json(_ entry: Entry, _ dates: DateWriter) -> JSONText {
        .object([
            ("id", .string(identity(of: entry))),
            ("url", .string(entry.address)),
            ("title", .string(entry.headline)),
            ("summary", .nonEmpty(entry.summary)),
            ("content_html", .string(entry.content.markup)),
            ("image", entry.picture.map { .string($0.address) }),
            (
                "attachments",
                entry.picture.map { picture in
                    .array([.object([("url", .string(picture.address)), ("mime_type", .string(picture.mediaType))])])
                }
            ),
            ("date_published", .string(dates.iso8601(entry.published))),
            ("date_modified", .string(dates.iso8601(entry.modified))),
            ("authors", .array(authors(of: entry).map { .object([("name", .string($0))]) })),
            ("tags", .array(entry.categories.map { .string($0) })),
        ])
    }
}
