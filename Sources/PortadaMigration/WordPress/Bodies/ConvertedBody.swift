import PortadaCore

/// A body that became HTML, whose pictures still await their addresses.
struct ConvertedBody: Sendable {
    /// Clean HTML, in which the n-th picture has the address `pending(n)`.
    var html: CleanHTML = .empty
    /// Its pictures.
    var pictures: [PictureReference] = []
    /// The shortcodes that were not understood and left out.
    var shortcodes: [String] = []
    /// The blocks that were not understood.
    var blocks: [String] = []
    /// Pictures that are lost with their text, in a few words each: they have no file that could be had.
    var lostPictures: [String] = []

    /// The numbers of reusable blocks that the export did not hold.
    var lackingBlocks: [String] = []
    /// The posts whose pictures its galleries show, whichever hang on them.
    var galleriesOf: [String] = []

    /// How many words of the text that readers saw did not come.
    var lostWords = 0

    /// The pictures that stand in it no more, although they were read: what they stood in may hold none.
    var droppedPictures: Int {
        let kept = html.markup.ranges(of: "\"\(Self.pendingPrefix)").count
        return max(0, pictures.count - kept)
    }

    /// The address that stands for the n-th picture until its true one is known.
    static func pending(_ number: Int) -> String { "\(pendingPrefix)\(number)" }

    private static let pendingPrefix = "/media/pending/"

    /// The words below the n-th picture; empty for none.
    func caption(_ number: Int) -> String {
        guard let image = html.markup.firstRange(of: "\"\(Self.pending(number))\"") else { return "" }
        let behind = html.markup[image.upperBound...]
        guard let start = behind.firstRange(of: "<figcaption>"),
            let end = behind[start.upperBound...].firstRange(of: "</figcaption>")
        else { return "" }
        let between = behind[..<start.lowerBound]
        // Words below the next picture are not its own.
        guard !between.contains("</figure>"), !between.contains("<img") else { return "" }
        return CleanHTML(vouchedFor: String(behind[start.upperBound..<end.lowerBound])).plainText.trimmed
    }

    /// The body with its pictures' addresses; `addresses` has one for each of `pictures`.
    func filled(_ addresses: [String]) -> CleanHTML {
        guard !pictures.isEmpty else { return html }
        let mark = Array("\"\(Self.pendingPrefix)".utf8)
        let markup = Array(html.markup.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(markup.count)
        var index = 0
        while let quote = markup[index...].firstIndex(of: UInt8(ascii: "\"")) {
            output += markup[index..<quote]
            index = quote + 1
            let digits = markup[index...].dropFirst(mark.count - 1).prefix { (0x30...0x39).contains($0) }
            if markup[quote...].starts(with: mark), digits.endIndex < markup.count,
                markup[digits.endIndex] == UInt8(ascii: "\""),
                let number = Int(String(decoding: digits, as: UTF8.self)), number < addresses.count
            {
                output += "\"\(addresses[number])\"".utf8
                index = digits.endIndex + 1
            } else {
                output.append(UInt8(ascii: "\""))
            }
        }
        output += markup[index...]
        return CleanHTML(vouchedFor: String(decoding: output, as: UTF8.self))
    }
}
