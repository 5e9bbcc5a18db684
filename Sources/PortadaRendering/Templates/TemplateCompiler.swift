/// Compiles a template and all that it includes to one flat program, and finds every name that leads nowhere.
struct TemplateCompiler {
    /// How many instructions a program may have.
    static let maxInstructions = 200_000
    /// How deep partials may include partials, apart from recursion.
    static let maxDepth = 48

    let library: TemplateLibrary
    var faults = FaultList()
    var steps: [UInt16] = []
    var tables: [[String: Int]] = []
    var literals: [UInt8] = []
    private var routines: [[Instruction]] = []
    private var declaredBlocks: [Set<String>] = []
    private var finished: [RoutineKey: Int] = [:]
    private var unfinished: [RoutineKey: (routine: Int, entered: Int)] = [:]
    private var instructionCount = 0
    private var registers: [ObjectIdentifier: UInt16] = [:]
    /// Keeps the shapes alive, so that an identifier means one shape.
    private var shapes: [Shape] = []

    init(_ library: TemplateLibrary) {
        self.library = library
    }

    /// Compiles the template for records of the shapes, outermost first; nil when there is no such template. The names of
    /// all templates that it shows go to `used`.
    static func compile(
        _ name: String,
        roots: [Shape],
        from library: TemplateLibrary,
        faults: inout FaultList,
        used: inout Set<String>
    ) -> Program? {
        guard let template = library.find(name) else { return nil }
        var compiler = TemplateCompiler(library)
        let scopes = roots.map { ScopeStack.Scope(shape: $0, register: compiler.register(for: $0)) }
        let context = CompilerContext(source: template.source, scopes: ScopeStack(scopes))
        let (routine, _) = compiler.routine(for: template, context)
        assert(routine == 0)
        faults.add(contentsOf: compiler.faults.faults)
        used.formUnion(compiler.finished.keys.map(\.template))
        return Program(
            routines: compiler.routines,
            literals: compiler.literals,
            steps: compiler.steps,
            tables: compiler.tables,
            registerCount: compiler.shapes.count,
            roots: roots
        )
    }

    /// The register for records of the shape.
    mutating func register(for shape: Shape) -> UInt16 {
        if let known = registers[ObjectIdentifier(shape)] { return known }
        let fresh = UInt16(clamping: shapes.count)
        shapes.append(shape)
        registers[ObjectIdentifier(shape)] = fresh
        return fresh
    }

    /// Reports a fault at a tag of the file that is being compiled.
    mutating func report(_ tag: TemplateTag, _ context: CompilerContext, _ message: @autoclosure () -> String) {
        // Looking for the nearest name takes time: not for faults that nobody will see.
        guard !faults.isFull else { return }
        faults.add(context.source, at: tag.offset, message() + context.inclusion)
    }

    /// The routine of a template as it is used in the context, and which of its blocks can be filled (nil while it is
    /// still being compiled: then it includes itself).
    mutating func routine(
        for template: ParsedTemplate,
        _ context: CompilerContext
    ) -> (routine: Int, blocks: Set<String>?) {
        let key = RoutineKey(
            template: template.source.name,
            scopes: context.scopes,
            blocks: context.blocks,
            indentation: context.indentation
        )
        if let known = finished[key] { return (known, declaredBlocks[known]) }
        // Deeper uses of an unfinished template keep its indentation; otherwise each level would be a new routine.
        if let open = unfinished[key.withoutIndentation] { return (open.routine, nil) }
        let place = routines.count
        routines.append([])
        declaredBlocks.append([])
        unfinished[key.withoutIndentation] = (place, context.entered)
        var builder = RoutineBuilder()
        compile(template.nodes, context, into: &builder)
        unfinished[key.withoutIndentation] = nil
        routines[place] = builder.instructions
        declaredBlocks[place] = builder.declaredBlocks
        finished[key] = place
        return (place, builder.declaredBlocks)
    }

    /// How many records had been entered where the unfinished use of the template began; nil when there is none.
    func enteredBefore(_ template: ParsedTemplate, _ context: CompilerContext) -> Int? {
        let key = RoutineKey(
            template: template.source.name,
            scopes: context.scopes,
            blocks: context.blocks,
            indentation: []
        )
        return unfinished[key]?.entered
    }

    /// Whether the program has grown too large; says so once.
    mutating func isTooLarge(_ context: CompilerContext) -> Bool {
        instructionCount += 1
        guard instructionCount > Self.maxInstructions else { return false }
        let message = "with all that it includes the template is too large: blocks and partials multiply each other"
        if instructionCount == Self.maxInstructions + 1 {
            faults.add(ThemeFault(file: context.source.file, message: message))
        }
        return true
    }
}
