/// What a story still lacks before readers should see it.
public struct Checklist: Sendable, Hashable {
    /// What is looked at, in the order in which people are told.
    public enum Item: String, Sendable, Hashable, CaseIterable {
        /// It has a headline.
        case headline
        /// Its address has a last part.
        case slug
        /// Some text or a picture is there.
        case body
        /// A section lists it.
        case section
        /// Somebody signs it, or an agency supplied it.
        case byline
        /// It has a summary.
        case summary
        /// It has a picture at its head.
        case leadPicture
        /// That picture says what it shows.
        case leadAltText
        /// That picture names who made it.
        case leadCredit
        /// So do those in its body say what they show.
        case bodyAltText
        /// And name who made them.
        case bodyCredit
        /// Links within the newspaper lead somewhere.
        case deadLink
        /// Links to elsewhere are addresses.
        case brokenLink
    }

    /// Something that is missing.
    public struct Finding: Sendable, Hashable {
        /// What it is.
        public var item: Item
        /// Which ones, where there are several: addresses of links and pictures.
        public var examples: [String]
    }

    /// What is missing, in order.
    public let findings: [Finding]

    /// Looks a story through.
    /// - Parameters:
    ///   - lead: the picture at its head as the newspaper keeps it, whose own words count where the story has none.
    ///   - deadLinks: those of its links that lead nowhere; see `ownPaths`.
    ///   - site: the absolute address of the site, without slash at the end.
    public init(_ story: Article, lead: Picture?, deadLinks: Set<String>, site: String) {
        let references = BodyReferences(of: story.body)
        var findings: [Finding] = []
        func require(_ item: Item, _ isThere: Bool) {
            if !isThere { findings.append(Finding(item: item, examples: [])) }
        }
        func list(_ item: Item, _ examples: [String]) {
            if !examples.isEmpty { findings.append(Finding(item: item, examples: examples)) }
        }
        require(.headline, !story.headline.allSatisfy(\.isWhitespace))
        require(.slug, !story.slug.isEmpty)
        require(.body, !story.body.isEmpty || story.leadPicture != nil)
        if story.kind != .page {
            require(.section, story.primarySection != nil)
            require(.byline, !story.bylines.isEmpty || !story.agencyCredit.isEmpty)
            require(.summary, !story.summary.isEmpty)
            require(.leadPicture, story.leadPicture != nil)
        }
        if let use = story.leadPicture {
            require(.leadAltText, !use.altText.isEmpty || lead?.altText.isEmpty == false)
            require(.leadCredit, !use.credit.isEmpty || lead?.credit.isEmpty == false)
        }
        list(.bodyAltText, references.images.filter(\.altText.isEmpty).map(\.address))
        list(.bodyCredit, references.images.filter { !$0.hasCredit }.map(\.address))
        list(.deadLink, references.links.filter { deadLinks.contains($0) })
        list(.brokenLink, references.links.filter { !Self.isWellFormed($0, site: site) })
        self.findings = findings
    }

    /// Whether the story can't be published as it is.
    public var isBlocking: Bool { findings.contains { $0.item.isBlocking } }

    /// The links of a body that lead to the newspaper itself, with the path that each means.
    /// - Parameter site: the absolute address of the site, without slash at the end.
    public static func ownPaths(in body: CleanHTML, site: String) -> [(link: String, path: String)] {
        BodyReferences(of: body).links.compactMap { link in
            SiteAddress.ownPath(of: link, site: site).map { (link, $0) }
        }
    }

    /// Whether a link elsewhere can be one at all: it has a host with a dot, and no space or stray sign in it.
    private static func isWellFormed(_ link: String, site: String) -> Bool {
        if SiteAddress.ownPath(of: link, site: site) != nil || link.hasPrefix("#") { return true }
        if link.hasPrefix("mailto:") { return link.dropFirst(7).split(separator: "@").count == 2 }
        if link.hasPrefix("tel:") { return link.dropFirst(4).contains(where: \.isNumber) }
        guard let scheme = ["https://", "http://"].first(where: link.hasPrefix) else { return false }
        let host = link.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
            && host.allSatisfy { $0.isLetter || $0.isNumber || "-.:@_%".contains($0) }
            && !link.contains { $0.isWhitespace || "<>\"{}|\\^`".contains($0) }
    }
}

extension Checklist.Item {
    /// Whether a story can't be published without; all else is advice.
    public var isBlocking: Bool { self == .headline || self == .slug }
}
