extension TemplateCompiler {
    /// What a name leads to. Nil when it leads nowhere; in a theme that is a fault.
    mutating func resolve(_ tag: TemplateTag, _ context: CompilerContext) -> (path: ValuePath, kind: Kind)? {
        if tag.name == Shape.itself { return resolveItself(tag, context) }
        var parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var scopes = context.scopes
        if parts.count > 1, parts[0].isEmpty {
            parts.removeFirst()
            scopes = ScopeStack(context.scopes.innermost.map { [$0] } ?? [])
        }
        guard let (scope, position) = scopes.find(parts[0]) else {
            reportInTheme(tag, context, Self.unknown(parts[0], in: scopes))
            return nil
        }
        return follow(parts, from: scope, position, tag, context)
    }

    private mutating func resolveItself(
        _ tag: TemplateTag,
        _ context: CompilerContext
    ) -> (path: ValuePath, kind: Kind)? {
        if let itself = context.scopes.itself { return itself }
        guard let scope = context.scopes.innermost, let position = scope.shape.position(of: Shape.itself) else {
            let name = context.scopes.innermost?.shape.name ?? ""
            reportInTheme(tag, context, "{{.}} is a whole \(name) here: name one of its fields")
            return nil
        }
        let path = ValuePath(register: scope.register, field: UInt16(clamping: position))
        return (path, scope.shape.fields[position].kind)
    }

    private mutating func follow(
        _ parts: [String],
        from scope: ScopeStack.Scope,
        _ position: Int,
        _ tag: TemplateTag,
        _ context: CompilerContext
    ) -> (path: ValuePath, kind: Kind)? {
        var kind = scope.shape.fields[position].kind
        var further: [UInt16] = []
        for (index, part) in parts.enumerated().dropFirst() {
            let before = parts[..<index].joined(separator: ".")
            guard case .record(let shape) = kind else {
                reportInTheme(tag, context, kind.hasNoFields(before))
                return nil
            }
            let inside = shape()
            guard let next = inside.position(of: part) else {
                reportInTheme(tag, context, Self.unknown(part, in: before, inside))
                return nil
            }
            further.append(UInt16(clamping: next))
            kind = inside.fields[next].kind
        }
        var path = ValuePath(register: scope.register, field: UInt16(clamping: position))
        if !further.isEmpty {
            path.firstStep = UInt32(clamping: steps.count)
            path.stepCount = UInt16(clamping: further.count)
            steps += further
        }
        return (path, kind)
    }

    private mutating func reportInTheme(
        _ tag: TemplateTag,
        _ context: CompilerContext,
        _ message: @autoclosure () -> String
    ) {
        if library.strictness == .theme { report(tag, context, message()) }
    }

    private static func unknown(_ name: String, in scopes: ScopeStack) -> String {
        let place = scopes.scopes.reversed().map(\.shape.name).joined(separator: ", nor in ")
        return "there is no \"\(name)\" in \(place)\(NearestName.hint(for: name, among: scopes.names))"
    }

    private static func unknown(_ name: String, in before: String, _ shape: Shape) -> String {
        let hint = NearestName.hint(for: name, among: shape.fields.map(\.name))
        return "there is no \"\(name)\" in \"\(before)\" (\(shape.name))\(hint)"
    }
}
