import CCountingMalloc
import Foundation

/// What an input took, by its size.
struct Cost: CustomStringConvertible {
    static let none = Cost(secondsPer100KB: 0, memoryPerByte: 0)

    /// The promise: 0.2 s for 100 KB, and 20 times the input.
    private static let most = Cost(secondsPer100KB: 0.2, memoryPerByte: 20)
    /// What is smaller counts as so many bytes, in time and in memory.
    private static let leastForTime = 100_000
    private static let leastForMemory = 10_000

    private(set) var secondsPer100KB: Double
    private(set) var memoryPerByte: Double

    /// The processor time and the memory of some work on an input.
    static func of(_ input: String, _ work: () -> Void) -> Cost {
        let size = input.utf8.count
        portada_count_memory()
        let start = processorSeconds()
        work()
        return Cost(
            secondsPer100KB: (processorSeconds() - start) * 100_000 / Double(max(size, leastForTime)),
            memoryPerByte: Double(portada_most_memory()) / Double(max(size, leastForMemory))
        )
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    var isTooMuch: Bool {
        secondsPer100KB > Self.most.secondsPer100KB || memoryPerByte > Self.most.memoryPerByte
    }

    /// Keeps the larger of each.
    mutating func take(_ other: Cost) {
        secondsPer100KB = max(secondsPer100KB, other.secondsPer100KB)
        memoryPerByte = max(memoryPerByte, other.memoryPerByte)
    }

    var description: String {
        "\(secondsPer100KB.formatted(.number.precision(.fractionLength(3)))) s for 100 KB, "
            + "\(memoryPerByte.formatted(.number.precision(.fractionLength(1)))) times its bytes"
    }
}
