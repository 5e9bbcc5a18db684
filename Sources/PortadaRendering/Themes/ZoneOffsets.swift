import Foundation
import Synchronization

/// The offsets of a time zone from UTC, worked out once: looking one up takes nanoseconds.
struct ZoneOffsets: Sendable {
    /// What is worked out: 1970 to 2100. Other times ask Foundation each time.
    private static let range: Range<Int64> = 0..<4_102_444_800
    /// No zone changes its offset and back within this time, in seconds.
    private static let stride: Int64 = 6 * 86_400

    private let zone: TimeZone
    /// When an offset begins, in seconds since 1970, rising; the first is the beginning of the range.
    private var starts: [Int64] = []
    private var offsets: [Int64] = []

    /// The zones that were worked out, by name: a newspaper has one, and working it out takes milliseconds.
    private static let known = Mutex<[String: ZoneOffsets]>([:])
    private static let maxKnown = 50

    /// The zone of that name, worked out once.
    static func named(_ name: String) -> ZoneOffsets {
        if let zone = known.withLock({ $0[name] }) { return zone }
        let zone = ZoneOffsets(name)
        known.withLock { known in
            if known.count < maxKnown { known[name] = zone }
        }
        return zone
    }

    /// Takes an IANA name; one that is not known counts as UTC.
    private init(_ name: String) {
        zone = TimeZone(identifier: name) ?? .gmt
        var time = Self.range.lowerBound
        var offset = ask(time)
        starts.append(time)
        offsets.append(offset)
        while time < Self.range.upperBound {
            let next = time + Self.stride
            let later = ask(next)
            if later != offset {
                starts.append(change(after: time, before: next, from: offset))
                offsets.append(later)
            }
            (time, offset) = (next, later)
        }
    }

    private func ask(_ seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    /// The first second that no longer has the offset.
    private func change(after: Int64, before: Int64, from offset: Int64) -> Int64 {
        var (low, high) = (after, before)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if ask(middle) == offset { low = middle } else { high = middle }
        }
        return high
    }

    /// The offset at a time, both in seconds; east of Greenwich is positive.
    func offset(at seconds: Int64) -> Int64 {
        guard Self.range.contains(seconds) else { return ask(seconds) }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= seconds { low = middle } else { high = middle }
        }
        return offsets[low]
    }

    /// The time, in seconds since 1970, at which clocks show the given seconds of local time. An hour that clocks skip
    /// gives the time at which they jump; one that they show twice, the first.
    func time(atLocal local: Int64) -> Int64 {
        let candidates = [offset(at: local - 86_400), offset(at: local + 86_400)]
        let fitting = candidates.map { local - $0 }.filter { $0 + offset(at: $0) == local }
        if let first = fitting.min() { return first }
        return change(after: local - 86_400, before: local + 86_400, from: candidates[0])
    }
}
