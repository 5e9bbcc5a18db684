import Foundation

/// One line on the terminal that says how far work has come, and is written over by the next.
///
/// Where standard error is no terminal, only the last line of a piece of work is written.
enum ProgressLine {
    private static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Says on a line of its own that long work begins or is done.
    static func tell(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Shows how far it is.
    static func show(_ text: String, isLast: Bool = false) {
        guard isTerminal || isLast else { return }
        let line = isTerminal ? "\r\u{1B}[2K\(text)\(isLast ? "\n" : "")" : text + "\n"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
