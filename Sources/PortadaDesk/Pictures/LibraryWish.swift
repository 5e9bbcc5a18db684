import Hummingbird
import PortadaCore

/// What the address of the library asks for.
struct LibraryWish: Sendable {
    var text = ""
    var isMine = false
    var lacksAltText = false
    /// The story that a picture is looked for.
    var story: Identifier<Article>?
    var cursor: Identifier<Picture>?

    init(_ request: Request) {
        let query = request.uri.queryParameters
        text = String((query["q"] ?? "").prefix(200))
        isMine = query["mine"] == "1"
        lacksAltText = query["alt"] == "none"
        story = query["story"].flatMap { Identifier(reading: $0) }
        cursor = query["before"].flatMap { Identifier(reading: $0) }
    }

    /// The address of the part that follows a picture.
    func address(before picture: Identifier<Picture>) -> String {
        var parts: [String] = []
        if !text.isEmpty { parts.append("q=\(Desk.encode(text))") }
        if isMine { parts.append("mine=1") }
        if lacksAltText { parts.append("alt=none") }
        if let story { parts.append("story=\(story)") }
        parts.append("before=\(picture)")
        return LibraryPages.address + "?" + parts.joined(separator: "&")
    }
}
