import PortadaCore

/// Which stories a list of the desk shows.
public struct StoryFilter: Sendable, Hashable {
    /// Only in this state; nil for all but those in the bin and those killed.
    public var status: ArticleStatus?
    /// Only of this section and those below it.
    public var section: Identifier<Section>?
    /// Only those that this account began or signs.
    public var owner: Identifier<Account>?
    /// Only those that one of these people signs, or one of `accounts` began; both empty for all.
    public var people: [Identifier<Person>]
    /// See `people`; published stories go by who signs them alone.
    public var accounts: [Identifier<Account>]
    /// Only from this moment on: of the publication in the list of published stories, of the last save in any other.
    public var from: Timestamp?
    /// Only before this moment.
    public var until: Timestamp?
    /// Only those that have these words; empty for all.
    public var text: String

    /// Makes a filter.
    public init(
        status: ArticleStatus? = nil,
        section: Identifier<Section>? = nil,
        owner: Identifier<Account>? = nil,
        people: [Identifier<Person>] = [],
        accounts: [Identifier<Account>] = [],
        from: Timestamp? = nil,
        until: Timestamp? = nil,
        text: String = ""
    ) {
        self.status = status
        self.section = section
        self.owner = owner
        self.people = people
        self.accounts = accounts
        self.from = from
        self.until = until
        self.text = text
    }

    /// Whether the list goes by publication, the newest first; any other goes by the last save.
    public var goesByPublication: Bool { status == .published }

    /// The states that it shows.
    var statuses: [ArticleStatus] { status.map { [$0] } ?? ArticleStatus.allCases.filter { !$0.isPutAway } }
}

/// A place in a list of the desk, to go on from.
public struct StoryCursor: Sendable, Hashable {
    /// The moment by which the list goes, of the last story before.
    public var moment: Timestamp
    /// Its number.
    public var id: Identifier<Article>

    /// Makes a cursor.
    public init(moment: Timestamp, id: Identifier<Article>) {
        self.moment = moment
        self.id = id
    }
}

/// A part of a list of the desk.
public struct StoryListPart: Sendable, Hashable {
    /// The stories, in the list's order.
    public var rows: [StoryRow]
    /// Where the list goes on; nil at its end. A search by words has no further pages.
    public var next: StoryCursor?
    /// Whether it stops for the work that it took, and not because it is full: there may be more further on.
    public var isUnfinished: Bool
    /// Whether a search by words found more than it gives.
    public var isCut: Bool

    /// Makes a part of a list; without anything, of an empty one.
    public init(
        rows: [StoryRow] = [],
        next: StoryCursor? = nil,
        isUnfinished: Bool = false,
        isCut: Bool = false
    ) {
        self.rows = rows
        self.next = next
        self.isUnfinished = isUnfinished
        self.isCut = isCut
    }
}
