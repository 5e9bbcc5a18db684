import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore

/// Makes a story of a post or page: the rules of the journey, none of which needs the store.
struct StoryMapping: Sendable {
    let site: OldSite
    let times: WordPressTime
    let pathPattern: ArticlePathPattern
    let converter: BodyConverter
    let now: Timestamp

    private static let inline = HTMLSanitizer(policy: .inline)
    private static let comment = HTMLSanitizer(policy: .comment)
    /// So many comments of one story come in.
    static let biggestCommentCount = 5000

    /// Meta that is understood, or is WordPress' own housekeeping.
    private static let knownMeta: Set<String> = [
        "_thumbnail_id", "_wp_old_slug", "_edit_lock", "_edit_last", "_pingme", "_encloseme", "_wp_page_template",
        "_yoast_wpseo_title", "_yoast_wpseo_metadesc", "_yoast_wpseo_opengraph-title",
        "_yoast_wpseo_opengraph-description", "_yoast_wpseo_primary_category", "rank_math_title",
        "rank_math_description", "rank_math_facebook_title", "rank_math_facebook_description",
        "rank_math_primary_category", "_aioseo_title", "_aioseo_description", "_oembed_time", "_wp_trash_meta_status",
        "_wp_trash_meta_time", "_wp_desired_post_slug", "_genesis_title", "_genesis_description",
    ]

