/// One step of a compiled template. Trivial to copy: names, text and shapes are gone.
enum Instruction: Sendable {
    /// Appends prepared bytes.
    case literal(start: Int32, count: Int32)
    /// Appends text, escaped.
    case text(ValuePath)
    /// Appends text or clean markup as it is.
    case unescaped(ValuePath)
    /// Goes on when the value is there, else jumps to `end`; without scope.
    case condition(ValuePath, end: Int32)
    /// Goes on when the value is not there, else jumps to `end`.
    case inverted(ValuePath, end: Int32)
    /// Runs up to `end` with the record, or each of the records, in the register.
    case scope(ValuePath, register: UInt16, end: Int32)
    /// Runs a routine.
    case call(Int32)
    /// Runs the routine that the text at the path names in a table.
    case callNamed(ValuePath, table: Int32)
}
