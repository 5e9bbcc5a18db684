import Foundation
import PortadaCore

/// Performs what depends on the clock, each at its time, as ordinary operations: stories whose time has come, changes that
/// were planned, pins of the front and the strip above the pages whose time is over, and the beginning of a day. What
/// became due while no program ran is performed at the start.
public struct Scheduler: Sendable {
    /// What it did or could not do.
    public enum Report: Sendable {
        /// A story was published, so many seconds late.
        case published(Identifier<Article>, secondsLate: Double)
        /// A planned change was made, so many seconds late.
        case changed(Identifier<Article>, secondsLate: Double)
        /// Something could not be done; it is tried again.
        case failed(String)
    }

    /// How long what can't be done is left alone, in seconds.
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

    /// Something whose time has come.
    private enum Due: Hashable {
        case story(Identifier<Article>)
        case plan(Identifier<PlannedChange>)
    }

    /// Works until the task is cancelled.
    public func run() async {
        var refused: [Due: Timestamp] = [:]
        while !Task.isCancelled {
            let seen = store.writes.now
            do {
                try await performDue(&refused)
            } catch {
                // What a stop interrupts is done at the next start.
                guard !Task.isCancelled else { return }
                report(.failed("\(error)"))
                try? await Task.sleep(for: .seconds(1))
            }
            await store.writes.wait(after: seen, atMost: untilNextSecond)
        }
    }

    /// Moments are chosen by the minute, and hardly ever by less than a second.
    private var untilNextSecond: Duration { .milliseconds(1000 - (clock().rawValue % 1000 + 1000) % 1000) }

    /// Performs all that is due now.
    public func performDue() async throws {
        var refused: [Due: Timestamp] = [:]
        try await performDue(&refused)
    }

    private func performDue(_ refused: inout [Due: Timestamp]) async throws {
        let now = clock()
        let (due, front, known, timeZone) = try await store.read(.upkeep) { reader in
            let stories = try reader.due(at: now, limit: Self.batch).map(Due.story)
            let plans = try reader.duePlans(at: now, limit: Self.batch).map(Due.plan)
            return (
                stories + plans, try reader.frontIsDue(at: now), try reader.knownDay(), try reader.settings().timeZone
            )
        }
        let day = Self.day(of: now, timeZone: timeZone)
        if known != day { try await store.newsroom.beginDay(day, by: Self.actor, at: now) }
        if front.pins { _ = try await store.newsroom.endPins(by: Self.actor, at: clock()) }
        if front.breaking { _ = try await store.newsroom.endBreaking(by: Self.actor, at: clock()) }
        for item in due where refused[item].map({ $0 <= now }) ?? true {
            // What can't be done holds up nothing else.
            do {
                try await perform(item)
                refused[item] = nil
            } catch {
                refused[item] = now.advanced(bySeconds: Self.pause)
                await refuse(item, error)
            }
        }
    }

    private func perform(_ item: Due) async throws {
        let newsroom = store.newsroom
        switch item {
        case .story(let id):
            let due = try await store.read(.upkeep) { try $0.article(id)?.times.scheduled }
            guard try await newsroom.publishDue(id, by: Self.actor, at: clock()) != nil else { return }
            report(.published(id, secondsLate: secondsLate(due)))
        case .plan(let id):
            guard let plan = try await newsroom.performPlan(id, by: Self.actor, at: clock()) else { return }
            report(.changed(plan.article, secondsLate: secondsLate(plan.due)))
        }
    }

    private func secondsLate(_ due: Timestamp?) -> Double {
        due.map { Double(clock().rawValue - $0.rawValue) / 1000 } ?? 0
    }

    /// Takes note of the reason, so that the desk can show it.
    private func refuse(_ item: Due, _ error: any Error) async {
        let code = (error as? StoreError)?.code
        do {
            switch item {
            case .story(let id):
                report(.failed("Article \(id) is due but can't be published: \(error)"))
                try await store.note(refusal: code ?? .unreadable, ofScheduled: id)
            case .plan(let id):
                report(.failed("Plan \(id) is due but can't be performed: \(error)"))
                let needsSomebody = code.map { [.conflict, .wrongState, .invalid].contains($0) } ?? false
                try await store.note(refusal: code ?? .unreadable, of: id, isStopped: needsSomebody)
            }
        } catch {
            report(.failed("The reason could not be noted: \(error)"))
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
