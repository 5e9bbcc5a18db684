import Foundation

/// A made-up export in a file that goes with it.
final class ExportFile {
    let url: URL

    convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

    init(_ bytes: [UInt8]) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString).xml")
        try Data(bytes).write(to: url)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A whole export around items.
    static func text(_ items: String, head: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:wp="http://wordpress.org/export/1.2/">
        <channel>
        <title>Diario Viejo</title>
        <link>https://viejo.example</link>
        <wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_site_url>https://viejo.example</wp:base_site_url>
        <wp:base_blog_url>https://viejo.example</wp:base_blog_url>
        <wp:author><wp:author_login>amaya</wp:author_login><wp:author_display_name><![CDATA[Amaya Arnaut]]></wp:author_display_name></wp:author>
        <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>politica</wp:category_nicename><wp:category_parent>nacional</wp:category_parent><wp:cat_name><![CDATA[Política]]></wp:cat_name></wp:category>
        <wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>nacional</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Nacional]]></wp:cat_name></wp:category>
        \(head)
        \(items)
        </channel>
        </rss>
        """
    }

    /// One post.
    static func post(
        _ id: Int,
        title: String = "Título",
        body: String = "Texto.",
        status: String = "publish",
        type: String = "post",
        link: String? = nil,
        excerpt: String = "Resumen &amp; algo",
        date: String = "2020-03-04 12:00:00",
        extra: String = ""
    ) -> String {
        """
        <item>
        <title>\(title)</title>
        <link>\(link ?? "https://viejo.example/nacional/nota-\(id)/")</link>
        <dc:creator><![CDATA[amaya]]></dc:creator>
        <guid isPermaLink="false">https://viejo.example/?p=\(id)</guid>
        <content:encoded><![CDATA[\(body)]]></content:encoded>
        <excerpt:encoded><![CDATA[\(excerpt)]]></excerpt:encoded>
        <wp:post_id>\(id)</wp:post_id>
        <wp:post_date><![CDATA[2020-03-04 08:00:00]]></wp:post_date>
        <wp:post_date_gmt><![CDATA[\(date)]]></wp:post_date_gmt>
        <wp:comment_status>open</wp:comment_status>
        <wp:post_name>nota-\(id)</wp:post_name>
        <wp:status>\(status)</wp:status>
        <wp:post_type>\(type)</wp:post_type>
        <wp:post_password></wp:post_password>
        <category domain="category" nicename="politica"><![CDATA[Política]]></category>
        \(extra)
        </item>

        """
    }

    /// An attachment that is a picture.
    static func attachment(_ id: Int, caption: String = "", credit: String = "", parent: Int = 0) -> String {
        """
        <item>
        <title>foto-\(id)</title>
        <link>https://viejo.example/foto-\(id)/</link>
        <excerpt:encoded><![CDATA[\(caption)]]></excerpt:encoded>
        <wp:post_id>\(id)</wp:post_id>
        <wp:post_name>foto-\(id)</wp:post_name>
        <wp:status>inherit</wp:status>
        <wp:post_parent>\(parent)</wp:post_parent>
        <wp:post_type>attachment</wp:post_type>
        <wp:attachment_url>https://viejo.example/wp-content/uploads/2020/03/foto-\(id).jpg</wp:attachment_url>
        \(meta("_media_credit", credit))
        </item>

        """
    }

    /// A line of post meta.
    static func meta(_ key: String, _ value: String) -> String {
        "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:postmeta>"
    }
}
