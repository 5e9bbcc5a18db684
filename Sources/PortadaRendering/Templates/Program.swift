/// A compiled template: flat lists of instructions over registers, without a name in it.
final class Program: Sendable {
    /// The instructions; the first list is the template, the others its partials.
    let routines: [[Instruction]]
    /// All text of the templates.
    let literals: [UInt8]
    /// The further fields of dotted names.
    let steps: [UInt16]
    /// The routines that can be called by a name from the data.
    let tables: [[String: Int]]
    /// How many registers a run needs: one for each shape.
    let registerCount: Int
    /// The shapes of the records in the first registers.
    let roots: [Shape]

    init(
        routines: [[Instruction]],
        literals: [UInt8],
        steps: [UInt16],
        tables: [[String: Int]],
        registerCount: Int,
        roots: [Shape]
    ) {
        self.routines = routines
        self.literals = literals
        self.steps = steps
        self.tables = tables
        self.registerCount = registerCount
        self.roots = roots
    }
}
