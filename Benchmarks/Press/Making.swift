import Foundation
import PortadaCore
import PortadaSite

/// What one page takes: the rendering alone, and the making of pages that nobody asked for before, from the store to the
/// answer. In processor time, so that neighbours on the machine don't count.
enum Making {
    static func measure(_ bench: Bench, paths: [String]) throws {
        guard let first = paths.first, let rendering = try ArticleRendering.prepare(first, of: bench.site) else {
            print("the first path is no story")
            exit(1)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 * 1024)
        let rendered = try median {
            let start = processorTime()
            for _ in 0..<1000 {
                bytes.removeAll(keepingCapacity: true)
                try rendering.render(into: &bytes)
            }
            return (processorTime() - start) / 1000
        }
        print("render \(rendered) µs for a page of \(bytes.count) bytes")
        var size = 0
        let made = median {
            let start = processorTime()
            size = PageMaking.make(paths, of: bench.site)
            return (processorTime() - start) / Double(paths.count)
        }
        print("make \(made) µs for one of \(paths.count) pages of \(size / paths.count) bytes")
    }

    /// The processor time of this process so far, in microseconds.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    /// The median of nine rounds.
    private static func median(_ round: () throws -> Double) rethrows -> Int {
        Int(try (0..<9).map { _ in try round() }.sorted()[4])
    }
}
