import PortadaCore

/// Makes the addresses in clean HTML absolute, for readers that show it outside the site.
public struct AbsoluteLinks: Sendable {
    private let site: [UInt8]

    /// - Parameter site: the absolute address of the site, without slash at the end.
    public init(site: String) {
        self.site = Array(site.utf8)
    }

    /// The same markup with `href` and `src` that begin with one slash made absolute. Only tags are looked at.
    public func apply(to html: CleanHTML) -> CleanHTML {
        let markup = Array(html.markup.utf8)
        let names = [Array(" href=\"/".utf8), Array(" src=\"/".utf8)]
        var output: [UInt8] = []
        output.reserveCapacity(markup.count + 1024)
        var isInTag = false
        var isInQuotes = false
        var index = 0
        while index < markup.count {
            let byte = markup[index]
            if !isInTag {
                isInTag = byte == UInt8(ascii: "<")
            } else if byte == UInt8(ascii: "\"") {
                isInQuotes.toggle()
            } else if byte == UInt8(ascii: ">"), !isInQuotes {
                isInTag = false
            } else if byte == UInt8(ascii: " "), !isInQuotes,
                let name = names.first(where: { markup[index...].starts(with: $0) }),
                index + name.count >= markup.count || markup[index + name.count] != UInt8(ascii: "/")
            {
                output.append(contentsOf: name.dropLast())
                output.append(contentsOf: site)
                output.append(UInt8(ascii: "/"))
                isInQuotes = true
                index += name.count
                continue
            }
            output.append(byte)
            index += 1
        }
        return CleanHTML(vouchedFor: String(decoding: output, as: UTF8.self))
    }
}
