extension CleanHTML {
    /// The text without some of its boxes that recommend a story: a box holds the headline that the story had. It is a
    /// paragraph of the class `related`, however deep it stands; a quote or a cell that loses it stays.
    /// - Parameter isLeftOut: told the addresses that a box leads to.
    public func leavingOutRelated(where isLeftOut: (String) throws -> Bool) rethrows -> CleanHTML {
        guard hasMarkedParagraph else { return self }
        let bytes = Array(markup.utf8)
        var output: [UInt8] = []
        var taken = 0
        for range in try relatedRanges(in: bytes, where: isLeftOut) {
            output += bytes[taken..<range.lowerBound]
            taken = range.upperBound
        }
        guard taken > 0 else { return self }
        return CleanHTML(vouchedFor: String(decoding: output + bytes[taken...], as: UTF8.self))
    }

    /// The boxes that recommend a story, each by itself.
    /// - Parameter isMeant: told the addresses that a box leads to.
    func relatedBoxes(where isMeant: (String) throws -> Bool) rethrows -> [CleanHTML] {
        guard hasMarkedParagraph else { return [] }
        let bytes = Array(markup.utf8)
        return try relatedRanges(in: bytes, where: isMeant).map {
            CleanHTML(vouchedFor: String(decoding: bytes[$0], as: UTF8.self))
        }
    }

    /// Where the boxes stand in the bytes of the text.
    private func relatedRanges(in bytes: [UInt8], where isMeant: (String) throws -> Bool) rethrows -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = Self.endOfTag(bytes, from: start)
            guard Self.beginsRelated(bytes[start..<index]) else { continue }
            index = Self.endOfParagraph(bytes, from: index)
            let box = CleanHTML(vouchedFor: String(decoding: bytes[start..<index], as: UTF8.self))
            if try BodyReferences(of: box).links.contains(where: isMeant) { ranges.append(start..<index) }
        }
        return ranges
    }

    /// Whether any paragraph has a class: asked for each page that is made, so of the bytes as they lie in memory.
    private var hasMarkedParagraph: Bool {
        markup.utf8.withContiguousStorageIfAvailable { (bytes: MarkupBytes) in
            var place = bytes.next(UInt8(ascii: "<"), from: 0)
            while place < bytes.count {
                if bytes.has("<p ", at: place) { return true }
                place = bytes.next(UInt8(ascii: "<"), from: place + 1)
            }
            return false
        } ?? true
    }

    private static func beginsRelated(_ tag: ArraySlice<UInt8>) -> Bool {
        BodyReferences.name(of: tag) == "p"
            && BodyReferences.attribute("class", of: tag)?.split(separator: " ").contains("related") ?? false
    }

    /// Where the paragraph ends in which a place lies: no other stands in it.
    private static func endOfParagraph(_ bytes: [UInt8], from place: Int) -> Int {
        var index = place
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = endOfTag(bytes, from: start)
            if bytes[start..<index].elementsEqual("</p>".utf8) { return index }
        }
        return bytes.count
    }
}
