import Hummingbird
import PortadaCore

/// What the address of a list of names asks for: words, and where to begin.
struct NameWish {
    var text: String
    var after: Int64?

    init(_ request: Request) {
        let query = request.uri.queryParameters
        text = String((query["q"] ?? "").prefix(100))
        after = query["after"].flatMap { NumberRange.keys.read($0) }
    }
}