    /// A title as plain text.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
            return text.trimmed
        }
        return inline.clean(text).plainText.trimmed
    }

    /// The draft of an item; `primarySection` in the address comes later, from the store.
    func draft(_ item: WXRItem, originID: String, fingerprint: Int64, guestAuthors: [String: String]) -> StoryDraft {
        let headline = Self.plain(item.title)
        let published = times.moment(utc: item.postDateGMT, local: item.postDate)
        let status = status(of: item, published: published)
        let categories = categories(of: item)
        let slug = slug(of: item, headline: headline)
        let path = path(of: item, slug: slug, published: published, section: categories.first)
        let article = Article(
            id: Identifier(0),
            kind: item.postType == "page" ? .page : .news,
            status: status,
            headline: headline.isEmpty ? "(\(slug))" : headline,
            summary: summary(of: item),
            slug: slug,
            path: path,
            times: articleTimes(item, status: status, published: published),
            commentsOpen: item.commentStatus == "open",
            searchOverride: override(
                item,
                ["_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_genesis_title"],
                ["_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_genesis_description"]
            ),
            socialOverride: override(
                item,
                ["_yoast_wpseo_opengraph-title", "rank_math_facebook_title"],
                ["_yoast_wpseo_opengraph-description", "rank_math_facebook_description"]
            )
        )
        let unknown = item.meta.filter { entry in
            !Self.knownMeta.contains(entry.key) && !entry.key.hasPrefix("_oembed_") && !entry.value.isEmpty
        }
        return StoryDraft(
            line: item.line,
            label: "\(item.postType) \(item.postID) \"\(headline.prefix(120))\"",
            originID: originID,
            fingerprint: fingerprint,
            article: article,
            isHeldOnTop: item.isSticky,
            body: converter.convert(item.content),
            wholeBody: item.content.utf8.count > HTMLSanitizer.maxBytes ? item.content : nil,
            bylines: bylines(item, guestAuthors),
            categories: categories,
            tags: item.terms.filter { $0.domain == "post_tag" && !$0.slug.isEmpty },
            thumbnail: item.meta("_thumbnail_id"),
            comments: comments(of: item),
            leftComments: max(0, readersComments(of: item).count - Self.biggestCommentCount),
            oldAddresses: oldAddresses(of: item, path: path),
            unknownMeta: Dictionary(unknown.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        )
    }

    /// Only what was public is public.
    private func status(of item: WXRItem, published: Timestamp?) -> ArticleStatus {
        switch item.status {
        case "publish":
            if !item.password.isEmpty { return .draft }
            return published.map { $0 > now } ?? false ? .scheduled : .published
        case "future": return published.map { $0 > now } ?? false ? .scheduled : .draft
        case "pending": return .inReview
        case "trash": return .trashed
        default: return .draft
        }
    }

    private func articleTimes(_ item: WXRItem, status: ArticleStatus, published: Timestamp?) -> ArticleTimes {
        let modified = times.moment(utc: item.modifiedGMT, local: item.modified)
        let created = published ?? modified ?? now
        guard status == .published else {
            return ArticleTimes(created: created, scheduled: status == .scheduled ? published : nil)
        }
        let moment = published ?? created
        let updated = modified.flatMap { $0 > moment && $0 <= now ? $0 : nil }
        return ArticleTimes(created: created, firstPublished: moment, published: moment, updated: updated)
    }

    private func summary(of item: WXRItem) -> String {
        guard
            item.excerpt.utf8.contains(where: {
                [UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "[")].contains($0)
            })
        else { return item.excerpt.trimmed }
        return converter.convert(item.excerpt).html.plainText.trimmed
    }

    private func override(_ item: WXRItem, _ titles: [String], _ descriptions: [String]) -> TextOverride {
        func first(_ keys: [String]) -> String {
            let value = keys.lazy.compactMap { key in item.meta(key) }.first ?? ""
            // Plug-ins keep patterns like `%%title%%`; only what somebody wrote is worth keeping.
            return value.contains("%") && value.contains(/%\w+%/) ? "" : Self.plain(value)
        }
        return TextOverride(title: first(titles), description: first(descriptions))
    }

    private func slug(of item: WXRItem, headline: String) -> String {
        item.postName.isEmpty ? Slug.make(from: headline) : OldAddressParts.slug(item.postName)
    }

    // MARK: Addresses

    /// The old path byte for byte; where the old site had none for the story, or the site has something else there, the
    /// newspaper's own pattern.
    private func path(of item: WXRItem, slug: String, published: Timestamp?, section: WXRItem.Term?) -> String {
        if let path = site.path(of: item.link), path != "/", !path.contains("?"), !path.contains("#"),
            !SiteAddress.isReserved(path)
        {
            return path
        }
        let moment = published ?? now
        let day = ISO8601DateFormatter.string(
            from: Date(timeIntervalSince1970: Double(moment.rawValue) / 1000),
            timeZone: .gmt,
            formatOptions: [.withFullDate]
        )
        let parts = day.split(separator: "-").compactMap { NumberRange.counts.readInt($0) }
        if item.postType == "page" { return "/\(slug)/" }
        let path = pathPattern.path(
            slug: slug,
            id: NumberRange.rows.read(item.postID) ?? 0,
            sectionPath: section.map { "/\($0.slug)/" },
            day: ArticlePathPattern.Day(
                year: parts.first ?? 1970,
                month: parts.count > 1 ? parts[1] : 1,
                day: parts.count > 2 ? parts[2] : 1
            )
        )
        return SiteAddress.isReserved(path) ? "/nota/\(slug)/" : path
    }

    private func oldAddresses(of item: WXRItem, path: String) -> [String] {
        var addresses = ["/?p=\(item.postID)"]
        if item.postType == "page" { addresses.append("/?page_id=\(item.postID)") }
        if let guid = site.path(of: item.guid) { addresses.append(guid) }
        let name = "/\(item.postName)"
        if !item.postName.isEmpty, path.contains(name) {
            for old in item.meta where old.key == "_wp_old_slug" && !old.value.isEmpty {
                addresses.append(path.replacing(name, with: "/\(old.value)"))
            }
        }
        return addresses.filter { $0 != path && $0 != "/" && $0.utf8.count <= 1000 }
    }

    // MARK: Who and where

    private func bylines(_ item: WXRItem, _ guestAuthors: [String: String]) -> [(key: String, name: String)] {
        let coAuthors = item.terms.filter { $0.domain == "author" && !$0.slug.isEmpty }
        if !coAuthors.isEmpty {
            return coAuthors.map { term in
                let key = term.slug.hasPrefix("cap-") ? String(term.slug.dropFirst(4)) : term.slug
                return (key, guestAuthors[key] ?? term.name)
            }
        }
        return item.creator.isEmpty || item.postType == "page" ? [] : [(item.creator, item.creator)]
    }

    private func categories(of item: WXRItem) -> [WXRItem.Term] {
        var categories = item.terms.filter { $0.domain == "category" && !$0.slug.isEmpty }
        if let primary = item.meta("_yoast_wpseo_primary_category", "rank_math_primary_category"),
            let index = categories.firstIndex(where: { $0.slug == primary })
        {
            categories.insert(categories.remove(at: index), at: 0)
        }
        return categories
    }

    private func readersComments(of item: WXRItem) -> [WXRItem.Comment] {
        item.comments.filter { ["", "comment"].contains($0.type) && $0.approved != "trash" }
    }

    private func comments(of item: WXRItem) -> [ImportedComment] {
        var known: Set<String> = []
        return readersComments(of: item).prefix(Self.biggestCommentCount).compactMap { comment in
            guard let time = times.moment(utc: comment.dateGMT, local: comment.date) else { return nil }
            let status: Comment.Status =
                comment.approved == "1" ? .approved : (comment.approved == "spam" ? .spam : .pending)
            let parent = known.contains(comment.parent) ? comment.parent : nil
            known.insert(comment.id)
            let author = Self.plain(comment.author)
            return ImportedComment(
                id: comment.id,
                parent: parent,
                author: author.isEmpty ? "Anónimo" : author,
                text: Self.comment.clean(Paragraphs.make(comment.content)),
                time: time,
                status: status
            )
        }
    }
}
