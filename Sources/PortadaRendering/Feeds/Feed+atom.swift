import PortadaCore

extension Feed {
    /// The feed as Atom (RFC 4287). A feed that is empty must have a time, too: one that stays the same.
    public func atom(_ dates: DateWriter) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language]) { feed in
            feed.element("id", text: page)
            feed.element("title", text: title)
            feed.optional("subtitle", description)
            feed.element("updated", text: dates.iso8601(modified ?? Timestamp(seconds: 0)))
            feed.empty("link", ["rel": "self", "type": "application/atom+xml", "href": address])
            feed.empty("link", ["rel": "alternate", "type": "text/html", "href": page])
            feed.element("author") { $0.element("name", text: newspaper) }
            for entry in entries { writeAtom(entry, to: &feed, dates) }
        }
        return xml.bytes
    }

    private func writeAtom(_ entry: Entry, to xml: inout XMLWriter, _ dates: DateWriter) {
        xml.element("entry") { item in
            item.element("id", text: identity(of: entry))
            item.element("title", text: entry.headline)
            item.empty("link", ["rel": "alternate", "type": "text/html", "href": entry.address])
            if let picture = entry.picture {
                item.empty("link", ["rel": "enclosure", "type": picture.mediaType, "href": picture.address])
            }
            item.element("published", text: dates.iso8601(entry.published))
            item.element("updated", text: dates.iso8601(entry.modified))
            for author in authors(of: entry) { item.element("author") { $0.element("name", text: author) } }
            for category in entry.categories { item.empty("category", ["term": category]) }
            item.optional("summary", entry.summary)
            if !entry.content.isEmpty { item.element("content", ["type": "html"], text: entry.content.markup) }
        }
    }
}
