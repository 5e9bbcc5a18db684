import PortadaCore
import PortadaMedia

/// Gives the pictures of a body their renditions: a body keeps only `<img src="/media/…">`, so that it needs no change
/// when the theme wants other widths. A picture whose file is missing is left out, with its figure.
struct BodyPictures {
    /// A picture that a body may show.
    struct Candidate {
        /// The hash of the original.
        var hash: String
        /// The address of the JPEG.
        var src: String
        /// JPEG candidates.
        var srcset: String
        /// Candidates in the modern format.
        var modernSrcset: String
        /// Its media type.
        var modernType: String
        /// Width of `src`.
        var width: Int
        /// Height of `src`.
        var height: Int
    }

    /// How wide a body's picture is: the width of the column of text.
    private static let sizes = "(min-width: 46em) 42rem, 100vw"

    private let byHash: [String: Candidate]

    /// Wide tables and code scroll by themselves on a small screen of the site, so the keyboard has to reach them there.
    private let isScrollable: Bool

    init(pictures: [Candidate]) {
        self.init(candidates: pictures, isScrollable: true)
    }

    private init(candidates: [Candidate], isScrollable: Bool) {
        self.isScrollable = isScrollable
        byHash = Dictionary(
            candidates.map { (String($0.hash.prefix(MediaAddress.hashLength)), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// For readers outside the site, such as feeds: one address and the size, no candidates.
    init(plain pictures: [(hash: String, src: String, width: Int, height: Int)]) {
        self.init(
            candidates: pictures.map {
                Candidate(
                    hash: $0.hash,
                    src: $0.src,
                    srcset: "",
                    modernSrcset: "",
                    modernType: "",
                    width: $0.width,
                    height: $0.height
                )
            },
            isScrollable: false
        )
    }

    /// The body with its pictures filled in.
    func fill(_ body: CleanHTML) -> CleanHTML {
        let markup = Array(body.markup.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(markup.count + 512 * byHash.count)
        var figures: [Figure] = []
        var link: (start: Int, text: Int)?
        var index = 0
        while index < markup.count {
            let text = index
            while index < markup.count, markup[index] != UInt8(ascii: "<") { index += 1 }
            output.append(contentsOf: markup[text..<index])
            guard index < markup.count else { break }
            let end = Self.endOfTag(markup, from: index)
            let tag = markup[index..<end]
            if tag.starts(with: "<figure>".utf8) || tag.starts(with: "<figure ".utf8) {
                figures.append(Figure(start: output.count))
                output.append(contentsOf: tag)
            } else if tag.starts(with: "</figure>".utf8) {
                output.append(contentsOf: tag)
                close(&figures, &output)
            } else if tag.starts(with: "<img ".utf8) {
                let filled = fill(tag)
                if !figures.isEmpty {
                    figures[figures.count - 1].pictures += 1
                    figures[figures.count - 1].shown += filled == nil ? 0 : 1
                }
                output.append(contentsOf: filled ?? [])
            } else if tag.starts(with: "<a ".utf8) {
                link = (output.count, output.count + tag.count)
                output.append(contentsOf: tag)
            } else if tag.elementsEqual("</a>".utf8), let opened = link, opened.text == output.count {
                // It held a picture that is missing.
                output.removeSubrange(opened.start...)
            } else if tag.elementsEqual("</p>".utf8), output.hasSuffix("<p>") {
                output.removeLast("<p>".utf8.count)
            } else if isScrollable, tag.elementsEqual("<table>".utf8) || tag.elementsEqual("<pre>".utf8) {
                output.append(contentsOf: tag.dropLast())
                output.append(contentsOf: " tabindex=\"0\">".utf8)
            } else if tag.elementsEqual("<th>".utf8), markup[end...].starts(with: "</th>".utf8) {
                // The corner of a table heads nothing.
                output.append(contentsOf: "<td></td>".utf8)
                index = end + "</th>".utf8.count
                continue
            } else {
                output.append(contentsOf: tag)
            }
            index = end
        }
        return CleanHTML(vouchedFor: String(decoding: output, as: UTF8.self))
    }

    /// A figure that is open: where it began, how many pictures it holds and how many of them are there.
    private struct Figure {
        let start: Int
        var pictures = 0
        var shown = 0
    }

    private func close(_ figures: inout [Figure], _ output: inout [UInt8]) {
        guard let figure = figures.popLast() else { return }
        if figure.pictures > 0, figure.shown == 0 { output.removeSubrange(figure.start...) }
        if !figures.isEmpty {
            figures[figures.count - 1].pictures += figure.pictures
            figures[figures.count - 1].shown += figure.shown
        }
    }

    /// The end of the tag that begins at `start`; a `>` inside quotes doesn't end it.
    private static func endOfTag(_ markup: [UInt8], from start: Int) -> Int {
        var quote: UInt8?
        var index = start + 1
        while index < markup.count {
            let byte = markup[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        return markup.count
    }

    private func fill(_ tag: ArraySlice<UInt8>) -> [UInt8]? {
        guard let src = Self.attribute("src", of: tag), let address = MediaAddress(path: src),
            let picture = byHash[address.hashPrefix]
        else { return nil }
        let alt = Self.attribute("alt", of: tag) ?? ""
        let size = "alt=\"\(alt)\" width=\"\(picture.width)\" height=\"\(picture.height)\""
        if picture.srcset.isEmpty { return Array("<img src=\"\(picture.src)\" \(size)>".utf8) }
        let source =
            "<picture><source type=\"\(picture.modernType)\" srcset=\"\(picture.modernSrcset)\" sizes=\"\(Self.sizes)\">"
        let image =
            "<img src=\"\(picture.src)\" srcset=\"\(picture.srcset)\" sizes=\"\(Self.sizes)\" \(size) "
            + "loading=\"lazy\" decoding=\"async\"></picture>"
        return Array((source + image).utf8)
    }

    /// An attribute's value as it is written, escapes and all.
    private static func attribute(_ name: String, of tag: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: tag, as: UTF8.self)
        guard let start = text.firstRange(of: " \(name)=\"")?.upperBound,
            let end = text[start...].firstIndex(of: "\"")
        else { return nil }
        return String(text[start..<end])
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
    }
}
