import Foundation
import Testing

@testable import portada

@Suite("The memory that the program may take")
struct MachineMemoryTests {
    /// A folder with some files, as if it were a machine's root.
    private func limit(_ files: [String: String]) throws -> UInt64? {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("groups-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, text) in files {
            let file = root.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        return MachineMemory.groupLimit(root: root)
    }

    @Test("is that of the control group or of one above it, whichever is smaller")
    func version2() throws {
        let own = "sys/fs/cgroup/system.slice/portada.service/memory.max"
        let files = ["proc/self/cgroup": "0::/system.slice/portada.service\n", own: "536870912\n"]
        #expect(try limit(files) == 536_870_912)
        #expect(try limit(files.merging([own: "max\n"]) { $1 }) == nil)
        let above = files.merging(["sys/fs/cgroup/system.slice/memory.max": "268435456\n"]) { $1 }
        #expect(try limit(above) == 268_435_456)
    }

    @Test("is found in a container, which doesn't see the machine's groups")
    func container() throws {
        let files = ["proc/self/cgroup": "0::/docker/0123\n", "sys/fs/cgroup/memory.max": "1073741824\n"]
        #expect(try limit(files) == 1_073_741_824)
    }

    @Test("is found where the groups are of the first version")
    func version1() throws {
        let files = [
            "proc/self/cgroup": "9:cpu,cpuacct:/a\n5:memory:/docker/0123\n1:name=systemd:/a\n",
            "sys/fs/cgroup/memory/docker/0123/memory.limit_in_bytes": "402653184\n",
        ]
        #expect(try limit(files) == 402_653_184)
        #expect(try limit([:]) == nil)
    }
}
