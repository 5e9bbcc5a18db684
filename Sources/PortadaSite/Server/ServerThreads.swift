import Foundation

/// How many threads are worth having: the processors that this process may use, which can be fewer than the machine has.
public enum ServerThreads {
    /// 1 or more.
    public static var count: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        // proc(5): a mask in hexadecimal digits, one bit for each processor.
        let mask = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }?.split(separator: "\t").last
        let allowed = mask.map { $0.compactMap(\.hexDigitValue).reduce(0) { $0 + $1.nonzeroBitCount } } ?? 0
        let present = ProcessInfo.processInfo.activeProcessorCount
        return max(1, allowed > 0 ? min(allowed, present) : present)
    }
}
