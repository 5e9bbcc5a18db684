import Foundation

/// Bounds how many pixels are decoded at once, in all threads together: a picture of a hundred million takes some hundred
/// megabytes while it is decoded.
///
/// Whoever finds no room waits, so only threads that are there to wait may ask.
final class PixelBudget: @unchecked Sendable {
    /// The one of this program.
    static let shared = PixelBudget(most: 100_000_000)

    private let most: Int
    // The condition guards both.
    private let changed = NSCondition()
    private var held = 0
    /// The most that was ever held.
    private(set) var peak = 0

    init(most: Int) { self.most = most }

    /// Does work that decodes so many pixels; one that is larger than the budget is alone.
    func spend<Result, Failure: Error>(_ pixels: Int, _ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        let share = min(pixels, most)
        take(share)
        defer { giveBack(share) }
        return try work()
    }

    private func take(_ pixels: Int) {
        changed.lock()
        while held > most - pixels { changed.wait() }
        held += pixels
        peak = max(peak, held)
        changed.unlock()
    }

    private func giveBack(_ pixels: Int) {
        changed.lock()
        held -= pixels
        changed.broadcast()
        changed.unlock()
    }
}
