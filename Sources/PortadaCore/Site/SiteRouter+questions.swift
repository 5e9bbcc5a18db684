/// What WordPress asks for by query strings and by words in the path.
extension SiteRouter {
    /// The names by which WordPress asks for a story, a page or a file by its number, which no two of them share.
    package static let numberNames = ["p", "page_id", "attachment_id"]

    /// Addresses of their own in the table of redirects, such as `/?p=12`.
    private static let stored =
        numberNames + ["name", "pagename", "cat", "category_name", "author", "author_name", "tag", "m"]

    private static let formerEndings: Set<Substring> = ["amp", "embed", "trackback", "print"]

    /// Whether WordPress hangs a part on the addresses of stories and lists, which lead to the same: `amp`, `2`,
    /// `comment-page-3`.
    package static func isFormerEnding(_ part: Substring) -> Bool {
        formerEndings.contains(part) || part.hasPrefix("comment-page-")
            || (part.utf8.count <= 3 && NumberRange(1...999).read(part) != nil)
    }

    /// What is asked for at the front's address: a search, `/?p=12`, `/?cat=5&paged=2`, `/?feed=atom`, `/?year=2024`.
    static func frontRoute(_ query: Query) -> SiteRoute {
        if query["s"] != nil { return .search }
        let format = query["feed"].map { SiteRoute.FeedFormat(wordPress: $0) ?? .rss }
        let page = query["paged"].flatMap { NumberRange(1...100_000).readInt($0) } ?? 1
        for name in stored {
            guard let value = query[name], !value.isEmpty, value.utf8.count <= 200 else { continue }
            let path = "/?\(name)=\(value)"
            return format.map { .storedFeed(path: path, $0) } ?? .stored(path: path, page: page)
        }
        if let format { return .moved(to: format.address.path) }
        if let archive = archive(query) { return .moved(to: SiteAddress.paged(archive, page)) }
        return page > 1 ? .moved(to: SiteAddress.list(.newspaper, page: page).path) : .front(page: 1)
    }

    /// The address of a year's, a month's or a day's stories (`/?year=2024&monthnum=3`); nil when none is asked for.
    private static func archive(_ query: Query) -> String? {
        guard let year = query["year"] else { return nil }
        let parts = [year] + ["monthnum", "day"].map { query[$0] ?? "" }.prefix { !$0.isEmpty }
        return formerArchive(parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }.joined())
    }

    /// The address of the stories of a time whose digits WordPress runs together: `2024`, `202403`, `20240305`. Nil for
    /// every other text.
    package static func formerArchive(_ digits: String) -> String? {
        guard [4, 6, 8].contains(digits.utf8.count), let number = NumberRange.counts.readInt(digits) else { return nil }
        let scale = [4: 10_000, 6: 100, 8: 1][digits.utf8.count] ?? 1
        let (year, month, day) = (number * scale / 10_000, number * scale / 100 % 100, number * scale % 100)
        guard (1000...9999).contains(year), digits.utf8.count == 4 || (1...12).contains(month),
            digits.utf8.count < 8 || (1...31).contains(day)
        else { return nil }
        return SiteAddress.archive(
            year: year,
            month: digits.utf8.count > 4 ? month : nil,
            day: digits.utf8.count > 6 ? day : nil,
            page: 1
        ).path
    }

    /// `/search/words/`, `/search/words/page/2/`: the question stands in the path.
    static func formerSearch(_ parts: ArraySlice<Substring>) -> SiteRoute {
        guard let words = parts.first else { return .moved(to: SiteAddress.search.path) }
        let rest = Array(parts.dropFirst())
        let page = rest.count == 2 && rest[0] == "page" ? NumberRange(1...100).readInt(rest[1]) ?? 1 : 1
        let question = words.replacing("&", with: "%26").replacing("#", with: "%23")
        return .moved(to: "\(SiteAddress.search.path)?s=\(question)" + (page > 1 ? "&page=\(page)" : ""))
    }
}

extension SiteRoute.FeedFormat {
    /// The format of a name that WordPress gives one; nil for a name that it doesn't.
    package init?(wordPress name: some StringProtocol) {
        switch name {
        case "rss", "rss2", "rdf": self = .rss
        case "atom": self = .atom
        case "json": self = .json
        default: return nil
        }
    }

    /// The address of the newspaper's own feed of this form.
    package var address: SiteAddress {
        switch self {
        case .rss: .feed(.newspaper)
        case .atom: .atomFeed
        case .json: .jsonFeed
        }
    }

    /// What stands behind the path of a list for its feed of this form.
    package var ending: String { String(address.path.dropFirst()) }
}
