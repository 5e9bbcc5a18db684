extension TemplateCompiler {
    /// Compiles nodes one after the other.
    mutating func compile(_ nodes: [TemplateNode], _ context: CompilerContext, into builder: inout RoutineBuilder) {
        for node in nodes where !isTooLarge(context) {
            switch node {
            case .text(let bytes, let startsLine):
                compileText(bytes, startsLine: startsLine, context, into: &builder)
            case .variable(let tag): compileVariable(tag, context, into: &builder)
            case .section(let tag, let children): compileSection(tag, children, context, into: &builder)
            case .inverted(let tag, let children): compileInverted(tag, children, context, into: &builder)
            case .partial(let tag, let indentation):
                compileCall(tag, indentation: indentation, filling: [], context, into: &builder)
            case .parent(let tag, let indentation, let blocks):
                compileCall(tag, indentation: indentation, filling: blocks, context, into: &builder)
            case .block(let block): compileBlock(block, context, into: &builder)
            }
        }
    }

    private mutating func compileText(
        _ bytes: [UInt8],
        startsLine: Bool,
        _ context: CompilerContext,
        into builder: inout RoutineBuilder
    ) {
        guard startsLine else {
            builder.append(literal: bytes, to: &literals)
            return
        }
        let isEmptyLine = bytes == [0x0A] || bytes == [0x0D, 0x0A]
        if !builder.isInsideLine && !isEmptyLine {
            builder.append(literal: context.indentation, to: &literals)
        }
        builder.isInsideLine = false
        let blank = bytes.prefix(context.dedent).prefix { $0 == 0x20 || $0 == 0x09 }
        builder.append(literal: bytes.dropFirst(blank.count), to: &literals)
    }

    private mutating func compileVariable(
        _ tag: TemplateTag,
        _ context: CompilerContext,
        into builder: inout RoutineBuilder
    ) {
        guard let (path, kind) = resolve(tag, context) else { return }
        switch (kind, tag.kind, library.strictness) {
        case (.text, .variable, _), (.html, .variable, .specification): builder.append(.text(path))
        case (.html, .unescaped, _), (.text, .unescaped, .specification): builder.append(.unescaped(path))
        case (_, _, .specification): break
        case (.text, _, _):
            let message = "\"\(tag.name)\" is plain text, which is always escaped: write {{\(tag.name)}}"
            report(tag, context, message)
        case (.html, _, _):
            let message = "\"\(tag.name)\" is markup: write it with three braces, {{{\(tag.name)}}}"
            report(tag, context, message)
        default: report(tag, context, kind.misuse(of: tag.name))
        }
    }

    private mutating func compileSection(
        _ tag: TemplateTag,
        _ children: [TemplateNode],
        _ context: CompilerContext,
        into builder: inout RoutineBuilder
    ) {
        guard let (path, kind) = resolve(tag, context) else { return }
        var inside = context
        let place: Int
        switch kind {
        case .flag:
            place = builder.open(.condition(path, end: 0))
        case .text, .html:
            inside.scopes = context.scopes.entering(path, kind)
            place = builder.open(.condition(path, end: 0))
        case .record(let shape), .list(let shape):
            let shape = shape()
            let register = register(for: shape)
            inside.scopes = context.scopes.entering(shape, register: register)
            inside.entered += 1
            place = builder.open(.scope(path, register: register, end: 0))
        }
        compile(children, inside, into: &builder)
        builder.close(place)
    }

    private mutating func compileInverted(
        _ tag: TemplateTag,
        _ children: [TemplateNode],
        _ context: CompilerContext,
        into builder: inout RoutineBuilder
    ) {
        guard let (path, _) = resolve(tag, context) else {
            if library.strictness == .specification { compile(children, context, into: &builder) }
            return
        }
        let place = builder.open(.inverted(path, end: 0))
        compile(children, context, into: &builder)
        builder.close(place)
    }

    /// Compiles what fills the block: a child's content, laid out as the place wants it, or the block's own.
    private mutating func compileBlock(
        _ block: TemplateBlock,
        _ context: CompilerContext,
        into builder: inout RoutineBuilder
    ) {
        builder.declaredBlocks.insert(block.tag.name)
        guard let filling = context.blocks[block.tag.name] else {
            compile(block.children, context, into: &builder)
            return
        }
        var inside = context
        inside.source = filling.source
        inside.blocks[block.tag.name] = nil
        inside.indentation = context.placed(block.siteIndentation)
        inside.dedent = filling.ownIndentation?.count ?? 0
        builder.isInsideLine = filling.opensLine && !block.opensLine
        compile(filling.children, inside, into: &builder)
        builder.isInsideLine = false
    }
}
