import Hummingbird
import PortadaCore
import PortadaStore

/// What the pages of tags and those of bylines have in common: a list with a search, one page for each, merging.
struct NameList: Sendable {
    static let length = 100

    /// What the address asks for: words, and where to begin.
    struct Wish {
        var text: String
        var after: Int64?

        init(_ request: Request) {
            let query = request.uri.queryParameters
            text = String((query["q"] ?? "").prefix(100))
            after = query["after"].flatMap { Int64($0) }
        }
    }

    /// The address of the list's next part; empty when there is none.
    static func nextPath<Entity>(_ part: NewspaperPart, _ rows: [NameRow<Entity>], _ wish: Wish) -> String
    where Entity: Identifiable, Entity.ID == Identifier<Entity> {
        guard rows.count > length, let last = rows.prefix(length).last else { return "" }
        let words = wish.text.isEmpty ? "" : "&q=\(Desk.encode(wish.text))"
        return "\(part.path)?after=\(last.entity.id)\(words)"
    }

    /// The numbers that were marked in a list, at most as many as it shows.
    static func marked<Entity>(_ form: Form) -> [Identifier<Entity>] {
        form.all("mark").prefix(length).compactMap { Int64($0) }.map { Identifier($0) }
    }
}
