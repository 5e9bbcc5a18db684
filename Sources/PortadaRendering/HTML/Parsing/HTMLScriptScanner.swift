/// Finds where a script ends: within a comment that holds a script of its own, an end tag ends only that one (HTML
/// Standard, sections 13.2.5.15 to 13.2.5.31).
enum HTMLScriptScanner {
    private enum State { case data, escaped, doubleEscaped }

    private static let script = Array("script".utf8)

    /// Where the end tag stands; nil when the script never ends.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        var state = State.data
        var index = start
        // How many hyphens stand just before.
        var hyphens = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "-"): hyphens += 1
            case UInt8(ascii: ">"):
                if hyphens >= 2 { state = .data }
                hyphens = 0
            case UInt8(ascii: "<"):
                hyphens = 0
                let isEnd = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
                if state == .data, bytes[index...].starts(with: "<!--".utf8) {
                    state = .escaped
                    hyphens = 2
                    index += 3
                } else if HTMLTokenizer.hasName(script, bytes, at: index + (isEnd ? 2 : 1)) {
                    switch state {
                    case .doubleEscaped: if isEnd { state = .escaped }
                    case .escaped where !isEnd: state = .doubleEscaped
                    case .data, .escaped: if isEnd { return index }
                    }
                }
            default: hyphens = 0
            }
            index += 1
        }
        return nil
    }
}
