/// The shapes that a name is looked up in, innermost last.
///
/// A shape stands here once. When it is entered again its older place goes: every name that was found there is found
/// in the newer one first. So the stack of a recursive template does not grow, and its routine is found again.
struct ScopeStack {
    /// A shape and the register that holds the record of that shape.
    struct Scope {
        let shape: Shape
        let register: UInt16
    }

    private(set) var scopes: [Scope]
    /// What `{{.}}` shows inside a section on text or markup.
    private(set) var itself: (path: ValuePath, kind: Kind)?

    init(_ scopes: [Scope]) {
        self.scopes = scopes
    }

    /// The innermost scope.
    var innermost: Scope? { scopes.last }

    /// The stack inside a section on a record or a list.
    func entering(_ shape: Shape, register: UInt16) -> ScopeStack {
        ScopeStack(scopes.filter { $0.shape !== shape } + [Scope(shape: shape, register: register)])
    }

    /// The stack inside a section on text or markup.
    func entering(_ path: ValuePath, _ kind: Kind) -> ScopeStack {
        var inside = self
        inside.itself = (path, kind)
        return inside
    }

    /// The innermost scope that has the field.
    func find(_ field: String) -> (scope: Scope, position: Int)? {
        for scope in scopes.reversed() {
            if let position = scope.shape.position(of: field) { return (scope, position) }
        }
        return nil
    }

    /// Every name that can be used here, without dots.
    var names: [String] {
        scopes.reversed().flatMap { $0.shape.fields.map(\.name) }
    }
}
