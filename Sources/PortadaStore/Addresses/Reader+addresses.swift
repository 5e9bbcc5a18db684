import PortadaCore

/// What an address leads to.
public enum Resolution: Sendable, Hashable {
    /// A published story.
    case article(Identifier<Article>)
    /// A section's front.
    case section(Identifier<Section>)
    /// Another address, for good or for now.
    case redirect(to: String, isPermanent: Bool)
    /// A picture, by an address of its file that it had before.
    case picture(Identifier<Picture>)
    /// A story that was taken back.
    case gone(Identifier<Article>?)
    /// Nothing.
    case unknown
}

extension Reader {
    /// What a path leads to: stories first, then sections, then old addresses. One look-up in an index each.
    public func resolve(path: String) throws -> Resolution {
        trace.note(.address(of: path))
        let article: (Identifier<Article>, ArticleStatus?)? = try connection.first(
            "SELECT id, status FROM article WHERE path = ?",
            [.text(path)]
        ) { ($0.id(0), ArticleStatus(rawValue: $0.text(1))) }
        if let article { trace.note(.teaser(article.0)) }
        switch article {
        case (let id, .published)?: return .article(id)
        case (let id, .withdrawn)?, (let id, .killed)?: return .gone(id)
        default: break
        }
        if let id = try connection.first(
            "SELECT id FROM section WHERE path = ?",
            [.text(path)],
            { $0.id(0) as Identifier<Section> }
        ) {
            trace.note(.sectionTree)
            return .section(id)
        }
        return try redirect(path: path)
    }

    /// The address of a story or section that differs from a path only by the letters of its escapes: `/a%C3%B1o/` and
    /// `/a%c3%b1o/` mean the same (RFC 3986, section 6.2.2.1). Nil when there is none.
    public func path(alike path: String) throws -> String? {
        for other in EscapeLetters.others(of: path) {
            switch try resolve(path: other) {
            case .article, .section: return other
            case .redirect(let target, _): return target
            case .picture, .gone, .unknown: continue
            }
        }
        return nil
    }

    /// The address of the published story with this slug; nil when there is none, or more than one.
    public func path(ofSlug slug: String) throws -> String? {
        trace.note(.address(slug))
        let found: [(String, Identifier<Article>)] = try connection.query(
            "SELECT path, id FROM article WHERE slug = ? AND +status = 'published' LIMIT 2",
            [.text(slug)]
        ) { ($0.text(0), $0.id(1)) }
        trace.note(found.map { .teaser($0.1) })
        return found.count == 1 ? found[0].0 : nil
    }

    /// Where one of them leads; nil when there is none that would be given.
    public func listedRedirect(path: String, includingKilled: Bool) throws -> Resolution? {
        let isListed = try connection.first(
            "SELECT 1 FROM redirect WHERE path = ? AND \(Self.isListed)",
            [.text(path), .flag(includingKilled)]
        ) { _ in true }
        return isListed == nil ? nil : try existingRedirect(path: path)
    }

    /// What a redirect is that those see who ask for a list; takes whether killed stories' are among them.
    static let isListed = """
        picture_id IS NULL AND (? = 1 OR NOT EXISTS (
            SELECT 1 FROM article WHERE article.id = redirect.article_id AND article.status = 'killed'))
        """

    /// A body as readers get it: without boxes that recommend a story which was taken back with notice, or killed.
    /// - Parameter site: the absolute address of the site.
    public func readable(_ body: CleanHTML, site: String) throws -> CleanHTML {
        try body.leavingOutRelated { try gone($0, site: site) != nil }
    }

    /// A body that was written by somebody who is given `readable` ones, over a former one: the boxes that they weren't
    /// given stay.
    public func keepingUnread(of former: CleanHTML, in body: CleanHTML, site: String) throws -> CleanHTML {
        try body.keepingRelated(of: former) { try gone($0, site: site) != nil }
    }

    /// A body as colleagues see it who may not see killed stories: without boxes that recommend one.
    public func withoutKilled(_ body: CleanHTML, site: String) throws -> CleanHTML {
        try body.leavingOutRelated { try leadsToKilled($0, site: site) }
    }

    /// A body that was written by somebody who is given those `withoutKilled`, over a former one: the boxes that they
    /// weren't given stay.
    /// - Parameter known: a text whose boxes are not put back.
    public func keepingKilled(
        of former: CleanHTML,
        besides known: CleanHTML = .empty,
        in body: CleanHTML,
        site: String
    ) throws -> CleanHTML {
        try body.keepingRelated(of: former, besides: known) { try leadsToKilled($0, site: site) }
    }

    /// Whether a link leads to a killed story.
    /// - Parameter site: the absolute address of the site.
    public func leadsToKilled(_ link: String, site: String) throws -> Bool {
        guard let story = try gone(link, site: site) else { return false }
        return try connection.first("SELECT 1 FROM article WHERE id = ? AND status = 'killed'", [.id(story)]) { _ in
            true
        } ?? false
    }

