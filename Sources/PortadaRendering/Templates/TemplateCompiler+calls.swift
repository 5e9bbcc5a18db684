extension TemplateCompiler {
    /// Compiles a partial, or a parent with the blocks that fill it.
    mutating func compileCall(
        _ tag: TemplateTag,
        indentation: [UInt8]?,
        filling: [TemplateBlock],
        _ context: CompilerContext,
        into builder: inout RoutineBuilder
    ) {
        if tag.isDynamic {
            compileNamedCall(tag, indentation: indentation, filling: filling, context, into: &builder)
            return
        }
        guard let template = library.find(tag.name) else {
            guard library.strictness == .theme else { return }
            let names = library.names
            report(tag, context, "there is no template \"\(tag.name)\"\(NearestName.hint(for: tag.name, among: names))")
            return
        }
        let inside = enter(template, tag, indentation: indentation, filling: filling, context)
        guard mayInclude(template, tag, inside, context) else { return }
        let (routine, blocks) = routine(for: template, inside)
        builder.append(.call(Int32(routine)))
        builder.declaredBlocks.formUnion(blocks ?? [])
        if let blocks { reportUnknown(filling, in: tag, blocks, context) }
    }

    private func enter(
        _ template: ParsedTemplate,
        _ tag: TemplateTag,
        indentation: [UInt8]?,
        filling: [TemplateBlock],
        _ context: CompilerContext
    ) -> CompilerContext {
        var inside = context
        inside.source = template.source
        inside.indentation = indentation.map(context.placed) ?? []
        inside.dedent = 0
        inside.depth += 1
        // The outermost child's content counts: it was written last, by whoever knows the page.
        let own = filling.map { ($0.tag.name, $0) }
        inside.blocks.merge(own) { outer, _ in outer }
        inside.origin = (context.source, tag.offset)
        return inside
    }

    private mutating func mayInclude(
        _ template: ParsedTemplate,
        _ tag: TemplateTag,
        _ inside: CompilerContext,
        _ context: CompilerContext
    ) -> Bool {
        if let before = enteredBefore(template, inside), before == inside.entered, library.strictness == .theme {
            report(tag, context, "\"\(tag.name)\" includes itself without end: enter a list or a record in between")
            return false
        }
        guard inside.depth <= Self.maxDepth else {
            report(tag, context, "templates include each other deeper than \(Self.maxDepth)")
            return false
        }
        return true
    }

    private mutating func reportUnknown(
        _ filling: [TemplateBlock],
        in parent: TemplateTag,
        _ known: Set<String>,
        _ context: CompilerContext
    ) {
        guard library.strictness == .theme else { return }
        for block in filling where !known.contains(block.tag.name) {
            let hint = NearestName.hint(for: block.tag.name, among: known.sorted())
            report(block.tag, context, "\"\(parent.name)\" has no block \"\(block.tag.name)\"\(hint)")
        }
    }

    /// Compiles a call whose template is named by the data: all templates are compiled for the place.
    private mutating func compileNamedCall(
        _ tag: TemplateTag,
        indentation: [UInt8]?,
        filling: [TemplateBlock],
        _ context: CompilerContext,
        into builder: inout RoutineBuilder
    ) {
        guard library.strictness == .specification else {
            report(tag, context, "a theme names its templates itself: {{>*…}} can't be checked")
            return
        }
        guard let (path, kind) = resolve(tag, context), case .text = kind else { return }
        let place = tables.count
        tables.append([:])
        for name in library.names {
            guard let template = library.find(name) else { continue }
            let inside = enter(template, tag, indentation: indentation, filling: filling, context)
            guard mayInclude(template, tag, inside, context) else { continue }
            tables[place][name] = routine(for: template, inside).routine
        }
        builder.append(.callNamed(path, table: Int32(place)))
    }
}
