import PortadaCore

/// One field of a model: its name in templates and how to read it.
public struct TemplateField<Model>: Sendable {
    @usableFromInline let descriptor: ShapeField
    @usableFromInline let read: @Sendable (Model) -> Value

    @usableFromInline
    init(_ name: String, _ kind: Kind, read: @escaping @Sendable (Model) -> Value) {
        descriptor = ShapeField(name: name, kind: kind)
        self.read = read
    }

    /// Text, escaped where it is shown; a section on it is shown when it is neither nil nor empty.
    @inlinable
    public static func text(_ name: String, _ read: @escaping @Sendable (Model) -> String?) -> Self {
        Self(name, .text) { model in read(model).map(Value.text) ?? .none }
    }

    /// A whole number, shown in digits; a section on it is shown when it is neither nil nor zero.
    @inlinable
    public static func number(_ name: String, _ read: @escaping @Sendable (Model) -> Int?) -> Self {
        Self(name, .text) { model in
            guard let number = read(model), number != 0 else { return .none }
            return .text(String(number))
        }
    }

    /// Clean markup, for triple tags.
    @inlinable
    public static func html(_ name: String, _ read: @escaping @Sendable (Model) -> CleanHTML?) -> Self {
        Self(name, .html) { model in read(model).map(Value.html) ?? .none }
    }

    /// Clean markup that is put in after rendering, for triple tags.
    @inlinable
    public static func slot(_ name: String, _ slot: TemplateSlot) -> Self {
        Self(name, .html) { _ in .slot(slot) }
    }

    /// Yes or no, for sections.
    @inlinable
    public static func flag(_ name: String, _ read: @escaping @Sendable (Model) -> Bool) -> Self {
        Self(name, .flag) { model in .flag(read(model)) }
    }

    /// Another model, or none.
    @inlinable
    public static func record<Other: TemplateModel>(
        _ name: String,
        _ read: @escaping @Sendable (Model) -> Other?
    ) -> Self {
        Self(name, .record { Other.template.shape }) { model in
            read(model).map { .record($0.record()) } ?? .none
        }
    }

    /// Several of another model; a section on it is repeated for each.
    @inlinable
    public static func list<Other: TemplateModel>(
        _ name: String,
        _ read: @escaping @Sendable (Model) -> [Other]
    ) -> Self {
        Self(name, .list { Other.template.shape }) { model in .list(read(model).map { $0.record() }) }
    }

    /// Several texts; inside a section on it, `{{.}}` is one of them.
    @inlinable
    public static func texts(_ name: String, _ read: @escaping @Sendable (Model) -> [String]) -> Self {
        Self(name, .list { Shape.textItem }) { model in
            .list(read(model).map { Record(shape: .textItem, values: [.text($0)]) })
        }
    }
}
