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
    /// Where each line begins.
    private let lineStarts: [Int]

    init(name: String, file: String, bytes: [UInt8]) {
        self.name = name
        self.file = file
        self.bytes = bytes
        var starts = [0]
        for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(place + 1) }
        lineStarts = starts
    }

    /// The line that a byte stands on, from 1.
    func line(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// A fault at the given byte.
    func fault(at offset: Int, _ message: String) -> ThemeFault {
        let line = line(at: offset)
        let before = bytes[lineStarts[line - 1]..<min(offset, bytes.count)]
        let column = String(decoding: before, as: UTF8.self).count + 1
        return ThemeFault(file: file, line: line, column: column, message: message)
    }

    /// The text of a range of bytes.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
