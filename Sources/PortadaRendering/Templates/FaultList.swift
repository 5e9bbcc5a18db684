/// Faults as they are found, each once, and never so many that a broken file costs more than it is worth.
struct FaultList {
    /// How many faults are kept of one theme.
    static let limit = 200

    private(set) var faults: [ThemeFault] = []
    private var known: Set<ThemeFault> = []

    /// Whether no more are taken.
    var isFull: Bool { faults.count >= Self.limit }

    /// Keeps a fault that is not known yet.
    mutating func add(_ fault: ThemeFault) {
        guard !isFull else { return }
        if known.insert(fault).inserted { faults.append(fault) }
    }

    /// Keeps a fault at a byte of a file.
    mutating func add(_ source: TemplateSource, at offset: Int, _ message: String) {
        // Counting lines takes time: not for faults that nobody will see.
        guard !isFull else { return }
        add(source.fault(at: offset, message))
    }

    /// Keeps several.
    mutating func add(contentsOf others: [ThemeFault]) {
        for fault in others { add(fault) }
    }
}
