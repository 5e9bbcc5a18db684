/// The way from a register to a value: a field of the record there, and for dotted names fields of fields.
struct ValuePath: Sendable, Hashable {
    /// The register that holds the record.
    let register: UInt16
    /// The field in that record.
    let field: UInt16
    /// Where the further fields begin in the program's list of steps.
    var firstStep: UInt32 = 0
    /// How many further fields follow.
    var stepCount: UInt16 = 0
}
