import PortadaCore

/// The addresses that a link within the newspaper may mean, the likeliest first: as it stands, and as the one of which
/// WordPress or a typist made it (`/nota/amp/`, `/nota/feed/`, `//nota/`, `/a%2Db/`, `/index.php?p=12`).
///
/// The site leads many of them to the story. What hides a killed story looks at more of them than the site answers: a box
/// that is left out for nothing costs less than a headline that stays.
struct LinkForms {
    /// The forms, without those that stand there already.
    private(set) var all: [String] = []
    /// The slugs that it asks for by name (`/?name=nota`).
    private(set) var slugs: [String] = []

    /// How many parts may hang on an address, and how many may stand before it.
    private static let mostParts = 3

    /// - Parameter address: from its first slash on.
    init(of address: String) {
        let plain = address.prefix { $0 != "#" }
        let path = String(plain.prefix { $0 != "?" })
        let plainPath = PercentEncoding.unescaped(path, where: PercentEncoding.isUnreserved) ?? path
        var parts = Self.withoutSteps(plainPath.split(separator: "/"))
        add(path)
        add(joined: parts[...])
        if parts.first == "index.php" {
            parts.removeFirst()
            add(joined: parts[...])
        }
        addQuestions(Query(plain.dropFirst(path.count + 1)))
        addShorter(parts[...])
    }

    /// What a link means on the newspaper's own site that browsers take for another address: one that begins with two
    /// slashes, which then was written with a scheme, or with none. Nil for all others.
    static func mistyped(_ link: String) -> String? {
        if link.hasPrefix("//") { return link }
        let start = link.prefix { !"/?#".contains($0) }
        guard start.contains(":") else { return link.isEmpty || link.hasPrefix("#") ? nil : "/" + link }
        guard let scheme = ["https://", "http://"].first(where: link.lowercased().hasPrefix) else { return nil }
        let rest = link.dropFirst(scheme.count)
        // No name without a dot is a host of the Internet.
        return rest.prefix { $0 != "/" }.contains { ".:[".contains($0) } ? nil : "/" + rest
    }

    private mutating func addQuestions(_ query: Query) {
        for number in SiteRouter.numberNames.compactMap({ query[$0] }) where !number.isEmpty {
            for name in SiteRouter.numberNames { add("/?\(name)=\(number)") }
        }
        for name in ["name", "pagename"].compactMap({ query[$0] }) {
            let parts = name.split(separator: "/")
            guard let slug = parts.last else { continue }
            add(joined: parts[...])
            slugs.append(String(slug))
        }
    }

    /// The parts without steps up and down, as browsers ask for them.
    private static func withoutSteps(_ parts: [Substring]) -> [Substring] {
        parts.reduce(into: []) { rest, part in
            if part == ".." { _ = rest.popLast() } else if part != "." { rest.append(part) }
        }
    }

    /// The number of the story that a form asks for by `/?p=`; nil for all others.
    static func number(in form: String) -> Identifier<Article>? {
        ["/?p=", "/?page_id="].first(where: form.hasPrefix).flatMap { Identifier(reading: form.dropFirst($0.count)) }
    }

    private mutating func addShorter(_ parts: ArraySlice<Substring>) {
        var rest = parts
        for _ in 0..<Self.mostParts {
            guard let last = rest.last, rest.count > 1, Self.hangsOn(last) else { break }
            rest = rest.dropLast()
            add(joined: rest)
        }
        for _ in 0..<Self.mostParts where rest.count > 1 {
            rest = rest.dropFirst()
            add(joined: rest)
        }
    }

    private static func hangsOn(_ part: Substring) -> Bool {
        SiteRouter.isFormerEnding(part) || part == "feed" || part == "page"
            || SiteRoute.FeedFormat(wordPress: part) != nil
    }

    private mutating func add(joined parts: ArraySlice<Substring>) {
        add(parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/")
    }

    private mutating func add(_ form: String) {
        if !all.contains(form) { all.append(form) }
    }
}
