/// A table of redirects: old address, new address. Understands what WordPress' plug-ins for redirects export.
public struct RedirectTable: Sequence, IteratorProtocol {
    /// A row of it.
    public struct Entry: Sendable, Hashable {
        /// The line on which it stands, counted from 1.
        public let line: Int
        /// The old address, as it is written.
        public let source: String
        /// The new one, as it is written.
        public let target: String
        /// Why it can't be taken; nil when nothing is wrong so far.
        public let fault: String?
    }

    private static let sources: Set = [
        "source", "source url", "from", "old", "old url", "redirect from", "origen", "desde",
    ]
    private static let targets: Set = [
        "target", "target url", "to", "new", "new url", "redirect to", "destino", "hacia",
    ]

    private var rows: CSVReader
    private var waiting: CSVReader.Row?
    private var source = 0
    private var target = 1
    private var pattern: Int?

    /// Reads a table whose first line may name its columns.
    public init(_ bytes: [UInt8]) {
        rows = CSVReader(bytes)
        guard let first = rows.next() else { return }
        let names = first.fields.map { $0.lowercased().filter { $0 != "\"" } }
        if let from = names.firstIndex(where: Self.sources.contains),
            let to = names.firstIndex(where: Self.targets.contains)
        {
            (source, target, pattern) = (from, to, names.firstIndex(of: "regex"))
        } else {
            waiting = first
        }
    }

    /// The next entry; nil at the end.
    public mutating func next() -> Entry? {
        guard let row = waiting ?? rows.next() else { return nil }
        waiting = nil
        func field(_ column: Int) -> String { column < row.fields.count ? row.fields[column] : "" }
        var fault: String?
        if row.fields.count <= Swift.max(source, target) {
            fault = "a row needs an old and a new address"
        } else if let pattern, ["1", "true"].contains(field(pattern).lowercased()) {
            fault = "'\(field(source).prefix(100))' is a pattern; only single addresses are taken"
        }
        return Entry(line: row.line, source: field(source), target: field(target), fault: fault)
    }
}
