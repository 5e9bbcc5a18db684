import CGumbo
import PortadaCore

/// The one rule for all markup that comes from outside: an allow-list over what an HTML5 parser understood.
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

    /// Longer markup is cut here, in bytes.
    public static let maxBytes = 4 * 1024 * 1024

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
        let bytes = NestingLimit.apply(to: Array(html.utf8.prefix(Self.maxBytes)))
        let roles =
            switch policy {
            case .body: HTMLPolicy.bodyRoles
            case .comment: HTMLPolicy.commentRoles
            case .inline: HTMLPolicy.inlineRoles
            }
        var walk = HTMLTreeWalk(
            emitter: HTMLEmitter(roles: roles, makesParagraphs: policy != .inline),
            links: HTMLLinkRule(isComment: policy == .comment, ownHosts: ownHosts),
            takesMedia: policy == .body
        )
        HTMLParser.withTree(of: bytes) { root in walk.visit(root) }
        removals += walk.removals
        return CleanHTML(vouchedFor: walk.emitter.finish())
    }
}

/// The parser of the distribution (gumbo, HTML5).
enum HTMLParser {
    /// Parses markup as the inside of a page's body. The tree lives as long as the call.
    static func withTree(of bytes: [UInt8], _ body: (UnsafePointer<GumboNode>) -> Void) {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                var options = kGumboDefaultOptions
                options.max_errors = 0
                options.stop_on_first_error = false
                options.fragment_context = GUMBO_TAG_BODY
                // An empty buffer may have no address.
                let start = text.baseAddress
                guard let start, let output = gumbo_parse_with_options(&options, start, text.count) else { return }
                defer { gumbo_destroy_output(&options, output) }
                if let root = output.pointee.root { body(UnsafePointer(root)) }
            }
        }
    }
}
