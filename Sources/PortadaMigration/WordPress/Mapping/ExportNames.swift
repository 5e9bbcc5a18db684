import PortadaCore

/// How an export calls its people and sections: logins, slugs and numbers are told apart here, and nowhere else.
struct ExportNames: Sendable {
    /// Names of authors by login.
    private let authors: [String: String]
    /// Logins by the name that WordPress gives them in addresses.
    private let logins: [String: String]
    /// Names of guest authors by slug.
    private let guests: [String: String]
    /// Slugs of categories by number.
    private let categories: [String: String]

    init(_ survey: ExportSurvey) {
        authors = Dictionary(survey.authors.map { ($0.login, $0.name) }) { first, _ in first }
        logins = Dictionary(survey.authors.map { (Self.nicename($0.login), $0.login) }) { first, _ in first }
        guests = survey.guestAuthors
        categories = Dictionary(survey.categories.map { ($0.id, $0.slug) }) { first, _ in first }
    }

    /// What a login is called in addresses: letters, digits, hyphens.
    static func nicename(_ login: String) -> String {
        let plain = login.lowercased().unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789 -_.".unicodeScalars.contains($0))
        }
        let hyphened = String(String.UnicodeScalarView(plain)).replacing(" ", with: "-").replacing(".", with: "-")
        return hyphened.split(separator: "-").joined(separator: "-")
    }

    /// Somebody who signs: the key under which an import knows them, and the name for readers.
    typealias Signature = (key: String, name: String)

    /// Whom a co-authors' term means: a guest by their slug, or an author by login or by their name in addresses.
    func signature(of term: WXRItem.Term) -> Signature {
        let slug = term.slug.hasPrefix("cap-") ? String(term.slug.dropFirst(4)) : term.slug
        if let name = guests[slug] { return (key(ofGuest: slug), name) }
        for login in [term.name, slug, logins[term.name] ?? "", logins[slug] ?? ""] {
            if let name = authors[login] { return (login, name) }
        }
        return (slug, PersonName.forReaders([term.name.isEmpty ? slug : term.name]))
    }

    /// Who wrote an item by its creator's login.
    func signature(of login: String) -> Signature { (login, authors[login] ?? PersonName.forReaders([login])) }

    /// The key of a guest: one may have a slug that is somebody's login, and is somebody else.
    func key(ofGuest slug: String) -> String { authors[slug] == nil ? slug : "guest \(slug)" }

    /// Whether a category is meant by its number, or by its slug.
    func isCategory(_ slug: String, _ named: String) -> Bool { (categories[named] ?? named) == slug }
}
