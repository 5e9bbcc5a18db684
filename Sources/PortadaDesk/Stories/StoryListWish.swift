import Foundation
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What the address of a list of stories asks for.
struct StoryListWish {
    var status: ArticleStatus?
    var section: Identifier<Section>?
    /// Who signs, as it was typed or chosen: a name.
    var author = ""
    /// Days as date fields write them: `2026-11-25`; the second is the last one.
    var days: (first: String, last: String) = ("", "")
    var isMine = false
    var text = ""
    var cursor: StoryCursor?

    init(_ request: Request) {
        let query = request.uri.queryParameters
        status = query["state"].flatMap { ArticleStatus(rawValue: String($0)) }
        section = query["section"].flatMap { Identifier(reading: $0) }
        author = String((query["author"] ?? "").prefix(100))
        days = (String((query["from"] ?? "").prefix(10)), String((query["until"] ?? "").prefix(10)))
        isMine = query["mine"] == "1"
        text = String((query["q"] ?? "").prefix(200))
        if let numbers = NumberRange.keys.list(query["after"] ?? "", separator: "~", count: 2) {
            cursor = StoryCursor(moment: Timestamp(milliseconds: numbers[0]), id: Identifier(numbers[1]))
        }
    }

    /// The filters as an address carries them, always in the same order: by them a saved view is known again.
    var query: String {
        var parts: [String] = []
        if let status { parts.append("state=\(status.rawValue)") }
        if let section { parts.append("section=\(section)") }
        let texts = [("author", author), ("from", days.first), ("until", days.last), ("q", text)]
        parts += texts.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Desk.encode($0.1))" }
        if isMine { parts.append("mine=1") }
        return parts.joined(separator: "&")
    }

    /// The address of this wish, from the list's beginning or from a place in it.
    func address(after cursor: StoryCursor? = nil) -> String {
        let place = cursor.map { "after=\($0.moment.rawValue)~\($0.id)" }
        let parts = [query, place ?? ""].filter { !$0.isEmpty }
        return Self.path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    /// The address of the same filters with another state.
    func address(status: ArticleStatus?) -> String {
        var other = self
        other.status = status
        return other.address()
    }

    static let path = "/desk/stories/"

    /// Whether it asks for anything beside a state.
    var isNarrow: Bool { section != nil || !author.isEmpty || days != ("", "") || isMine || !text.isEmpty }

    /// The filter for the store. The days count in the newspaper's time zone.
    /// - Parameters:
    ///   - authors: who `author` may be.
    func filter(
        visitor: Visitor,
        authors: (people: [Identifier<Person>], accounts: [Identifier<Account>]),
        dates: DateWriter
    ) -> StoryFilter {
        StoryFilter(
            status: status,
            section: section,
            owner: isMine ? visitor.account.id : nil,
            people: authors.people,
            accounts: authors.accounts,
            from: Self.day(days.first, dates)?.lowerBound,
            until: Self.day(days.last, dates)?.upperBound,
            text: text
        )
    }

    /// A day as a date field writes it; nil when it is none.
    static func day(_ text: String, _ dates: DateWriter) -> Range<Timestamp>? {
        guard let parts = NumberRange(1...9999).list(text, separator: "-", count: 3)?.compactMap({ Int(exactly: $0) })
        else {
            return nil
        }
        return dates.range(year: parts[0], month: parts[1], day: parts[2])
    }
}
