/// What a template may name at one place: the fields of one kind of model, known before any page is made.
///
/// Two records have the same fields when their shapes are the same object.
public final class Shape: Sendable {
    /// The model's name, for messages to a theme's author.
    public let name: String
    /// The fields, in the order in which a record keeps their values.
    public let fields: [ShapeField]
    private let positions: [String: Int]

    /// Makes a shape. Of two fields with one name the first counts.
    public init(name: String, fields: [ShapeField]) {
        self.name = name
        self.fields = fields
        positions = Dictionary(
            fields.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Where the field stands in a record, or nil when there is none of that name.
    public func position(of field: String) -> Int? {
        positions[field]
    }

    /// The name of the field that stands for the record itself: what `{{.}}` shows.
    static let itself = "."

    /// The shape of one item of a list of texts: `{{#tags}}{{.}}{{/tags}}`.
    @usableFromInline static let textItem = Shape(name: "text", fields: [ShapeField(name: itself, kind: .text)])
}
