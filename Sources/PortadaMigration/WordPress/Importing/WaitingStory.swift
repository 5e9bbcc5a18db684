import PortadaCore
import PortadaRendering

/// A story that lacks what another file of a split export may bring, with all that it is made of.
struct WaitingStory: Sendable, Codable {
    /// What a story's fingerprint is made of, besides its body and its pictures.
    struct Words: Sendable, Codable {
        /// Stands for the bytes of its item.
        var item: Int64
        var before: [String]
        var after: [String]

        init(_ draft: StoryDraft) {
            let article = draft.article
            item = draft.fingerprint
            before =
                draft.categories.map(\.slug) + draft.bylines.flatMap { [$0.key, $0.name] }
                + [article.status.rawValue, article.path, article.summary]
            after = [
                "\(article.times.published?.rawValue ?? 0)", draft.feedIdentity ?? "", "\(draft.comments.count)",
            ]
            if !article.kicker.isEmpty { after.append(article.kicker) }
        }
    }

    /// What it lacks, by the numbers of the old site.
    struct Lacks: Sendable, Codable, Hashable {
        var attachments: [String] = []
        var blocks: [String] = []
        /// Posts whose pictures its galleries show, with how many those were.
        var galleries: [String: Int] = [:]

        var isNothing: Bool { attachments.isEmpty && blocks.isEmpty && galleries.isEmpty }
    }

    /// How it is called in the file.
    var label: String
    var isPage: Bool
    var original: BodyOriginal
    /// The attachment at its head.
    var thumbnail: String?
    var words: Words
    var lacks: Lacks

    /// Remembers a story; one that lacks nothing, or is longer than texts are read, is not waiting.
    init?(_ draft: StoryDraft, lacks: Lacks) {
        guard !lacks.isNothing, draft.original.content.utf8.count <= HTMLSanitizer.maxBytes else { return nil }
        label = draft.label
        isPage = draft.article.kind == .page
        original = draft.original
        thumbnail = draft.thumbnail
        words = Words(draft)
        self.lacks = lacks
    }
}
