import PortadaCore
import Synchronization

/// In how many documents a word stands, remembered: the weights of a search need only be about right, and counting a
/// common word reads many of its places.
public final class TermFrequencies: Sendable {
    private struct State {
        var counts: [String: Int] = [:]
        var documents = 0
    }

    private static let maxTerms = 20_000
    private let state = Mutex(State())

    init() {}

    /// How many documents hold each of some words. Counted anew when the archive has grown or shrunk by a tenth.
    func counts(of words: [String], documents: Int, count: (String) throws -> Int) rethrows -> [Int] {
        state.withLock { state in
            let isStale = abs(state.documents - documents) * 10 > max(documents, 1)
            if isStale || state.counts.count > Self.maxTerms { state = State(counts: [:], documents: documents) }
        }
        return try words.map { word in
            if let known = state.withLock({ $0.counts[word] }) { return known }
            let counted = try count(word)
            // A word that no story has may come with the next one.
            if counted > 0 { state.withLock { $0.counts[word] = counted } }
            return counted
        }
    }
}
