import PortadaCore

/// What somebody who acts saw: the state of each thing that the act is about, short enough for a form to carry.
///
/// An operation that is given one compares it with what there is, within its transaction, and does nothing when that is
/// another: see `Newsroom.basedOn`.
public struct Seen: Sendable, Hashable {
    /// How many things one form may name.
    private static let maxEntries = 2_000

    /// The state in which one thing was seen.
    public struct Entry: Sendable, Hashable {
        /// The number of the last entry that the audit had then: later ones tell what happened since.
        var mark: Int64
        /// What stands for each part; none where there was nothing, or where it isn't known.
        var digests: [SeenField: String]

        /// Whether a part was seen with this value.
        public func shows(_ value: String, as field: SeenField) -> Bool {
            digests[field] == SeenState.digest(of: value, field)
        }

        /// The version of a story.
        public var version: Int64? { digests[.version].flatMap { NumberRange.counts.read($0) } }
    }

    private(set) var entries: [SeenSubject: Entry] = [:]

    /// Nothing.
    public init() {}

    /// Something as it was read.
    init(_ subject: SeenSubject, _ state: SeenState, mark: Int64 = 0) {
        entries = [subject: Entry(mark: mark, digests: state.digests)]
    }

    /// The state in which a thing was seen; nil when it wasn't.
    public subscript(_ subject: SeenSubject) -> Entry? { entries[subject] }

    /// Only what an act is about. What wasn't seen stands there as something of which nothing is known.
    public func only(_ subjects: [SeenSubject]) -> Seen {
        var seen = Seen()
        for subject in subjects { seen.entries[subject] = entries[subject] ?? Entry(mark: 0, digests: [:]) }
        return seen
    }

    /// Takes what was seen of other things, or later, in its place.
    public mutating func merge(_ other: Seen) { entries.merge(other.entries) { $1 } }

    // MARK: As text

    /// As forms carry it: `tag:29;1532;name=1k2j,slug=9f` for each thing, with a space between.
    public var text: String {
        entries.map { subject, entry in
            let parts = entry.digests.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: ",")
            return "\(subject.text);\(entry.mark);\(parts)"
        }.sorted().joined(separator: " ")
    }

    /// Reads such texts; what isn't understood was not seen.
    public init(_ texts: [String]) {
        for part in texts.lazy.flatMap({ $0.split(separator: " ") }).prefix(Self.maxEntries) {
            let sides = part.split(separator: ";", omittingEmptySubsequences: false)
            guard sides.count == 3, let subject = SeenSubject(sides[0]), let mark = NumberRange.counts.read(sides[1])
            else {
                continue
            }
            let digests = sides[2].split(separator: ",").prefix(SeenField.allCases.count).compactMap { pair in
                let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return halves.count == 2 ? SeenField(rawValue: halves[0]).map { ($0, halves[1]) } : nil
            }
            entries[subject] = Entry(mark: mark, digests: Dictionary(digests, uniquingKeysWith: { first, _ in first }))
        }
    }
}

extension Seen {
    /// A story at a version.
    public static func article(_ id: Identifier<Article>, version: Int64) -> Seen {
        Seen(.article(id), SeenState(version: version))
    }

    /// A section as it was read.
    public static func section(_ section: Section) -> Seen { Seen(.section(section.id), SeenState(section)) }

    /// A person or an agency as it was read.
    public static func person(_ person: Person) -> Seen { Seen(.person(person.id), SeenState(person)) }

    /// A tag as it was read.
    public static func tag(_ tag: Tag) -> Seen { Seen(.tag(tag.id), SeenState(tag)) }

    /// A picture as it was read.
    public static func picture(_ picture: Picture) -> Seen { Seen(.picture(picture.id), SeenState(picture)) }

    /// A comment as it was read.
    public static func comment(_ comment: Comment) -> Seen { Seen(.comment(comment.id), SeenState(comment)) }

    /// A webhook as people decided about it, however its messages fared since.
    public static func webhook(_ webhook: Webhook) -> Seen { Seen(.webhook(webhook.id), SeenState(webhook)) }

    /// Where an old address led; nil where it led nowhere.
    public static func redirect(path: String, _ leadsTo: Resolution?) -> Seen {
        Seen(.redirect(path), SeenState(redirect: leadsTo))
    }

    /// The strip above the pages as it was read; nil where there was none.
    public static func breaking(_ news: BreakingNews?) -> Seen { Seen(.breaking, SeenState(news)) }
}
