/// What the head of a part says: the field's name, and for a file what its owner called it.
struct MultipartHead: Sendable, Hashable {
    /// The longest name of a file that is kept, in characters.
    private static let maxNameLength = 200

    /// The field's name.
    let name: String
    /// The file's name without folders; nil for a field without a file. Only for people to read: it says nothing of what
    /// the file is.
    let fileName: String?

    /// Reads the lines of a head, without the empty one.
    init(_ bytes: ArraySlice<UInt8>) throws(MultipartReader.Fault) {
        var disposition: [String: String]?
        for line in try Self.lines(bytes) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { throw .malformed }
            let value = line[line.index(after: colon)...]
            switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
            case "content-disposition":
                guard disposition == nil, let (kind, parameters) = Self.parameters(of: value), kind == "form-data"
                else {
                    throw .malformed
                }
                disposition = parameters
            case "content-type":
                if Self.parameters(of: value)?.kind.hasPrefix("multipart/") == true { throw .nested }
            case "content-transfer-encoding":
                guard let kind = Self.parameters(of: value)?.kind, ["7bit", "8bit", "binary"].contains(kind) else {
                    throw .encoded
                }
            default: break
            }
        }
        guard let disposition, let name = disposition["name"], !name.isEmpty else { throw .malformed }
        self.name = name
        fileName = (disposition["filename"] ?? disposition["filename*"].map(Self.decoded)).map(Self.withoutFolders)
    }

    /// The boundary that a media type names: 1 to 70 printable characters (RFC 2046, section 5.1.1).
    static func boundary(in mediaType: String) -> [UInt8]? {
        guard let boundary = parameters(of: ArraySlice(mediaType.utf8))?.parameters["boundary"]?.utf8,
            (1...70).contains(boundary.count), boundary.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return Array(boundary)
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) throws(MultipartReader.Fault) -> [ArraySlice<UInt8>] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return try lines.enumerated().map { index, line throws(MultipartReader.Fault) in
            let isLast = index == lines.count - 1
            guard isLast || line.last == UInt8(ascii: "\r") else { throw .malformed }
            let content = isLast ? line : line.dropLast()
            guard content.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else { throw .malformed }
            return content
        }
    }

    /// `form-data; name="picture"; filename="a.jpg"`, taken apart. Values stand in quotes or not; a backslash frees a
    /// quote or itself and is otherwise a backslash, as in `C:\fotos`. Nil when it is no such thing, or says something
    /// twice.
    private static func parameters(of value: ArraySlice<UInt8>) -> (kind: String, parameters: [String: String])? {
        var rest = value
        let kind = take(&rest) { $0 != UInt8(ascii: ";") }
        var parameters: [String: String] = [:]
        while rest.popFirst() != nil {
            let name = take(&rest) { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
            if name.isEmpty, rest.isEmpty || rest.first == UInt8(ascii: ";") { continue }
            guard rest.popFirst() == UInt8(ascii: "="), parameters[name.lowercased()] == nil else { return nil }
            rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if rest.first == UInt8(ascii: "\"") {
                guard let text = quoted(&rest) else { return nil }
                parameters[name.lowercased()] = text
                guard take(&rest, { $0 != UInt8(ascii: ";") }).isEmpty else { return nil }
            } else {
                parameters[name.lowercased()] = take(&rest) { $0 != UInt8(ascii: ";") }
            }
        }
        return (kind.lowercased(), parameters)
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ belongs: (UInt8) -> Bool) -> String {
        let taken = rest.prefix(while: belongs)
        rest = rest.dropFirst(taken.count)
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let trimmed = taken.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        return String(decoding: Array(trimmed), as: UTF8.self)
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
        rest = rest.dropFirst()
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                if let next = rest.first, next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") {
                    text.append(next)
                    rest = rest.dropFirst()
                } else {
                    text.append(byte)
                }
            default: text.append(byte)
            }
        }
        return nil
    }

    /// `UTF-8''caf%C3%A9.jpg` (RFC 8187), which some programs send.
    private static func decoded(_ text: String) -> String {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 ? parts[2].removingPercentEncoding ?? "" : ""
    }

    /// The name alone: no folders, nothing that can't be seen. Browsers write a quote as `%22` (WHATWG HTML, section
    /// 4.10.21.8).
    private static func withoutFolders(_ path: String) -> String {
        let name = path.split { $0 == "/" || $0 == "\\" }.last.map { $0.replacing("%22", with: "\"") } ?? ""
        let seen = name.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
            default: true
            }
        }
        let text = String(String(String.UnicodeScalarView(seen)).prefix(maxNameLength))
        return text == "." || text == ".." ? "" : text
    }
}
