/// Cuts markup into tags and text (HTML Standard, section 13.2.5). Comments and the like are passed over: nobody sees them.
struct HTMLTokenizer {
    /// A piece of markup.
    struct Token {
        /// What it is; `data` is text in which `&` means nothing.
        enum Kind { case text, startTag, endTag, end }

        let kind: Kind
        /// Where it stands in the markup.
        let range: Range<Int>
        var tag = HTMLTag.other
        /// What tells elements apart, those without a tag of their own too.
        var name: UInt16 = 0
        var isSelfClosing = false
    }

    let bytes: [UInt8]
    private(set) var names = HTMLNames()
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next piece.
    /// - Parameter takesCharacterData: whether `<![CDATA[` begins a text here: in drawings and formulas. That text is
    ///   passed over with them.
    mutating func next(takesCharacterData: Bool) -> Token {
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return text() }
            let second = bytes[index + 1]
            if Self.isLetter(second) {
                if let tag = tag(.startTag, nameFrom: index + 1) { return tag }
            } else if second == UInt8(ascii: "/") {
                guard index + 2 < bytes.count else { return text() }
                if Self.isLetter(bytes[index + 2]) {
                    if let tag = tag(.endTag, nameFrom: index + 2) { return tag }
                } else {
                    skipPast(">", from: index + 2)
                }
            } else if second == UInt8(ascii: "!") {
                declaration(takesCharacterData: takesCharacterData)
            } else if second == UInt8(ascii: "?") {
                skipPast(">", from: index + 2)
            } else {
                return text()
            }
        }
        return Token(kind: .end, range: index..<index)
    }

    /// Passes over a line break at this place.
    mutating func skipLineBreak() {
        if index < bytes.count, bytes[index] == 0x0D { index += 1 }
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    }

    /// Passes over the content of an element that holds no markup, and over its end tag.
    mutating func skipContent(of tag: HTMLTag) {
        guard tag != .plaintext else {
            index = bytes.count
            return
        }
        let name = Array(HTMLTag.names[Int(tag.rawValue)].utf8)
        let end = tag == .script ? HTMLScriptScanner.end(in: bytes, from: index) : endTag(name, from: index)
        guard let end else {
            index = bytes.count
            return
        }
        index = end
        _ = self.tag(.endTag, nameFrom: end + 2)
    }

    // MARK: Pieces

    /// Text up to the next thing that is none.
    private mutating func text() -> Token {
        let start = index
        index += 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, isMarkup(at: index + 1) { break }
            index += 1
        }
        return Token(kind: .text, range: start..<index)
    }

    private func isMarkup(at second: Int) -> Bool {
        switch bytes[second] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): true
        case UInt8(ascii: "/"): second + 1 < bytes.count
        case let byte: Self.isLetter(byte)
        }
    }

    /// A tag; nil when the text ends in it.
    private mutating func tag(_ kind: Token.Kind, nameFrom nameStart: Int) -> Token? {
        let start = index
        let nameEnd = Self.endOfName(bytes, from: nameStart)
        var scanner = HTMLTagScanner(bytes, from: nameEnd)
        while scanner.next() != nil {}
        index = scanner.index
        guard !scanner.isCut else {
            index = bytes.count
            return nil
        }
        let (tag, name) = names.name(of: bytes, nameStart..<nameEnd)
        return Token(kind: kind, range: start..<index, tag: tag, name: name, isSelfClosing: scanner.isSelfClosing)
    }

    /// Passes over what begins with `<!`: a comment, character data, anything else up to the next `>`.
    private mutating func declaration(takesCharacterData: Bool) {
        if isAt("<!--") {
            index = endOfComment(from: index + 4)
        } else if takesCharacterData, isAt("<![CDATA[") {
            index = position(of: "]]>", from: index + 9).map { $0 + 3 } ?? bytes.count
        } else {
            skipPast(">", from: index + 2)
        }
    }

    private func endOfComment(from start: Int) -> Int {
        for early: StaticString in [">", "->"] where isAt(early, start) { return start + early.utf8CodeUnitCount }
        var place = start
        while place + 2 < bytes.count {
            if bytes[place] == UInt8(ascii: "-"), bytes[place + 1] == UInt8(ascii: "-") {
                if bytes[place + 2] == UInt8(ascii: ">") { return place + 3 }
                if isAt("!>", place + 2) { return place + 4 }
            }
            place += 1
        }
        return bytes.count
    }

    // MARK: Searching

    private mutating func skipPast(_ mark: Unicode.Scalar, from start: Int) {
        let sought = UInt8(ascii: mark)
        index = start
        while index < bytes.count, bytes[index] != sought { index += 1 }
        index = min(index + 1, bytes.count)
    }

    private func position(of sought: StaticString, from start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            if isAt(sought, place) { return place }
            place += 1
        }
        return nil
    }

    /// Where the next end tag with a name stands.
    private func endTag(_ name: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + 1 < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), bytes[place + 1] == UInt8(ascii: "/"),
                Self.hasName(name, bytes, at: place + 2)
            {
                return place
            }
            place += 1
        }
        return nil
    }

    private func isAt(_ sought: StaticString, _ place: Int? = nil) -> Bool {
        let start = place ?? index
        guard start + sought.utf8CodeUnitCount <= bytes.count else { return false }
        return sought.withUTF8Buffer { sought in
            for (offset, byte) in sought.enumerated() where bytes[start + offset] != byte { return false }
            return true
        }
    }

    /// Whether a tag's name stands here, in any case, and ends.
    static func hasName(_ name: [UInt8], _ bytes: [UInt8], at start: Int) -> Bool {
        guard start + name.count < bytes.count else { return false }
        for (offset, byte) in name.enumerated() where bytes[start + offset] | 0x20 != byte { return false }
        return isNameEnd(bytes[start + name.count])
    }

    private static func endOfName(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, !isNameEnd(bytes[end]) { end += 1 }
        return end
    }

    private static func isNameEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || HTMLTagScanner.isSpace(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }
}
