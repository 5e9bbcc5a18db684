import PortadaCore
import PortadaStore
import Synchronization

/// Who has which story open, and what they write in it. Kept in memory: it is worth nothing after a few seconds.
final class Presence: Sendable {
    /// Somebody at a story.
    struct Editor: Sendable, Hashable {
        var account: Identifier<Account>
        var window: String
        var name: String
        /// The field that they write in; nil when they only have it open.
        var field: ArticleContent.Field?
        var seen: Timestamp
    }

    /// How long somebody counts as there after they were last heard of, in seconds; browsers let a window in the
    /// background speak once a minute.
    private static let seconds: Int64 = 75
    /// How many are remembered at one story.
    private static let maxEditors = 50

    private let editors = Mutex<[Identifier<Article>: [Editor]]>([:])

    /// Notes that somebody is there.
    /// - Returns: the others, by name.
    func enter(_ editor: Editor, at story: Identifier<Article>) -> [Editor] {
        editors.withLock { editors in
            let oldest = editor.seen.advanced(bySeconds: -Self.seconds)
            var there = (editors[story] ?? []).filter { $0.seen > oldest && !$0.isSame(as: editor) }
            let others = there.sorted { ($0.name, $0.window) < ($1.name, $1.window) }
            there.append(editor)
            editors[story] = there.suffix(Self.maxEditors)
            return others
        }
    }

    /// Notes that somebody left.
    func leave(_ account: Identifier<Account>, _ window: String, _ story: Identifier<Article>) {
        editors.withLock { editors in
            editors[story]?.removeAll { $0.account == account && $0.window == window }
            if editors[story]?.isEmpty == true { editors[story] = nil }
        }
    }

    /// Whether a window was heard of a moment ago.
    func isThere(_ key: JournalEntry.Key, at story: Identifier<Article>, _ now: Timestamp) -> Bool {
        editors.withLock { editors in
            (editors[story] ?? []).contains { editor in
                editor.account == key.account && editor.window == key.window
                    && editor.seen > now.advanced(bySeconds: -Self.seconds)
            }
        }
    }
}

extension Presence.Editor {
    func isSame(as other: Presence.Editor) -> Bool { account == other.account && window == other.window }
}
