import PortadaRendering
import PortadaStore

/// What an import did, for people and as JSON.
public struct ImportReport: Sendable {
    /// How one sort of thing fared.
    public struct Count: Sendable, Hashable {
        /// New here.
        public var created = 0
        /// There before and different now.
        public var updated = 0
        /// There before and the same.
        public var unchanged = 0
        /// There before, and changed by the newsroom since: left as it is.
        public var kept = 0
    }

    /// Things that were left out for one reason, or came in otherwise than the export has them.
    public struct Skipped: Sendable, Hashable {
        /// How many.
        public var count = 0
        /// The first few of them.
        public var examples: [String] = []

        fileprivate mutating func take(_ example: String, _ count: Int = 1) {
            self.count += count
            if examples.count < ImportReport.exampleCount { examples.append(example) }
        }
    }

    /// A text that is longer than the desk and programs may write it.
    public struct LongText: Sendable, Hashable {
        /// Where it stands in the export.
        public var item: String
        /// Which text of it.
        public var field: String
        /// How long it is, in characters.
        public var characters: Int
        /// How long it may be at the desk.
        public var limit: Int
        /// Whether only its beginning stands in the story; the whole is kept in the database then.
        public var isCut: Bool
    }

    /// Items of the file that were read.
    public internal(set) var read = 0
    /// By sort: `stories`, `pages`, `sections`, `people`, `tags`, `pictures`, `comments`.
    public internal(set) var counts: [String: Count] = [:]
    /// By reason.
    public internal(set) var skipped: [String: Skipped] = [:]
    /// What came in otherwise than the export has it, by what is different.
    public internal(set) var changed: [String: Skipped] = [:]
    /// How many stories bear each term of taxonomies that newspapers here don't have, by taxonomy and name; all of it is kept
    /// in the database.
    public internal(set) var taxonomies: [String: [String: Int]] = [:]
    /// What could not be read or written.
    public internal(set) var failed: [WXRFault] = []
    /// Addresses of pictures whose files were not to be had, with the reason.
    public internal(set) var missingPictures: [String: String] = [:]
    /// Shortcodes that were left out, by name.
    public internal(set) var shortcodes: [String: Int] = [:]
    /// Blocks that were not understood, by name.
    public internal(set) var blocks: [String: Int] = [:]
    /// Meta that was not understood and is kept in the database, by key.
    public internal(set) var meta: [String: Int] = [:]
    /// What the newsroom has otherwise than the export, and keeps; the first of it.
    public internal(set) var kept: [KeptDifference] = []
    /// How many such differences there are.
    public internal(set) var keptCount = 0
    /// Texts that are longer than the desk takes; the first of them.
    public internal(set) var longTexts: [LongText] = []
    /// How many such texts there are.
    public internal(set) var longTextCount = 0
    /// How many items needed mending before they were XML.
    public internal(set) var mended = 0
    /// How long it took, in seconds.
    public internal(set) var seconds = 0.0

    private static let exampleCount = 20
    static let maxMissing = 10_000
    /// So many differences and long texts are listed.
    private static let maxListed = 10_000

    /// Whether the import changed nothing.
    public var changedNothing: Bool { counts.values.allSatisfy { $0.created == 0 && $0.updated == 0 } }

    mutating func skip(_ reason: String, _ example: String, count: Int = 1) {
        skipped[reason, default: Skipped()].take(example, count)
    }

    mutating func change(_ reason: String, _ example: String) {
        changed[reason, default: Skipped()].take(example)
    }

    mutating func miss(_ address: String, _ reason: String) {
        if missingPictures.count < Self.maxMissing { missingPictures[address] = reason }
    }

    /// Takes in what was left as the newsroom has it.
    mutating func keep(_ differences: [KeptDifference]) {
        keptCount += differences.count
        kept += differences.prefix(max(0, Self.maxListed - kept.count))
    }

    mutating func note(_ text: LongText) {
        longTextCount += 1
        if longTexts.count < Self.maxListed { longTexts.append(text) }
    }

    /// The report as JSON.
    public var json: String {
        let document: JSONText = .object([
            ("read", .number(read)),
            ("created", .number(counts.values.reduce(0) { $0 + $1.created })),
            ("updated", .number(counts.values.reduce(0) { $0 + $1.updated })),
            ("unchanged", .number(counts.values.reduce(0) { $0 + $1.unchanged + $1.kept })),
            ("skipped", .number(skipped.values.reduce(0) { $0 + $1.count })),
            ("failed", .number(failed.count)), ("mended", .number(mended)),
            ("seconds", .number(Int(seconds.rounded()))),
            ("counts", Self.counts(counts)),
            ("skippedReasons", Self.reasons(skipped)), ("changedReasons", Self.reasons(changed)),
            ("taxonomies", Self.terms(taxonomies)),
            ("failures", .array(failed.map(WXRDryRun.json))),
            (
                "missingPictures",
                .array(
                    missingPictures.sorted { $0.key < $1.key }.map { address, reason in
                        .object([("address", .string(address)), ("reason", .string(reason))])
                    }
                )
            ),
            ("keptDifferences", .number(keptCount)),
            ("kept", .array(kept.map(Self.json))),
            ("longTexts", .array(longTexts.map(Self.json))),
            ("shortcodes", Self.names(shortcodes)), ("blocks", Self.names(blocks)), ("meta", Self.names(meta)),
        ])
        return document.text + "\n"
    }

    private static func counts(_ counts: [String: Count]) -> JSONText {
        .object(
            counts.sorted { $0.key < $1.key }.map { name, count in
                let numbers: [(String, JSONText)] = [
                    ("created", .number(count.created)), ("updated", .number(count.updated)),
                    ("unchanged", .number(count.unchanged)), ("kept", .number(count.kept)),
                ]
                return (name, .object(numbers))
            }
        )
    }

    private static func terms(_ taxonomies: [String: [String: Int]]) -> JSONText {
        .object(taxonomies.sorted { $0.key < $1.key }.map { ($0.key, names($0.value)) })
    }

    private static func reasons(_ reasons: [String: Skipped]) -> JSONText {
        .array(
            reasons.sorted { $0.key < $1.key }.map { reason, things in
                .object([
                    ("reason", .string(reason)), ("count", .number(things.count)),
                    ("examples", .array(things.examples.map { .string($0) })),
                ])
            }
        )
    }

    private static func json(_ difference: KeptDifference) -> JSONText {
        .object([
            ("kind", .string(difference.kind)), ("item", .string(difference.item)), ("name", .string(difference.name)),
            ("detail", .string(difference.detail)), ("here", .string(difference.here)),
            ("export", .string(difference.export)),
        ])
    }

    private static func json(_ text: LongText) -> JSONText {
        .object([
            ("item", .string(text.item)), ("field", .string(text.field)), ("characters", .number(text.characters)),
            ("limit", .number(text.limit)), ("kept", .string(text.isCut ? "beginning" : "whole")),
        ])
    }

    private static func names(_ counts: [String: Int]) -> JSONText {
        .object(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, .number($0.value)) })
    }
}
