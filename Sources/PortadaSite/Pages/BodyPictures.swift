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
    private static let sizes = "(min-width: 44em) 42rem, calc(100vw - 2rem)"
    /// How wide one of a gallery's two columns is; on a narrow screen there is one.
    private static let halfSizes =
        "(min-width: 44em) 20.5rem, (min-width: 40em) calc(50vw - 1.5rem), calc(100vw - 2rem)"

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
        var markup = body.markup
        return markup.withUTF8 { hasWork(in: $0) ? fill($0) : nil }.map { CleanHTML(vouchedFor: $0) } ?? body
    }

    /// How the tags begin that may become something else.
    private static let worked: [StaticString] = ["<img ", "<t", "<pre>"]

    /// Whether a body has anything that is filled in or left out; most have only text, and stay as they are.
    private func hasWork(in markup: MarkupBytes) -> Bool {
        var index = markup.next(UInt8(ascii: "<"), from: 0)
        while index < markup.count {
            let isEmpty = markup.has("</", at: index) && index > 0 && markup[index - 1] == UInt8(ascii: ">")
            if isEmpty || Self.worked.contains(where: { markup.has($0, at: index) }) { return true }
            index = markup.next(UInt8(ascii: "<"), from: index + 1)
        }
        return false
    }

    private func fill(_ markup: MarkupBytes) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(markup.count + 512 * byHash.count)
        var figures: [Figure] = []
        var link: (start: Int, text: Int)?
        var index = 0
        while index < markup.count {
            let text = index
            index = markup.next(UInt8(ascii: "<"), from: index)
            output.append(contentsOf: markup[text..<index])
            guard index < markup.count else { break }
            let end = markup.endOfTag(from: index)
            let tag = markup[index..<end]
            func isTag(_ text: StaticString) -> Bool {
                tag.count == text.utf8CodeUnitCount && markup.has(text, at: index)
            }
            if markup.has("<figure>", at: index) || markup.has("<figure ", at: index) {
                figures.append(Figure(start: output.count, isGallery: markup.has("<figure class=\"gallery", at: index)))
                output.append(contentsOf: tag)
            } else if markup.has("</figure>", at: index) {
                output.append(contentsOf: tag)
                close(&figures, &output)
            } else if markup.has("<img ", at: index) {
                let filled = fill(tag, sizes: figures.contains(where: \.isGallery) ? Self.halfSizes : Self.sizes)
                if !figures.isEmpty {
                    figures[figures.count - 1].pictures += 1
                    figures[figures.count - 1].shown += filled == nil ? 0 : 1
                }
                output.append(contentsOf: filled ?? [])
            } else if markup.has("<a ", at: index) {
                link = (output.count, output.count + tag.count)
                output.append(contentsOf: tag)
            } else if isTag("</a>"), let opened = link, opened.text == output.count {
                // It held a picture that is missing.
                output.removeSubrange(opened.start...)
            } else if isTag("</p>"), output.hasSuffix("<p>") {
                output.removeLast("<p>".utf8.count)
            } else if isScrollable, isTag("<table>") || isTag("<pre>") {
                output.append(contentsOf: tag.dropLast())
                output.append(contentsOf: " tabindex=\"0\">".utf8)
            } else if isTag("<th>"), markup.has("</th>", at: end) {
                // The corner of a table heads nothing.
                output.append(contentsOf: "<td></td>".utf8)
                index = end + "</th>".utf8.count
                continue
            } else {
                output.append(contentsOf: tag)
            }
            index = end
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A figure that is open: where it began, how many pictures it holds and how many of them are there.
    private struct Figure {
        let start: Int
        let isGallery: Bool
        var pictures = 0
        var shown = 0
        /// How many figures in it are there, and where the last of them began.
        var parts = 0
        var lastPart = 0
    }

    private func close(_ figures: inout [Figure], _ output: inout [UInt8]) {
        guard let figure = figures.popLast() else { return }
        let isMissing = figure.pictures > 0 && figure.shown == 0
        if isMissing { output.removeSubrange(figure.start...) }
        // The last of an odd number has a row to itself.
        if figure.isGallery, !isMissing, figure.parts % 2 == 1 {
            let last = String(decoding: output[figure.lastPart...], as: UTF8.self)
            output.replaceSubrange(figure.lastPart..., with: last.replacing(Self.halfSizes, with: Self.sizes).utf8)
        }
        guard let outer = figures.indices.last else { return }
        figures[outer].pictures += figure.pictures
        figures[outer].shown += figure.shown
        if !isMissing {
            figures[outer].parts += 1
            figures[outer].lastPart = figure.start
        }
    }

    private func fill(_ tag: Slice<MarkupBytes>, sizes: String) -> [UInt8]? {
        guard let src = Self.attribute("src", of: tag), let address = MediaAddress(path: src),
            let picture = byHash[address.hashPrefix]
        else { return nil }
        let alt = Self.attribute("alt", of: tag) ?? ""
        let size = "alt=\"\(alt)\" width=\"\(picture.width)\" height=\"\(picture.height)\""
        if picture.srcset.isEmpty { return Array("<img src=\"\(picture.src)\" \(size)>".utf8) }
        let source =
            "<picture><source type=\"\(picture.modernType)\" srcset=\"\(picture.modernSrcset)\" sizes=\"\(sizes)\">"
        let image =
            "<img src=\"\(picture.src)\" srcset=\"\(picture.srcset)\" sizes=\"\(sizes)\" \(size) "
            + "loading=\"lazy\" decoding=\"async\"></picture>"
        return Array((source + image).utf8)
    }

    /// An attribute's value as it is written, escapes and all.
    private static func attribute(_ name: String, of tag: Slice<MarkupBytes>) -> String? {
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
