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

    /// The address that stands for the n-th picture until its true one is known.
    static func pending(_ number: Int) -> String { "/media/pending/\(number)" }

    /// The body with its pictures' addresses; `addresses` has one for each of `pictures`.
    func filled(_ addresses: [String]) -> CleanHTML {
        guard !pictures.isEmpty else { return html }
        var markup = html.markup
        // From the last to the first: "/media/pending/1" begins "/media/pending/12".
        for (index, address) in addresses.enumerated().reversed() {
            markup = markup.replacing("\"\(Self.pending(index))\"", with: "\"\(address)\"")
        }
        return CleanHTML(vouchedFor: markup)
    }
}
