import PortadaCore
import PortadaStore

/// A post or page on its way in: everything that can be said of it before people, sections and pictures have numbers.
struct StoryDraft: Sendable {
    /// Where it is in the file and how it is called there, for the report.
    var line: Int
    var label: String
    /// Its number on the old site, made unique when the file gives it twice.
    var originID: String
    /// Stands for its bytes.
    var fingerprint: Int64
    /// The story without people, sections, tags and pictures.
    var article: Article
    /// Whether the old site held it on top of its lists ("sticky").
    var isHeldOnTop: Bool
    var body: ConvertedBody
    /// What its body was made of, to be made again when a later file brings what it lacks.
    var original: BodyOriginal
    /// The whole text as it came, where it is too long to be read whole; nil as a rule.
    var wholeBody: String?
    /// What feed readers know it by; nil when the file doesn't say.
    var feedIdentity: String?
    /// Who signs, by login or slug, with a name for those whom the export does not introduce.
    var bylines: [(key: String, name: String)]
    /// Slugs of its categories, the primary one first, with their names.
    var categories: [WXRItem.Term]
    var tags: [WXRItem.Term]
    /// The attachment at its head.
    var thumbnail: String?
    var comments: [ImportedComment]
    /// How many comments are left out: a story takes so many and no more.
    var leftComments: Int
    /// Old addresses that can lead to nothing else, besides its path.
    var ownAddresses: [String]
    /// Old addresses that lead to it as long as nothing else has them.
    var guessedAddresses: [String]
    /// What was not understood, to be kept as JSON; nil when nothing was.
    var unknownMeta: [String: String]
    /// What it bears of taxonomies that newspapers here don't have.
    var otherTerms: [WXRItem.Term]
    /// What is otherwise than the export has it, and what did not come.
    var notes: [DraftNote]
}
