import PortadaCore

/// Runs a program over records and appends the page to a buffer.
struct Renderer {
    /// How many routines may be open: how deep a thread of comments is shown.
    static let maxCalls = 64
    /// How many routines and scopes may be open together.
    static let maxDepth = 512
    /// How many calls, and records of lists, one page may take.
    static let maxSteps = 1_000_000
    /// How many bytes one page may have.
    static let maxBytes = 64 << 20

    private let program: Program
    private var registers: [[Value]]
    private var output: [UInt8] = []
    private var cuts: [TemplateCut] = []
    private var steps = 0
    private var calls = 0
    private var depth = 0

    private init(_ program: Program, _ records: [Record]) {
        self.program = program
        registers = [[Value]](repeating: [], count: program.registerCount)
        for (place, record) in records.enumerated() { registers[place] = record.values }
    }

    /// Appends the page to the buffer. Precondition: the records have the program's root shapes.
    /// - Returns: where its slots stand; nil when the page does not come to an end: the buffer then holds its beginning.
    static func render(_ program: Program, _ records: [Record], into buffer: inout [UInt8]) -> [TemplateCut]? {
        var renderer = Renderer(program, records)
        // The buffer moves in and out: appending to it never copies what it holds.
        swap(&renderer.output, &buffer)
        defer { swap(&renderer.output, &buffer) }
        return renderer.call(0) ? renderer.cuts : nil
    }

    private mutating func call(_ routine: Int) -> Bool {
        guard calls < Self.maxCalls else { return true }
        calls += 1
        defer { calls -= 1 }
        let instructions = program.routines[routine]
        return run(instructions, 0, instructions.count)
    }

    /// Runs the instructions up to `end`.
    private mutating func run(_ instructions: [Instruction], _ start: Int, _ end: Int) -> Bool {
        guard depth < Self.maxDepth else { return true }
        guard mayGoOn() else { return false }
        depth += 1
        defer { depth -= 1 }
        var next = start
        while next < end {
            let instruction = instructions[next]
            next += 1
            switch instruction {
            case .literal(let start, let count):
                output.append(contentsOf: program.literals[Int(start)..<Int(start + count)])
            case .text(let path): appendText(path)
            case .unescaped(let path): appendUnescaped(path)
            case .condition(let path, let end):
                if !isThere(path) { next = Int(end) }
            case .inverted(let path, let end):
                if isThere(path) { next = Int(end) }
            case .scope(let path, let register, let end):
                guard enter(path, Int(register), instructions, next, Int(end)) else { return false }
                next = Int(end)
            case .call(let routine):
                guard call(Int(routine)) else { return false }
            case .callNamed(let path, let table):
                guard callNamed(path, Int(table)) else { return false }
            }
        }
        return true
    }

    private mutating func mayGoOn() -> Bool {
        steps += 1
        return steps <= Self.maxSteps && output.count <= Self.maxBytes
    }

    private mutating func enter(
        _ path: ValuePath,
        _ register: Int,
        _ instructions: [Instruction],
        _ start: Int,
        _ end: Int
    ) -> Bool {
        let outer = registers[register]
        defer { registers[register] = outer }
        switch value(path) {
        case .record(let record):
            registers[register] = record.values
            return run(instructions, start, end)
        case .list(let records):
            for record in records {
                registers[register] = record.values
                guard run(instructions, start, end) else { return false }
            }
            return true
        case .none, .text, .html, .slot, .flag: return true
        }
    }

    private mutating func callNamed(_ path: ValuePath, _ table: Int) -> Bool {
        guard case .text(let name) = value(path), let routine = program.tables[table][name] else { return true }
        return call(routine)
    }

    private func value(_ path: ValuePath) -> Value {
        var value = registers[Int(path.register)][Int(path.field)]
        for step in 0..<Int(path.stepCount) {
            guard case .record(let record) = value else { return .none }
            value = record.values[Int(program.steps[Int(path.firstStep) + step])]
        }
        return value
    }

    private func isThere(_ path: ValuePath) -> Bool {
        switch value(path) {
        case .none: false
        case .text(let text): !text.isEmpty
        case .html(let html): !html.isEmpty
        case .flag(let flag): flag
        case .record, .slot: true
        case .list(let records): !records.isEmpty
        }
    }

    private mutating func appendText(_ path: ValuePath) {
        switch value(path) {
        case .text(let text): Escaping.append(text, to: &output)
        case .html(let html): Escaping.append(html.markup, to: &output)
        default: break
        }
    }

    private mutating func appendUnescaped(_ path: ValuePath) {
        switch value(path) {
        case .text(let text): output.append(contentsOf: text.utf8)
        case .html(let html): output.append(contentsOf: html.markup.utf8)
        case .slot(let slot): cuts.append(TemplateCut(offset: output.count, slot: slot))
        default: break
        }
    }
}
