import PortadaCore

/// The one rule for all markup that comes from outside: an allow-list over what a browser would understand.
///
/// What comes out is well formed and inert, and cleaning it again gives the same bytes.
public struct HTMLSanitizer: Sendable {
    /// What sort of text is cleaned.
    public enum Policy: Sendable {
        /// A story: paragraphs, headings, lists, quotes, figures, tables, embeds as links.
        case body
        /// A reader's comment: paragraphs, emphasis, lists, quotes, links that vouch for nothing.
        case comment
        /// A caption or a correction: one line with emphasis and links.
        case inline
    }

    /// Longer markup is cut here, in bytes: no door lets so much in.
    public static let maxBytes = 16 << 20

    private let policy: Policy
    private let ownHosts: Set<String>

    /// - Parameter ownHosts: the newspaper's hosts; links to others are marked as such.
    public init(policy: Policy = .body, ownHosts: Set<String> = []) {
        self.policy = policy
        self.ownHosts = ownHosts
    }

    /// The classes of quotes that networks' scripts turn into players; they become players without those, too.
    public static let networkQuotes: Set<String> = [
        "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "fb-video",
    ]

    /// The markup, clean.
    public func clean(_ html: String) -> CleanHTML {
        var removals: [HTMLRemoval] = []
        return clean(html, removals: &removals)
    }

    /// The markup, clean, and what was left out, at most 1,000 entries.
    public func clean(_ html: String, removals: inout [HTMLRemoval]) -> CleanHTML {
        let bytes = Array(html.utf8.prefix(Self.maxBytes))
        // A character becomes five at most, but those that do leave no room for elements, which take more.
        let room = 3 * bytes.count
        let first = pass(over: bytes, room, keepsTargets: policy == .body)
        removals += first.removals
        guard first.hasTargets else { return CleanHTML(first.markup) }
        return CleanHTML(settled(first.markup, of: bytes.count) ?? pass(over: bytes, room, keepsTargets: false).markup)
    }

    /// Markup with links to its own places, cleaned until it stays as it is: such a link may have gone for another reason, and
    /// what it led to is no place any more. Nil when it doesn't stay soon, or is so large that looking costs too much memory.
    private func settled(_ markup: [UInt8], of size: Int) -> [UInt8]? {
        var markup = markup
        for _ in 0..<Self.mostPasses where markup.count <= 2 * size {
            let again = pass(over: markup, markup.count, keepsTargets: true).markup
            if again == markup { return markup }
            markup = again
        }
        return nil
    }

    /// How often a text with links to its own places is cleaned before they are given up.
    private static let mostPasses = 3

    /// What cleaning once gives.
    /// - Parameter room: bytes that are set aside for it: a list that has to grow takes twice its room while it does.
    private func pass(
        over bytes: [UInt8],
        _ room: Int,
        keepsTargets: Bool
    ) -> (markup: [UInt8], removals: [HTMLRemoval], hasTargets: Bool) {
        var result = walk(over: bytes, room, keepsTargets: keepsTargets)
        return (result.emitter.finish(), result.removals, result.hasTargets)
    }

    /// What was emitted; the tree is gone when it returns, before more memory is asked for.
    private func walk(
        over bytes: [UInt8],
        _ room: Int,
        keepsTargets: Bool
    ) -> (emitter: HTMLEmitter, removals: [HTMLRemoval], hasTargets: Bool) {
        let roles =
            switch policy {
            case .body: HTMLPolicy.bodyRoles
            case .comment: HTMLPolicy.commentRoles
            case .inline: HTMLPolicy.inlineRoles
            }
        var walk = HTMLTreeWalk(
            HTMLFragment(bytes),
            emitter: HTMLEmitter(roles: roles, makesParagraphs: policy != .inline, room: room),
            links: HTMLLinkRule(isComment: policy == .comment, ownHosts: ownHosts),
            takesMedia: policy == .body,
            keepsTargets: keepsTargets
        )
        walk.visit()
        return (walk.emitter, walk.removals, walk.hasTargets)
    }
}

extension CleanHTML {
    fileprivate init(_ markup: [UInt8]) { self.init(vouchedFor: String(decoding: markup, as: UTF8.self)) }
}
