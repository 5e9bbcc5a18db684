import Foundation
import PortadaCore

/// Performs what depends on the clock, each at its time, as ordinary operations: stories whose time has come, pins of
/// the front and the strip above the pages whose time is over, and the beginning of a day. What became due while no program ran is performed at the start.
public struct Scheduler: Sendable {
    /// What it did or could not do.
    public enum Report: Sendable {
        /// A story was published, so many seconds late.
        case published(Identifier<Article>, secondsLate: Double)
        /// Something could not be done; it is tried again.
        case failed(String)
    }

    /// How often it looks whether something is due.
    private static let interval = Duration.milliseconds(250)
    /// How long a story that can't be published is left alone.
    private static let pause: Int64 = 60
    private static let batch = 100
    private static let actor = Actor.program("scheduler")

    private let store: Store
    private let clock: @Sendable () -> Timestamp
    private let report: @Sendable (Report) -> Void

    /// - Parameters:
    ///   - clock: gives the time.
    ///   - report: called with everything that was done or failed.
    public init(
        store: Store,
        clock: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (Report) -> Void
    ) {
        self.store = store
        self.clock = clock
        self.report = report
    }

    /// Works until the task is cancelled.
    public func run() async {
        var refused: [Identifier<Article>: Timestamp] = [:]
        while !Task.isCancelled {
            do {
                try await performDue(&refused)
            } catch {
                report(.failed("\(error)"))
                try? await Task.sleep(for: .seconds(1))
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// Performs all that is due now.
    public func performDue() async throws {
        var refused: [Identifier<Article>: Timestamp] = [:]
        try await performDue(&refused)
    }

    private func performDue(_ refused: inout [Identifier<Article>: Timestamp]) async throws {
        let now = clock()
        let (due, front, known, timeZone) = try await store.read { reader in
            (
                try reader.due(at: now, limit: Self.batch), try reader.frontIsDue(at: now), try reader.knownDay(),
                try reader.settings().timeZone
            )
        }
        let day = Self.day(of: now, timeZone: timeZone)
        if known != day { try await store.newsroom.beginDay(day, by: Self.actor, at: now) }
        if front.pins { _ = try await store.newsroom.endPins(by: Self.actor, at: clock()) }
        if front.breaking { _ = try await store.newsroom.endBreaking(by: Self.actor, at: clock()) }
        for id in due where refused[id].map({ $0 <= now }) ?? true {
            await publish(id, at: now, &refused)
        }
    }

    /// One story that can't be published holds up no other.
    private func publish(
        _ id: Identifier<Article>,
        at now: Timestamp,
        _ refused: inout [Identifier<Article>: Timestamp]
    ) async {
        do {
            guard let story = try await store.newsroom.publishDue(id, by: Self.actor, at: clock()) else { return }
            refused[id] = nil
            let due = story.times.published ?? now
            report(.published(id, secondsLate: Double(clock().rawValue - due.rawValue) / 1000))
        } catch {
            refused[id] = now.advanced(bySeconds: Self.pause)
            report(.failed("Article \(id) is due but can't be published: \(error)"))
        }
    }

    /// `2026-11-3`, in a time zone; in UTC when there is no such zone.
    static func day(of moment: Timestamp, timeZone: String) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let date = Date(timeIntervalSince1970: Double(moment.rawValue) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return "\(parts.year ?? 0)-\(parts.month ?? 0)-\(parts.day ?? 0)"
    }
}
