import Synchronization

/// Bounds what the bodies of requests hold at once, of all callers together and of each: bytes in memory, or on the disk.
///
/// A body that arrives slowly, or never ends, holds its part as long; when all is held, further bodies are told to come
/// back instead of taking what the newspaper needs.
final class BodyBudget: Sendable {
    private struct State {
        var all = 0
        var callers: [String: Int] = [:]
    }

    private let most: Int
    private let mostOfOne: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - most: what all may hold, in bytes.
    ///   - mostOfOne: what one caller may hold, in bytes.
    init(most: Int, mostOfOne: Int) {
        self.most = most
        self.mostOfOne = mostOfOne
    }

    /// What is held now, in bytes.
    var held: Int { state.withLock { $0.all } }

    /// The part of a request; it is given back when the last who uses it is done.
    func share(of caller: String) -> Share { Share(self, caller) }

    private func take(_ count: Int, _ caller: String) -> Bool {
        state.withLock { state in
            let own = state.callers[caller] ?? 0
            guard count <= most - state.all, count <= mostOfOne - own else { return false }
            state.all += count
            state.callers[caller] = own + count
            return true
        }
    }

    private func giveBack(_ count: Int, _ caller: String) {
        state.withLock { state in
            state.all -= count
            let own = (state.callers[caller] ?? 0) - count
            state.callers[caller] = own > 0 ? own : nil
        }
    }

    /// What one request holds.
    final class Share: Sendable {
        private let budget: BodyBudget
        private let caller: String
        private let count = Mutex(0)

        fileprivate init(_ budget: BodyBudget, _ caller: String) { (self.budget, self.caller) = (budget, caller) }

        /// Takes so many bytes more; fails when there is no room for them.
        func take(_ more: Int) throws(DeskFault) {
            guard budget.take(more, caller) else { throw .busy }
            count.withLock { $0 += more }
        }

        deinit { budget.giveBack(count.withLock { $0 }, caller) }
    }
}

/// The budgets of the desk and the API.
struct BodyBudgets: Sendable {
    /// Memory for forms and JSON of those who are signed in and of programs: as many of the longest story as four have open
    /// each.
    let known = BodyBudget(most: 128 << 20, mostOfOne: 32 << 20)
    /// Memory for forms of everybody else: addresses, passwords and codes.
    let unknown = BodyBudget(most: 8 << 20, mostOfOne: 1 << 20)
    /// The disk for files that arrive.
    let files: BodyBudget

    /// - Parameter form: how large one form with files may be, in bytes.
    init(form: Int) { files = BodyBudget(most: form * 4, mostOfOne: form * 2) }
}
