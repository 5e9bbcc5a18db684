/// The links and pictures in a body, as the checklist looks at them.
///
/// Understands what the sanitiser writes, not HTML at large.
public struct BodyReferences: Sendable, Hashable {
    /// A picture in a body.
    public struct Image: Sendable, Hashable {
        /// Its address.
        public var address: String
        /// What it shows, for those who don't see it; may be empty.
        public var altText: String
        /// Whether the figure around it names who made it.
        public var hasCredit: Bool
    }

    /// Where its links lead, each once, in order.
    public private(set) var links: [String] = []
    /// Its pictures, in order.
    public private(set) var images: [Image] = []

    /// Reads a body.
    public init(of body: CleanHTML) {
        let bytes = Array(body.markup.utf8)
        var known: Set<String> = []
        /// The first picture of the figure that is open.
        var figure: Int?
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = CleanHTML.endOfTag(bytes, from: start)
            let tag = bytes[start..<index]
            switch Self.name(of: tag) {
            case "a":
                if let link = Self.attribute("href", of: tag), known.insert(link).inserted { links.append(link) }
            case "img":
                images.append(
                    Image(
                        address: Self.attribute("src", of: tag) ?? "",
                        altText: Self.attribute("alt", of: tag) ?? "",
                        hasCredit: false
                    )
                )
            case "figure": figure = images.count
            case "/figure": figure = nil
            case "span" where Self.attribute("class", of: tag) == "credit":
                for place in (figure ?? images.count)..<images.count { images[place].hasCredit = true }
            default: break
            }
        }
    }

    /// What a tag is called; that of an end begins with a slash.
    static func name(of tag: ArraySlice<UInt8>) -> String {
        String(decoding: tag.dropFirst().prefix { $0 != 32 && $0 != UInt8(ascii: ">") }, as: UTF8.self)
    }

    /// The value of an attribute, as the sanitiser writes it: ` name="value"`.
    static func attribute(_ name: String, of tag: ArraySlice<UInt8>) -> String? {
        let mark = Array(" \(name)=\"".utf8)
        var place = tag.startIndex
        while place + mark.count <= tag.endIndex {
            if tag[place..<(place + mark.count)].elementsEqual(mark) {
                let value = tag[(place + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }
                return CleanHTML(vouchedFor: String(decoding: value, as: UTF8.self)).plainText
            }
            place += 1
        }
        return nil
    }
}
