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
    let names: ExportNames
    let now: Timestamp

    private static let inline = HTMLSanitizer(policy: .inline)
    private static let comment = HTMLSanitizer(policy: .comment)
    /// So many comments of one story come in: as many as readers are shown.
    static let biggestCommentCount = Reader.maxComments

    /// Meta that is understood, or is WordPress' own housekeeping.
    private static let knownMeta: Set<String> = [
        "_thumbnail_id", "_wp_old_slug", "_edit_lock", "_edit_last", "_pingme", "_encloseme", "_wp_page_template",
        "_yoast_wpseo_title", "_yoast_wpseo_metadesc", "_yoast_wpseo_opengraph-title",
        "_yoast_wpseo_opengraph-description", "rank_math_title",
        "rank_math_description", "rank_math_facebook_title", "rank_math_facebook_description",
        "_aioseo_title", "_aioseo_description", "_oembed_time", "_wp_trash_meta_status",
        "_wp_trash_meta_time", "_wp_desired_post_slug", "_genesis_title", "_genesis_description",
        "footnotes",
    ]
    /// The taxonomies that sections, tags and people are made of.
    private static let knownTaxonomies: Set<String> = ["category", "post_tag", "author", "nav_menu"]

    /// A title as plain text.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
            return text.trimmed
        }
        return inline.clean(text).plainText.trimmed
    }

    /// The draft of an item; `primarySection` in the address comes later, from the store.
    func draft(_ item: WXRItem, originID: String, fingerprint: Int64) -> StoryDraft {
        let headline = Self.plain(item.title)
        let published = published(item)
        var notes = dateNotes(item)
        let content = content(of: item, &notes)
        var status = status(of: item, published: published, &notes)
        if content == nil, status == .published || status == .scheduled { status = .draft }
        let original = BodyOriginal(content: content ?? "", notes: item.meta("footnotes") ?? "", story: item.postID)
        let lines = StandingLines(item, excerpt: summary(of: item.excerpt), plain: { summary(of: $0) })
        notes += lines.left.map {
            DraftNote(reason: "A further line beside the summary is kept in the database, not shown.", detail: $0)
        }
        let comments = ReadersComments(item)
        notes += comments.notes
        let categories = categories(of: item)
        let slug = slug(of: item, headline: headline)
        let path = path(of: item, slug: slug, published: published, section: categories.first)
        noteMove(item, to: path, &notes)
        let article = Article(
            id: Identifier(0),
            kind: item.postType == "page" ? .page : .news,
            status: status,
            kicker: lines.kicker,
            headline: headline.isEmpty ? "(\(slug))" : headline,
            summary: lines.summary,
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
            !Self.knownMeta.contains(entry.key) && !PrimaryCategory.meta.contains(entry.key)
                && !lines.used.contains(entry.key) && !entry.key.hasPrefix("_oembed_") && !entry.value.isEmpty
        }
        return StoryDraft(
            line: item.line,
            label: "\(item.postType) \(item.postID) \"\(headline.prefix(120))\"",
            originID: originID,
            fingerprint: fingerprint,
            article: article,
            isHeldOnTop: item.isSticky,
            body: original.converted(by: converter),
            original: original,
            wholeBody: original.content.utf8.count > HTMLSanitizer.maxBytes ? original.content : nil,
            feedIdentity: feedIdentity(of: item),
            bylines: bylines(item),
            categories: categories,
            tags: item.terms.filter { $0.domain == "post_tag" && !$0.slug.isEmpty },
            thumbnail: item.meta("_thumbnail_id"),
            comments: imported(comments.comments, since: published ?? now),
            leftComments: max(0, comments.comments.count - Self.biggestCommentCount),
            // Of two items with one number the first has its addresses.
            ownAddresses: originID == item.postID ? ownAddresses(of: item) : [],
            guessedAddresses: guessedAddresses(of: item, path: path),
            unknownMeta: Dictionary(unknown.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
            otherTerms: item.terms.filter { !Self.knownTaxonomies.contains($0.domain) },
            notes: notes
        )
    }

    /// When an item appeared, by its own word, the feed's, or that of its last change; nil when nothing says it.
    private func published(_ item: WXRItem) -> Timestamp? {
        if let moment = times.moment(utc: item.postDateGMT, local: item.postDate) { return moment }
        if let moment = WordPressTime.ofFeed(item.pubDate) { return moment }
        return item.status == "publish" ? times.moment(utc: item.modifiedGMT, local: item.modified) : nil
    }

    private func dateNotes(_ item: WXRItem) -> [DraftNote] {
        [item.postDateGMT, item.postDate, item.modifiedGMT, item.modified].filter(WordPressTime.isImpossible).prefix(1)
            .map {
                DraftNote(reason: "A date that no calendar has was not taken.", detail: String($0.prefix(40)))
            }
    }

    /// A story's text, or that of the page builder which keeps it elsewhere; nil when there is one and nothing was found.
    private func content(of item: WXRItem, _ notes: inout [DraftNote]) -> String? {
        guard BuilderText.isKept(by: item), TextCount(item.content).words == 0, !item.content.contains("<img"),
            !item.content.contains("[")
        else { return item.content }
        guard let text = BuilderText(item) else {
            let reason = "A story whose text only a page builder has is a draft here, without it."
            notes.append(DraftNote(reason: reason, isLost: true))
            return nil
        }
        notes.append(DraftNote(reason: "A story's text was taken from what a page builder keeps beside it."))
        return text.markup
    }

    private func noteMove(_ item: WXRItem, to path: String, _ notes: inout [DraftNote]) {
        guard let old = site.path(of: item.link), !site.isFront(old), !old.contains("?"), !old.contains("#"),
            SiteAddress.isReserved(old)
        else { return }
        let reason = "Its address belongs to the newspaper's own pages: it stands at another."
        notes.append(DraftNote(reason: reason, detail: "\(old.prefix(300)) → \(path)"))
    }

    /// Only what was public is public.
    private func status(of item: WXRItem, published: Timestamp?, _ notes: inout [DraftNote]) -> ArticleStatus {
        func note(_ reason: String, _ detail: String = "") { notes.append(DraftNote(reason: reason, detail: detail)) }

        if !item.password.isEmpty, item.status != "trash" {
            note("A story behind a password is a draft here.")
            return .draft
        }
        switch item.status {
        case "publish":
            guard let published else {
                note("A story without any date is a draft here: give it one, and publish it.")
                return .draft
            }
            return published > now ? .scheduled : .published
        case "future":
            guard let published else {
                note("A scheduled story without any date is a draft here.")
                return .draft
            }
            if published > now { return .scheduled }
            note("A scheduled story whose moment has passed is published here, as it is on the old site.")
            return .published
        case "private":
            note("A private story is a draft here.")
            return .draft
        case "pending": return .inReview
        case "trash": return .trashed
        case "draft": return .draft
        default:
            note("A story of a status that is not known here is a draft.", String(item.status.prefix(60)))
            return .draft
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

    private func summary(of text: String) -> String {
        guard text.utf8.contains(where: { [UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "[")].contains($0) })
        else { return text.trimmed }
        return converter.convert(text).html.plainText.trimmed
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
        if let path = site.path(of: item.link), !site.isFront(path), !path.contains("?"), !path.contains("#"),
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
        if item.postType == "page" { return unreserved("/\(slug)/", slug) }
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
        return unreserved(path, slug)
    }

    private func unreserved(_ path: String, _ slug: String) -> String {
        let others = ["/nota/\(slug)/", "/nota/\(slug)-nota/"]
        return ([path] + others).first { !SiteAddress.isReserved($0) } ?? "/nota-\(slug)/"
    }

    private func feedIdentity(of item: WXRItem) -> String? {
        let guid = item.guid.trimmed
        // One that begins with a slash would be read as an address here.
        return (1...1000).contains(guid.utf8.count) && guid.first != "/" ? guid : nil
    }

    private func ownAddresses(of item: WXRItem) -> [String] {
        ["/?p=\(item.postID)"] + (item.postType == "page" ? ["/?page_id=\(item.postID)"] : [])
    }

    /// A former slug may be another story's today, and a guid keeps the number that a story had before the site moved.
    private func guessedAddresses(of item: WXRItem, path: String) -> [String] {
        var addresses: [String] = []
        if let guid = site.path(of: item.guid) { addresses.append(guid) }
        let name = "/\(item.postName)"
        if !item.postName.isEmpty, path.contains(name) {
            for old in item.meta where old.key == "_wp_old_slug" && !old.value.isEmpty {
                addresses.append(path.replacing(name, with: "/\(old.value)"))
            }
        }
        let own = ownAddresses(of: item)
        return addresses.filter { $0 != path && $0 != "/" && $0.utf8.count <= 1000 && !own.contains($0) }
    }

    // MARK: Who and where

    private func bylines(_ item: WXRItem) -> [ExportNames.Signature] {
        let coAuthors = item.terms.filter { $0.domain == "author" && !$0.slug.isEmpty }
        if !coAuthors.isEmpty {
            var keys: Set<String> = []
            return coAuthors.map(names.signature).filter { keys.insert($0.key).inserted }
        }
        return item.creator.isEmpty || item.postType == "page" ? [] : [names.signature(of: item.creator)]
    }

    private func categories(of item: WXRItem) -> [WXRItem.Term] {
        var categories = item.terms.filter { $0.domain == "category" && !$0.slug.isEmpty }
        for primary in PrimaryCategory.named(by: item) {
            guard let index = categories.firstIndex(where: { names.isCategory($0.slug, primary) }) else { continue }
            categories.insert(categories.remove(at: index), at: 0)
            break
        }
        return categories
    }

    /// The comments that readers wrote; one without a date is as old as the one before it, the first as old as the story.
    private func imported(_ comments: [WXRItem.Comment], since published: Timestamp) -> [ImportedComment] {
        var known: Set<String> = []
        var last = published
        return comments.prefix(Self.biggestCommentCount).map { comment in
            last = times.moment(utc: comment.dateGMT, local: comment.date) ?? last
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
                time: last,
                status: status
            )
        }
    }
}
