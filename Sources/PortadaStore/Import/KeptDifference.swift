/// Something that the newsroom has otherwise than an export, and that an import left as it is.
public struct KeptDifference: Sendable, Hashable {
    /// So many characters of each side are given.
    private static let excerptLength = 300

    /// What sort of thing: `section`, `person`, `tag`, `picture`, `article`, `comment`, `redirect`, `menu`, `setting`.
    public var kind: String
    /// Its number or name where it came from.
    public var item: String
    /// How it is called here, or there when it is here no more.
    public var name: String
    /// Which detail differs; `removed` where the newsroom removed the whole.
    public var detail: String
    /// What stands here.
    public var here: String
    /// What the export has.
    public var export: String

    /// Tells of a difference; long texts are told by their beginnings.
    public init(kind: String, item: String, name: String, detail: String, here: String, export: String) {
        self.kind = kind
        self.item = item
        self.name = Self.excerpt(name)
        self.detail = detail
        self.here = Self.excerpt(here)
        self.export = Self.excerpt(export)
    }

    /// A difference in something that came from an origin.
    init(_ origin: Importer.Origin, name: String, detail: String, here: String, export: String) {
        self.init(kind: origin.kind, item: origin.id, name: name, detail: detail, here: here, export: export)
    }

    private static func excerpt(_ text: String) -> String {
        text.count > excerptLength ? text.prefix(excerptLength) + "…" : text
    }
}

extension KeptDifference {
    /// Collects what one batch leaves as it is; used by one thread, inside the batch's transaction.
    final class Log {
        private(set) var entries: [KeptDifference] = []

        func note(_ difference: KeptDifference) { entries.append(difference) }
    }
}
