import PortadaCore

/// A strong entity tag (RFC 9110, section 8.8.3) in two parts: the version that a change is based on, and the bytes
/// that were shown. `If-Match` looks at the version alone: a section's new name makes other bytes of its stories, but is no
/// reason to refuse a change of them.
struct EntityTag: Sendable, Hashable {
    /// What a change is based on: a story's version, or what stands for it.
    let version: String
    private let shown: String

    /// The tag of a thing at a version, shown as a value.
    init(version: Int64, showing value: JSONValue) {
        self.version = "v\(version)"
        shown = String(Token.digest(of: value.bytes).prefix(16))
    }

    /// The tag of a thing that counts no versions: it is what it shows.
    init(showing value: JSONValue) {
        version = "w" + Token.digest(of: value.bytes).prefix(16)
        shown = ""
    }

    /// As the header has it.
    var text: String { shown.isEmpty ? "\"\(version)\"" : "\"\(version)-\(shown)\"" }

    /// Whether a list of tags (`If-Match`) names this version; `*` names every one.
    func isNamed(in header: String) -> Bool {
        header.split(separator: ",").contains { entry in
            let entry = entry.filter { $0 != " " }
            if entry == "*" { return true }
            guard entry.hasPrefix("\""), entry.hasSuffix("\""), entry.count > 2 else { return false }
            return entry.dropFirst().dropLast().split(separator: "-").first.map(String.init) == version
        }
    }

    /// Whether a list of tags names whatever there is.
    static func isAny(_ header: String) -> Bool {
        header.split(separator: ",").contains { $0.filter { $0 != " " } == "*" }
    }

    /// Whether a list of tags (`If-None-Match`) names these very bytes, by the weak comparison.
    func isShown(in header: String) -> Bool {
        header.split(separator: ",").contains { entry in
            let entry = entry.filter { $0 != " " }
            let strong = entry.hasPrefix("W/") ? String(entry.dropFirst(2)) : entry
            return entry == "*" || strong == text || strong == Self.compressed(text)
        }
    }

    /// The tag of the same thing's compressed bytes, which are others (RFC 9110, section 8.8.3.3).
    static func compressed(_ tag: String) -> String { tag.hasSuffix("\"") ? tag.dropLast() + "-gzip\"" : tag }
}
