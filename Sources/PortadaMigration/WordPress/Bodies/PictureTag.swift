import PortadaCore
import PortadaRendering

/// An `<img>` of the old site: what it shows, and how.
struct PictureTag {
    /// The address of its file; nil when it has none that others could ask for.
    let address: String?
    /// The number of its attachment; nil when it doesn't say.
    let attachment: String?
    /// What it shows, in words.
    let alt: String
    /// Whether it stands for a letter of the text: an emoji or a smiley.
    let isLetter: Bool
    /// What it is called in a report.
    let description: String

    /// Where plug-ins that load pictures late keep their addresses, the best first.
    private static let lateNames: [StaticString] = [
        "data-lazy-src", "data-src", "data-original", "data-orig-file", "data-large-file", "data-full-url", "data-lazy",
        "data-echo", "data-img-src",
    ]

    /// Whether a tag other than `<img>` shows a picture: AMP's, a drawing's, a form's button, a file that stands in the page.
    static func isOtherPicture(_ tag: Substring, _ name: String) -> Bool {
        switch name {
        case "amp-img", "amp-anim", "image": true
        case "input": HTMLAttributes(tag)["type"]?.trimmed.lowercased() == "image"
        case "embed", "object": HTMLAttributes(tag)[name == "embed" ? "src" : "data"].map(UploadName.isPicture) ?? false
        default: false
        }
    }

    init(_ tag: Substring) {
        let attributes = HTMLAttributes(tag)
        func value(_ name: StaticString) -> String? { attributes[name]?.trimmed }
        let places: [StaticString] = ["src", "href", "xlink:href", "data"]
        let source = places.lazy.compactMap(value).first { !$0.isEmpty } ?? ""
        let setNames: [StaticString] = ["data-lazy-srcset", "data-srcset", "srcset"]
        let sets = setNames.compactMap { value($0).flatMap(Self.first) }
        let candidates = Self.lateNames.compactMap(value) + [source] + sets
        address = candidates.first(where: Self.canBeHad)
        alt = value("alt") ?? ""
        let classes = (value("class") ?? "").split(whereSeparator: \.isWhitespace)
        let number = classes.lazy.compactMap { $0.wholeMatch(of: /wp-image-(\d{1,18})/)?.1 }.first.map(String.init)
        attachment = number ?? value("data-attachment-id").flatMap { $0.allSatisfy(\.isNumber) ? $0 : nil }
        isLetter =
            classes.contains { $0 == "emoji" || $0 == "wp-smiley" }
            || ["//s.w.org/images/core/emoji/", "/wp-includes/images/smilies/"].contains { source.contains($0) }
        description = source.isEmpty ? "a picture without an address" : String(source.prefix(60))
    }

    /// Whether it has its place already.
    var isPending: Bool { address?.hasPrefix("/media/pending/") ?? false }

    /// A file that stands in the text itself, on somebody's own disk or in a browser's memory is nobody's to ask for.
    private static func canBeHad(_ address: String) -> Bool {
        guard !address.isEmpty, let colon = address.firstIndex(of: ":") else { return !address.isEmpty }
        let scheme = address[..<colon].lowercased()
        // A colon behind a slash is no scheme's.
        return scheme == "http" || scheme == "https" || scheme.contains("/")
    }

    /// The first address of a list of sizes.
    private static func first(of list: String) -> String? {
        list.split(separator: ",").first?.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
}
