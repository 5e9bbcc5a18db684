import Foundation

/// How much memory the program may take: the machine's, or less where a container or a service has a limit.
enum MachineMemory {
    /// In bytes.
    static var limit: UInt64 {
        min(ProcessInfo.processInfo.physicalMemory, groupLimit(root: URL(fileURLWithPath: "/")) ?? .max)
    }

    /// The smallest limit of the process' control groups and those around them; nil when there is none.
    /// - Parameter root: where `proc` and `sys` are.
    static func groupLimit(root: URL) -> UInt64? {
        let lines = text(root.appendingPathComponent("proc/self/cgroup"))?.split(separator: "\n") ?? []
        let groups = root.appendingPathComponent("sys/fs/cgroup")
        return lines.flatMap { limits(of: $0, below: groups) }.min()
    }

    /// The limits of a line `number:controllers:path` (cgroups(7)): version 2 names no controllers.
    private static func limits(of line: Substring, below groups: URL) -> [UInt64] {
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return [] }
        if parts[1].isEmpty { return limits(in: groups, along: parts[2], "memory.max") }
        guard parts[1].split(separator: ",").contains("memory") else { return [] }
        return limits(in: groups.appendingPathComponent("memory"), along: parts[2], "memory.limit_in_bytes")
    }

    /// What stands in the file of a group and of all above it. In a container the path may be that of the machine, and the
    /// container's own group is the uppermost.
    private static func limits(in groups: URL, along path: Substring, _ file: String) -> [UInt64] {
        var folder = groups
        var folders = [folder]
        for part in path.split(separator: "/") where part != ".." {
            folder = folder.appendingPathComponent(String(part))
            folders.append(folder)
        }
        return folders.compactMap { folder in
            // "max", and a number beyond all memory in version 1, mean no limit.
            text(folder.appendingPathComponent(file)).flatMap {
                UInt64($0.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
    }

    private static func text(_ file: URL) -> String? { try? String(contentsOf: file, encoding: .utf8) }
}
