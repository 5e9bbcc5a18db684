/// The instructions of one routine while it is compiled.
struct RoutineBuilder {
    private(set) var instructions: [Instruction] = []
    /// The names of the blocks that can be filled here, in this routine or in what it calls.
    var declaredBlocks: Set<String> = []
    /// Whether the next beginning of a line stands behind text already, and gets no indentation.
    var isInsideLine = false
    /// Instructions before this one are the target of a jump and stay apart from what follows.
    private var mergeFloor = 0

    /// Appends text; two neighbours become one instruction.
    mutating func append(literal bytes: some Collection<UInt8>, to literals: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let start = Int32(literals.count)
        literals.append(contentsOf: bytes)
        if instructions.count > mergeFloor, case .literal(let before, let count) = instructions.last,
            before + count == start
        {
            instructions[instructions.count - 1] = .literal(start: before, count: count + Int32(bytes.count))
        } else {
            instructions.append(.literal(start: start, count: Int32(bytes.count)))
        }
    }

    /// Appends an instruction.
    mutating func append(_ instruction: Instruction) {
        instructions.append(instruction)
    }

    /// Appends an instruction whose end is not known yet; gives its place.
    mutating func open(_ instruction: Instruction) -> Int {
        instructions.append(instruction)
        mergeFloor = instructions.count
        return instructions.count - 1
    }

    /// Ends the instruction at the place here.
    mutating func close(_ place: Int) {
        let end = Int32(instructions.count)
        switch instructions[place] {
        case .condition(let path, _): instructions[place] = .condition(path, end: end)
        case .inverted(let path, _): instructions[place] = .inverted(path, end: end)
        case .scope(let path, let register, _): instructions[place] = .scope(path, register: register, end: end)
        default: break
        }
        mergeFloor = instructions.count
    }
}
