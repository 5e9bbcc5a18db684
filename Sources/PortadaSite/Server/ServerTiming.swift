/// How an answer came about, for those who run the newspaper: `Server-Timing` (W3C, Server Timing), which browsers show in
/// their tools.
struct ServerTiming: Sendable {
    /// How long the making of a page took.
    struct Making: Sendable {
        /// The store's part.
        let store: Duration
        /// All of it.
        let total: Duration
    }

    /// Where an answer came from.
    enum Source: String, Sendable {
        /// From the page cache.
        case hit
        /// It was made for this request.
        case miss
        /// Such answers are never kept.
        case none
    }

    let source: Source
    let making: Making?

    /// The value of the header; durations in milliseconds.
    var text: String {
        guard let making else { return "cache;desc=\(source.rawValue)" }
        return "cache;desc=\(source.rawValue), render;dur=\(Self.milliseconds(making.total - making.store)), "
            + "db;dur=\(Self.milliseconds(making.store))"
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        (duration / .microseconds(1)).rounded() / 1000
    }
}
