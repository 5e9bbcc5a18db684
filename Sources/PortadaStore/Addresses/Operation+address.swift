import Foundation
import PortadaCore

extension Operation {
    /// How many names are tried before the moment tells a story apart.
    private static let maxTries = 200

    /// Gives a story a slug and an address that are free: the wished slug, or the next with a number behind it. A story
    /// that came from elsewhere under an address of another pattern keeps its address until it gets another slug.
    func giveAddress(to article: inout Article, wish: String, before: Article? = nil) throws {
        let settings = try reader.settings()
        let pattern = try ArticlePathPattern(settings.articlePath)
        let sections = try sections()
        let day = ArticlePathPattern.Day(article.times.published ?? article.times.created, in: settings.timeZone)
        func path(_ slug: String, _ article: Article) -> String {
            guard article.kind != .page else { return "/\(slug)/" }
            let section = article.primarySection.flatMap { sections[$0]?.path }
            return pattern.path(slug: slug, id: article.id.rawValue, sectionPath: section, day: day)
        }
        if let before, wish == before.slug, before.isKnownToReaders, path(before.slug, before) != before.path { return }
        var slug = wish
        for number in 2...Self.maxTries + 1 {
            if try isFree(path(slug, article), for: before?.id) { break }
            slug = number <= Self.maxTries ? "\(wish)-\(number)" : "\(wish)-\(time.rawValue)"
        }
        article.slug = slug
        article.path = path(slug, article)
    }

    /// Whether a story may have an address: no other story and no section has it, and the site answers it with stories.
    private func isFree(_ path: String, for id: Identifier<Article>?) throws -> Bool {
        guard !SiteAddress.isReserved(path) else { return false }
        let owner: Identifier<Article>? = try connection.first("SELECT id FROM article WHERE path = ?", [.text(path)]) {
            $0.id(0)
        }
        if let owner, owner != id { return false }
        return try connection.first("SELECT id FROM section WHERE path = ?", [.text(path)], { $0.int(0) }) == nil
    }

    /// Fails for an address at which the site itself has something, such as the search.
    func requireUnreserved(_ path: String) throws {
        guard SiteAddress.isReserved(path) else { return }
        throw StoreError(.addressTaken, "The address \(path) belongs to a part of the site itself.")
    }

    /// Makes a path an old address of a story (`article_id`) or a section (`section_id`), whatever it was before.
    func redirect(_ path: String, to column: String, _ id: Int64) throws {
        try connection.execute("DELETE FROM redirect WHERE path = ?", [.text(path)])
        try connection.execute("INSERT INTO redirect (path, \(column)) VALUES (?, ?)", [.text(path), .int(id)])
        touch([.address(of: path)])
    }
}

extension Article {
    /// Whether readers have seen it at some time, at its address.
    var isKnownToReaders: Bool { times.firstPublished != nil || status.hasAddress }

    /// Whether its slug stays when its headline changes: readers know it, or somebody chose it.
    public var hasOwnSlug: Bool {
        if isKnownToReaders { return true }
        let made = Slug.make(from: headline)
        guard slug.hasPrefix(made) else { return true }
        let rest = slug.dropFirst(made.count)
        return !(rest.isEmpty || (rest.first == "-" && rest.dropFirst().allSatisfy(\.isNumber)))
    }
}

extension ArticlePathPattern.Day {
    /// The day that calendars show in a time zone at a moment.
    init(_ moment: Timestamp, in timeZone: String) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let date = Date(timeIntervalSince1970: Double(moment.rawValue) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        self.init(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
    }
}
