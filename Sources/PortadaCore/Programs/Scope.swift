/// What a program's token may be used for; what its role forbids, no scope allows.
public enum Scope: String, Sendable, Hashable, CaseIterable, Codable {
    /// Read what readers don't see: drafts, revisions, redirects.
    case read
    /// Begin and change stories, add corrections and tags.
    case write
    /// Bring stories before the readers and take them back.
    case publish
    /// Bring pictures in and describe them.
    case pictures
    /// See the queue of readers' comments and decide about them.
    case comments
    /// Change sections, people, redirects and the front.
    case site
    /// Have other programs told of what happened.
    case webhooks

    /// The scopes of a list of words, such as `read,write`; nil when one of them is none.
    public static func set(from text: String) -> Set<Scope>? {
        let words = text.split { $0 == "," || $0.isWhitespace }
        let scopes = words.compactMap { Scope(rawValue: String($0)) }
        return scopes.count == words.count ? Set(scopes) : nil
    }

    /// Scopes as a list of words, in the order of the table.
    public static func text(of scopes: Set<Scope>) -> String {
        allCases.filter(scopes.contains).map(\.rawValue).joined(separator: " ")
    }
}
