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

    private static func hash(in tag: ArraySlice<UInt8>) -> String? {
        guard tag.starts(with: Array("<img ".utf8)), let place = tag.firstRange(of: marker) else { return nil }
        let hash = tag[place.upperBound...].prefix(digits)
        let isHash = hash.count == digits && hash.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        return isHash ? String(decoding: hash, as: UTF8.self) : nil
    }
}
