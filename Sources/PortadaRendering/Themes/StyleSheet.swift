/// Makes a style sheet smaller without changing what it means: comments go, blanks become one or none.
enum StyleSheet {
    /// The style sheet without comments and needless blanks. Strings stay as they are.
    static func compact(_ css: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(css.utf8.count)
        var rest = Array(css.utf8)[...]
        var isBlankPending = false
        while let byte = rest.first {
            if byte == 0x2F, rest.dropFirst().first == 0x2A {
                rest = afterComment(rest)
                let touches =
                    !isBlankPending
                    && rest.first.map { !TemplateScanner.isBlank($0) && !partsNeighbours.contains($0) } ?? false
                // Between two words a comment parts them, yet is no blank.
                if touches, let last = result.last, !partsNeighbours.contains(last) {
                    result += [0x2F, 0x2A, 0x2A, 0x2F]
                }
            } else if TemplateScanner.isBlank(byte) {
                rest.removeFirst()
                isBlankPending = true
            } else {
                // A blank after a colon means nothing, one before it may: `a :hover`.
                if isBlankPending, let last = result.last, !partsNeighbours.contains(last), last != 0x3A,
                    !partsNeighbours.contains(byte)
                {
                    result.append(0x20)
                }
                isBlankPending = false
                let end = byte == 0x22 || byte == 0x27 ? endOfString(rest, byte) : rest.startIndex + 1
                result += rest[rest.startIndex..<end]
                rest = rest[end...]
            }
        }
        return String(decoding: result, as: UTF8.self).replacing(";}", with: "}")
    }

    /// `{`, `}`, `;`, `,` and `>` part what stands beside them.
    private static let partsNeighbours: Set<UInt8> = [0x7B, 0x7D, 0x3B, 0x2C, 0x3E]

    private static func afterComment(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var place = rest.startIndex + 2
        while place < rest.endIndex {
            if rest[place] == 0x2F, rest[place - 1] == 0x2A, place > rest.startIndex + 2 { return rest[(place + 1)...] }
            place += 1
        }
        return []
    }

    private static func endOfString(_ rest: ArraySlice<UInt8>, _ mark: UInt8) -> Int {
        var place = rest.startIndex + 1
        while place < rest.endIndex, rest[place] != mark {
            place += rest[place] == 0x5C ? 2 : 1
        }
        return min(place + 1, rest.endIndex)
    }
}
