import NIOCore
import PortadaCore
import PortadaMedia

/// A file on its way to a client.
struct FileSending {
    /// How much is copied at once, in bytes: a slow client takes it in the time that it is given.
    static let step = 32 * 1024
    /// The same where the rest goes to the socket without a copy.
    static let smallStep = 1024

    let file: OpenFile
    /// What is still to be sent.
    private(set) var rest: Range<Int>
    /// Whether the connection ends with it.
    let isLast: Bool

    init(file: OpenFile, rest: Range<Int>, isLast: Bool) {
        (self.file, self.rest, self.isLast) = (file, rest, isLast)
    }

    /// The next piece, so many bytes at most.
    func next(_ most: Int = step) -> Range<Int> { rest.lowerBound..<min(rest.upperBound, rest.lowerBound + most) }

    /// So many bytes are on their way.
    mutating func advance(_ count: Int) { rest = min(rest.upperBound, rest.lowerBound + count)..<rest.upperBound }

    /// Reads the next piece where threads may wait. While those have too much to do it waits for its turn: an answer that is
    /// under way is not broken off for that. Throws what the disk says, and when its task is cancelled.
    func read() async throws -> ByteBuffer {
        let (file, next) = (file, next())
        while true {
            do {
                return try await BlockingThreads.files.run { try file.read(next) }
            } catch is BlockingThreads.Full {
                try await Task.sleep(for: Self.patience)
            }
        }
    }

    /// The same for those who can't wait; nil when the disk does not give it.
    func read(_ deliver: @escaping @Sendable (ByteBuffer?) -> Void) {
        Task { deliver(try? await read()) }
    }

    private static let patience = Duration.milliseconds(100)
}
