/// The values of one model, in the order of its shape's fields.
public struct Record: Sendable {
    /// Whose fields the values are.
    public let shape: Shape
    /// One value for each field.
    @usableFromInline let values: [Value]

    /// Takes one value for each field of the shape, of the field's kind.
    @usableFromInline
    init(shape: Shape, values: [Value]) {
        assert(values.count == shape.fields.count)
        self.shape = shape
        self.values = values
    }
}
