import Hummingbird
import PortadaCore

/// What the address of a list of names asks for: words, and where to begin.
struct NameWish {
    var text: String
    var after: Int64?

    /// The query that asks for the same; empty for the beginning of the list.
    var query: String {
        let parts = [text.isEmpty ? nil : "q=\(Desk.encode(text))", after.map { "after=\($0)" }].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    init(_ request: Request) {
        let query = request.uri.queryParameters
        text = String((query["q"] ?? "").prefix(100))
        after = query["after"].flatMap { NumberRange.keys.read($0) }
    }
}
