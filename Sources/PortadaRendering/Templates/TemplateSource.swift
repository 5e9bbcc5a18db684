/// The text of one template file, with the way from a byte to its line and column.
struct TemplateSource: Sendable {
    /// How large a template may be, in bytes.
    static let maxBytes = 1 << 20

    /// The template's name: the path below `templates/`, without the extension.
    let name: String
    /// The file's path, for faults.
    let file: String
    /// The text, UTF-8.
    let bytes: [UInt8]

    /// A fault at the given byte.
    func fault(at offset: Int, _ message: String) -> ThemeFault {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
        return ThemeFault(file: file, line: line, column: column, message: message)
    }

    /// The text of a range of bytes.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
