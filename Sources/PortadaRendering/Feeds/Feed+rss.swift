import PortadaCore

extension Feed {
    /// The feed as RSS 2.0 with the `content`, `dc`, `media` and `atom` modules (RSS Advisory Board, Media RSS 1.5.1).
    public func rss(_ dates: DateWriter) -> [UInt8] {
        var xml = XMLWriter()
        xml.element(
            "rss",
            [
                "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:media": "http://search.yahoo.com/mrss/",
            ]
        ) { xml in
            xml.element("channel") { channel in
                channel.element("title", text: title)
                channel.element("link", text: page)
                channel.element("description", text: description.isEmpty ? title : description)
                channel.element("language", text: language)
                if let modified { channel.element("lastBuildDate", text: dates.rfc822(modified)) }
                channel.empty("atom:link", ["href": address, "rel": "self", "type": "application/rss+xml"])
                for entry in entries { write(entry, to: &channel, dates) }
            }
        }
        return xml.bytes
    }

    private func write(_ entry: Entry, to xml: inout XMLWriter, _ dates: DateWriter) {
        xml.element("item") { item in
            item.element("title", text: entry.headline)
            item.element("link", text: entry.address)
            item.element("guid", ["isPermaLink": "false"], text: identity(of: entry))
            for author in authors(of: entry) { item.element("dc:creator", text: author) }
            item.element("pubDate", text: dates.rfc822(entry.published))
            for category in entry.categories { item.element("category", text: category) }
            item.optional("description", entry.summary)
            if !entry.content.isEmpty { item.element("content:encoded", text: entry.content.markup) }
            if let picture = entry.picture {
                // A length of 0 stands for one that isn't known (RSS Advisory Board, "RSS Best Practices").
                let length = String(picture.byteCount ?? 0)
                item.empty("enclosure", ["url": picture.address, "length": length, "type": picture.mediaType])
                write(picture, to: &item)
            }
        }
    }

    private func write(_ picture: Picture, to xml: inout XMLWriter) {
        xml.element(
            "media:content",
            [
                "url": picture.address, "type": picture.mediaType, "medium": "image",
                "width": String(picture.width), "height": String(picture.height),
            ]
        ) { media in
            if !picture.caption.isEmpty {
                media.element("media:description", ["type": "plain"], text: picture.caption)
            }
            if !picture.credit.isEmpty {
                media.element("media:credit", ["role": "photographer"], text: picture.credit)
            }
        }
    }
}
