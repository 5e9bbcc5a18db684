import PortadaCore

extension BlockingThreads {
    /// The threads on which files are looked at, read and written.
    public static let files = BlockingThreads(kind: "files", threads: 4, queue: 1024)

    /// The threads on which hosts' names are looked up; the system's resolver may take half a minute for one.
    static let names = BlockingThreads(kind: "names", threads: 4, queue: 64)

    /// Threads that make renditions: so many at once, and a queue of a few seconds' work. They stand back behind all others.
    /// - Parameter count: how many, 1 or more.
    public static func renditions(_ count: Int) -> BlockingThreads {
        BlockingThreads(kind: "renditions", threads: count, queue: 256, niceness: 19)
    }

    /// The threads of this room that serve the whole program.
    public static var ofMedia: [BlockingThreads] { [files, names] }
}
