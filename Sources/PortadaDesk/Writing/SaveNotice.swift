import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What a story's page says of the save that led to it, carried by its address.
struct SaveNotice: Sendable {
    private static let maxNames = 20

    /// The key of the sentence.
    private let key: String
    /// The names of removed pictures that were left out of the story.
    private let left: [String]

    /// - Parameters:
    ///   - isJoined: whether it came together with what others saved meanwhile.
    ///   - isUnsigned: whether a name was left out that was typed as a byline and doesn't say who signs.
    init(isJoined: Bool, left: [String], isUnsigned: Bool = false) {
        key = isUnsigned ? "unsigned" : isJoined ? "joined" : "saved"
        self.left = left.prefix(Self.maxNames).map { Slug.make(from: $0) }
    }

    /// Reads it from an address. Its names are slugs and nothing else: no link makes the desk say what somebody made up.
    init(_ request: Request) {
        key = request.notice
        let names = request.uri.queryParameters["left"].map(String.init) ?? ""
        left = names.split(separator: ",").prefix(Self.maxNames).map { Slug.make(from: String($0)) }
    }

    /// Where the page of the story says it.
    func address(of story: Identifier<Article>) -> String {
        "/desk/stories/\(story)/?notice=\(key)" + (left.isEmpty ? "" : "&left=\(left.joined(separator: ","))")
    }

    /// The sentences; empty when there is nothing to say.
    func text(_ language: Language) -> String {
        let gone =
            left.isEmpty ? "" : language.text("writing.picturesGone", ["names": left.joined(separator: ", ")])
        return [language.notice(key), gone].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
