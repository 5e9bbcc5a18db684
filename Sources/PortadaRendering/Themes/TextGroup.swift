/// The texts of a language as a record for templates: groups are records, texts with places are left out.
final class TextGroup: Sendable {
    private let shape: Shape
    private let prefix: String
    /// The groups inside, by their place in the shape; nil where a text stands.
    private let inner: [TextGroup?]

    /// Takes the keys from the language that all others follow.
    convenience init(_ language: Language) {
        let keys = language.messages.filter { $0.value.parameters.isEmpty }.keys.sorted()
        self.init(keys.map { $0[...] }, prefix: "", name: "texts")
    }

    private init(_ keys: [Substring], prefix: String, name: String) {
        var fields: [ShapeField] = []
        var inner: [TextGroup?] = []
        for key in keys where !key.contains(".") {
            fields.append(ShapeField(name: String(key), kind: .text))
            inner.append(nil)
        }
        let groups = Dictionary(grouping: keys.filter { $0.contains(".") }) { $0.prefix { $0 != "." } }
        for (group, keys) in groups.sorted(by: { $0.key < $1.key }) {
            let inside = TextGroup(
                keys.map { $0.dropFirst(group.count + 1) },
                prefix: prefix + group + ".",
                name: "texts of \(group)"
            )
            fields.append(ShapeField(name: String(group), kind: .record { [shape = inside.shape] in shape }))
            inner.append(inside)
        }
        shape = Shape(name: name, fields: fields)
        self.prefix = prefix
        self.inner = inner
    }

    /// The texts of a language.
    func record(_ language: Language) -> Record {
        let values = zip(shape.fields, inner).map { field, group in
            group.map { Value.record($0.record(language)) } ?? .text(language.text(prefix + field.name))
        }
        return Record(shape: shape, values: values)
    }
}
