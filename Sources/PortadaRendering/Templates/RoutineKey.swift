/// What makes two uses of a partial the same routine.
struct RoutineKey: Hashable {
    /// The template's name.
    let template: String
    /// The shapes that its names are looked up in.
    let shapes: [ObjectIdentifier]
    /// What `{{.}}` is.
    let itself: ValuePath?
    /// What its blocks are filled with.
    let blocks: [String: ObjectIdentifier]
    /// What its lines begin with.
    var indentation: [UInt8]

    init(template: String, scopes: ScopeStack, blocks: [String: TemplateBlock], indentation: [UInt8]) {
        self.template = template
        shapes = scopes.scopes.map { ObjectIdentifier($0.shape) }
        itself = scopes.itself?.path
        self.blocks = blocks.mapValues { ObjectIdentifier($0) }
        self.indentation = indentation
    }

    /// The same use with lines as they are written.
    var withoutIndentation: RoutineKey {
        var key = self
        key.indentation = []
        return key
    }
}
