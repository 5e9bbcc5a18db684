import PortadaCore

/// The threads on which the database is asked and changed: some for each kind of question, one for all changes.
struct DatabaseThreads: Sendable {
    /// How many changes may wait for the one that is being made.
    private static let longestWriteQueue = 256

    private let readers: [QueryKind: BlockingThreads]
    private let writer = BlockingThreads(kind: "writes", threads: 1, queue: longestWriteQueue)

    init() {
        readers = Dictionary(
            uniqueKeysWithValues: QueryKind.allCases.map {
                let (name, niceness) = ($0.rawValue, $0.niceness)
                return ($0, BlockingThreads(kind: name, threads: $0.threads, queue: $0.queue, niceness: niceness))
            }
        )
    }

    /// How many questions may be asked at once.
    static var mostReaders: Int { QueryKind.allCases.reduce(0) { $0 + $1.threads } }

    func read<Result: Sendable>(
        _ kind: QueryKind,
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await run(on: readers[kind] ?? writer, work)
    }

    func write<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await run(on: writer, work)
    }

    private func run<Result: Sendable>(
        on threads: BlockingThreads,
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        do {
            return try await threads.run(work)
        } catch let full as BlockingThreads.Full {
            throw StoreError(.overloaded, full.description)
        }
    }

    /// What the threads do, by kind.
    var all: [BlockingThreads] { QueryKind.allCases.compactMap { readers[$0] } + [writer] }
}
