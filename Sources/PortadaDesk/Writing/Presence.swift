import PortadaCore
import PortadaStore
import Synchronization

/// How long somebody counts as there after they were last heard of, in seconds: windows speak every four, those in the
/// background once a minute.
private let (seconds, restingSeconds): (Int64, Int64) = (15, 75)

/// Who has which story open, and what they write in it. Kept in memory: it is worth nothing after a few seconds.
final class Presence: Sendable {
    /// Somebody at a story.
    struct Editor: Sendable, Hashable {
        /// The account and its window, and which of the story's forms it shows.
        var key: JournalEntry.Key
        var name: String
        /// The field that they write in; nil when they only have it open.
        var field: ArticleContent.Field?
        /// The browser's session: two windows of one session are in one browser.
        var session: Identifier<Session>
        /// Whether the window lies in the background, where browsers let it speak once a minute.
        var isResting: Bool
        var seen: Timestamp

        /// Whether it was heard of so lately that it must be there still.
        func isThere(_ now: Timestamp) -> Bool {
            seen > now.advanced(bySeconds: isResting ? -restingSeconds : -seconds)
        }
    }

    /// How many are remembered at one story.
    private static let maxEditors = 50

    private let editors = Mutex<[Identifier<Article>: [Editor]]>([:])

    /// Notes that somebody is there.
    /// - Returns: the others at the same form, by name.
    func enter(_ editor: Editor, at story: Identifier<Article>) -> [Editor] {
        editors.withLock { editors in
            var there = (editors[story] ?? []).filter { $0.isThere(editor.seen) && $0.key != editor.key }
            let others = there.filter { $0.key.form == editor.key.form }
                .sorted { ($0.name, $0.key.window) < ($1.name, $1.key.window) }
            there.append(editor)
            editors[story] = there.suffix(Self.maxEditors)
            return others
        }
    }

    /// Notes that somebody left.
    func leave(_ key: JournalEntry.Key, _ story: Identifier<Article>) {
        editors.withLock { editors in
            editors[story]?.removeAll { $0.key == key }
            if editors[story]?.isEmpty == true { editors[story] = nil }
        }
    }

    /// Whether somebody has a story open.
    func isAnybody(at story: Identifier<Article>, _ now: Timestamp) -> Bool {
        editors.withLock { $0[story]?.contains { $0.isThere(now) } ?? false }
    }

    /// The window of an editor, if it was heard of a moment ago.
    func window(_ key: JournalEntry.Key, at story: Identifier<Article>, _ now: Timestamp) -> Editor? {
        editors.withLock { editors in
            (editors[story] ?? []).first { $0.key == key && $0.isThere(now) }
        }
    }
}
