import Foundation

/// What the system says of this process.
enum ProcessMemory {
    /// When it was started, in seconds since 1970; as good as when this is first asked for, at the start.
    static let start = Int(Date.now.timeIntervalSince1970)

    /// How much memory it takes, in bytes (proc(5), `statm`); nil where the system doesn't say.
    static var resident: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let numbers = text.split(separator: " ")
        guard numbers.count > 1, let pages = Int(numbers[1]) else { return nil }
        let (bytes, isTooLarge) = pages.multipliedReportingOverflow(by: Int(sysconf(Int32(_SC_PAGESIZE))))
        return isTooLarge ? nil : bytes
    }
}
