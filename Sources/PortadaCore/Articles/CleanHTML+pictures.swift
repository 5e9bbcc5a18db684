extension CleanHTML {
    private static let marker = Array("src=\"/media/".utf8)
    private static let digits = 16

    /// The beginnings of the hashes of the pictures that it shows, in order, each once: 16 hexadecimal digits of
    /// addresses such as `/media/0123456789abcdef/puerto-960.jpg`.
    public var pictureHashes: [String] {
        let bytes = Array(markup.utf8)
        var hashes: [String] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let end = Self.endOfTag(bytes, from: index)
            if let hash = Self.hash(in: bytes[index..<end]), !hashes.contains(hash) { hashes.append(hash) }
            index = end
        }
        return hashes
    }

    /// The markup without some pictures; a figure that has lost all of its own goes with them.
    /// - Parameter hashes: the beginnings of their hashes, as `pictureHashes` gives them.
    public func leavingOut(pictures hashes: Set<String>) -> CleanHTML {
        guard !hashes.isEmpty else { return self }
        let bytes = Array(markup.utf8)
        var output: [UInt8] = []
        var figures: [Figure] = []
        var index = 0
        while index < bytes.count {
            let isTag = bytes[index] == UInt8(ascii: "<")
            let end =
                isTag
                ? Self.endOfTag(bytes, from: index) : bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            let piece = bytes[index..<end]
            index = end
            if piece.starts(with: Array("<figure".utf8)) { figures.append(Figure(start: output.count)) }
            if piece.starts(with: Array("<img ".utf8)) {
                let isLost = Self.hash(in: piece).map(hashes.contains) ?? false
                if let figure = figures.indices.last {
                    figures[figure].count(lost: isLost ? 1 : 0, kept: isLost ? 0 : 1)
                }
                if isLost { continue }
            }
            output.append(contentsOf: piece)
            guard piece.elementsEqual("</figure>".utf8), let figure = figures.popLast() else { continue }
            if figure.lost > 0, figure.kept == 0 { output.removeSubrange(figure.start...) }
            if let outer = figures.indices.last { figures[outer].count(lost: figure.lost, kept: figure.kept) }
        }
        return CleanHTML(vouchedFor: String(decoding: output, as: UTF8.self))
    }

    /// A figure that is open: where it begins, and how many of its pictures go and stay.
    private struct Figure {
        let start: Int
        var lost = 0
        var kept = 0

        mutating func count(lost more: Int, kept others: Int) {
            lost += more
            kept += others
        }
    }

    private static func hash(in tag: ArraySlice<UInt8>) -> String? {
        guard tag.starts(with: Array("<img ".utf8)), let place = tag.firstRange(of: marker) else { return nil }
        let hash = tag[place.upperBound...].prefix(digits)
        let isHash = hash.count == digits && hash.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        return isHash ? String(decoding: hash, as: UTF8.self) : nil
    }
}
