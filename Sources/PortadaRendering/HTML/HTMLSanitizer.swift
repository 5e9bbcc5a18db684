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

    /// The markup, clean.
    public func clean(_ html: String) -> CleanHTML {
        var removals: [HTMLRemoval] = []
        return clean(html, removals: &removals)
    }

    /// The markup, clean, and what was left out, at most 1,000 entries.
    public func clean(_ html: String, removals: inout [HTMLRemoval]) -> CleanHTML {
        let first = pass(over: html.utf8.prefix(Self.maxBytes), keepsTargets: policy == .body)
        removals += first.removals
        guard first.hasTargets else { return CleanHTML(vouchedFor: first.markup) }
        // A link may have gone for another reason, and its place is none any more: only what stays the same is clean.
        var markup = first.markup
        for _ in 0..<Self.mostPasses {
            let again = pass(over: markup.utf8[...], keepsTargets: true).markup
            if again == markup { return CleanHTML(vouchedFor: markup) }
            markup = again
        }
        return CleanHTML(vouchedFor: pass(over: markup.utf8[...], keepsTargets: false).markup)
    }

    /// How often a text with links to its own places is cleaned before they are given up.
    private static let mostPasses = 3

    /// What cleaning once gives; the tree is gone when it returns, so that two of them never share the memory.
    private func pass(
        over html: Substring.UTF8View,
        keepsTargets: Bool
    ) -> (markup: String, removals: [HTMLRemoval], hasTargets: Bool) {
        let roles =
            switch policy {
            case .body: HTMLPolicy.bodyRoles
            case .comment: HTMLPolicy.commentRoles
            case .inline: HTMLPolicy.inlineRoles
            }
        var walk = HTMLTreeWalk(
            HTMLFragment(Array(html)),
            emitter: HTMLEmitter(roles: roles, makesParagraphs: policy != .inline),
            links: HTMLLinkRule(isComment: policy == .comment, ownHosts: ownHosts),
            takesMedia: policy == .body,
            keepsTargets: keepsTargets
        )
        walk.visit()
        return (walk.emitter.finish(), walk.removals, walk.hasTargets)
    }
}
