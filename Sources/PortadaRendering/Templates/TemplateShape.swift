/// The names of one model for templates, each with the way to read it.
///
/// What reads a model is inlinable, here and in `TemplateField`: compiled once for all models it asks Swift's runtime for
/// the model's type at each field, which took a third of the rendering of a page.
public struct TemplateShape<Model>: Sendable {
    /// The names and kinds alone.
    public let shape: Shape
    @usableFromInline let readers: [@Sendable (Model) -> Value]

    /// Takes the fields, and the name for messages; without one, the type's.
    public init(named name: String? = nil, _ fields: TemplateField<Model>...) {
        shape = Shape(name: name ?? String(describing: Model.self), fields: fields.map(\.descriptor))
        readers = fields.map(\.read)
    }

    /// Reads every field once: one allocation, whatever the number of fields.
    @inlinable
    func record(of model: Model) -> Record {
        let values = [Value](unsafeUninitializedCapacity: readers.count) { buffer, count in
            for reader in readers {
                buffer.initializeElement(at: count, to: reader(model))
                count += 1
            }
        }
        return Record(shape: shape, values: values)
    }
}