    /// How many redirects are followed, one leading to the next.
    static let maxHops = 10

    /// The story that a link leads to and that readers see no more; nil for any other.
    private func gone(_ link: String, site: String, hops: Int = maxHops) throws -> Identifier<Article>? {
        guard hops > 0, let own = SiteAddress.ownPath(of: link, site: site) ?? LinkForms.mistyped(link) else {
            return nil
        }
        let forms = LinkForms(of: own)
        for form in forms.all {
            for path in EscapeLetters.spellings(of: form) {
                switch try meant(path) {
                case .gone(let id): return id
                case .redirect(let next, _): return try gone(next, site: site, hops: hops - 1)
                case .unknown: continue
                case .article, .section, .picture: return nil
                }
            }
            if let id = try goneStory(numbered: form) { return id }
        }
        let last = own.prefix { !"?#".contains($0) }.split(separator: "/").last.map(String.init)
        // The site looks for no shorter ones at the end of an address.
        let slugs = forms.slugs + [last].compactMap { $0 }.filter { $0.utf8.count > 3 }
        for slug in slugs.flatMap(EscapeLetters.spellings) {
            if let id = try goneStory(withSlug: slug) { return id }
        }
        return nil
    }

    /// The story that an address by number means where no import knows that number, if readers see it no more.
    private func goneStory(numbered form: String) throws -> Identifier<Article>? {
        guard let id = LinkForms.number(in: form) else { return nil }
        trace.note(.teaser(id))
        return try connection.first("SELECT id FROM article WHERE id = ? AND \(Self.isGone)", [.id(id)]) { $0.id(0) }
    }

    /// The story whose slug ends an address under which nothing stands, if readers see it no more: as long as they saw it,
    /// the site led there.
    private func goneStory(withSlug slug: String) throws -> Identifier<Article>? {
        trace.note(.address(slug))
        return try connection.first("SELECT id FROM article WHERE slug = ? AND \(Self.isGone) LIMIT 1", [.text(slug)]) {
            $0.id(0)
        }
    }

    private static let isGone = "+status IN ('withdrawn', 'killed')"

    /// What an address leads to; like the site, with or without its last slash.
    func meant(_ path: String) throws -> Resolution {
        let found = try resolve(path: path)
        guard case .unknown = found, path != "/" else { return found }
        return try resolve(path: path.hasSuffix("/") ? String(path.dropLast()) : path + "/")
    }

    /// What an old address leads to now, whether or not something else has it.
    public func redirect(path: String) throws -> Resolution { try existingRedirect(path: path) ?? .unknown }

    /// The same; nil when it is no old address.
    func existingRedirect(path: String) throws -> Resolution? {
        try connection.first(
            """
            SELECT article.path, article.status, article.id, section.path, person.kind, person.slug, tag.slug,
                redirect.target, redirect.picture_id, redirect.section_id, redirect.person_id, redirect.tag_id
            FROM redirect LEFT JOIN article ON article.id = redirect.article_id
                LEFT JOIN section ON section.id = redirect.section_id LEFT JOIN person ON person.id = redirect.person_id
                LEFT JOIN tag ON tag.id = redirect.tag_id
            WHERE redirect.path = ?
            """,
            [.text(path)]
        ) { row in
            noteTarget(row)
            if let target = row.optionalText(0) { return Self.redirect(toArticle: target, row) }
            if let target = row.optionalText(3) { return .redirect(to: target, isPermanent: true) }
            if let slug = row.optionalText(5) {
                let list: SiteAddress.List = row.text(4) == "agency" ? .agency(slug: slug) : .author(slug: slug)
                return .redirect(to: list.path, isPermanent: true)
            }
            if let slug = row.optionalText(6) {
                return .redirect(to: SiteAddress.List.tag(slug: slug).path, isPermanent: true)
            }
            if !row.isNull(8) { return .picture(row.id(8)) }
            return row.optionalText(7).map { .redirect(to: $0, isPermanent: true) } ?? .unknown
        }
    }

    /// Where a redirect leads changes with its target's own address.
    private func noteTarget(_ row: any SQLRow) {
        if !row.isNull(2) { trace.note(.teaser(row.id(2))) }
        if !row.isNull(9) { trace.note(.sectionTree) }
        if !row.isNull(10) { trace.note(.personDetails(row.id(10))) }
        if !row.isNull(11) { trace.note(.tagDetails(row.id(11))) }
        if !row.isNull(8) { trace.note(.picture(row.id(8))) }
    }

    private static func redirect(toArticle target: String, _ row: any SQLRow) -> Resolution {
        switch ArticleStatus(rawValue: row.text(1)) {
        case .published: .redirect(to: target, isPermanent: true)
        case .withdrawn, .killed: .gone(row.id(2))
        default: .unknown
        }
    }
}
