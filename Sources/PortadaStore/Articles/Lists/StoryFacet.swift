import PortadaCore

/// One thing that a list of the desk asks of its stories beside their state: a run of an index where it leads, a
/// condition where it follows.
enum StoryFacet: Hashable {
    /// These sections: one and those below it.
    case sections([Identifier<Section>])
    /// Signed by one of these people, or begun by one of these accounts.
    case authors([Identifier<Person>], [Identifier<Account>])
    /// Begun by an account, or signed by its person.
    case owner(Identifier<Account>, Identifier<Person>?)

    /// The indexes that give the stories of one state by their last save: table, column of the story, condition, values.
    var runs: [StoryRun] {
        switch self {
        case .sections(let ids):
            ids.flatMap { id in
                [
                    StoryRun("article", "id", "primary_section_id = ?", .id(id)),
                    StoryRun("article_section", "article_id", "section_id = ?", .id(id)),
                ]
            }
        case .authors(let people, let accounts):
            people.map { StoryRun("article_person", "article_id", "person_id = ?", .id($0)) }
                + accounts.map { StoryRun("article", "id", "owner_id = ?", .id($0)) }
        case .owner(let account, let person):
            Self.authors(person.map { [$0] } ?? [], [account]).runs
        }
    }

    /// The readers' list that holds its published stories by their publication; nil when there is none.
    var listing: ListKey? {
        switch self {
        case .sections(let ids): ids.first.map { .section($0) }
        case .authors(let people, let accounts):
            people.count == 1 && accounts.isEmpty ? people.first.map { .person($0) } : nil
        case .owner: nil
        }
    }

    /// What it asks of a row of `article`. The plus keeps SQLite from looking through all that a person signs for one story
    /// (sqlite.org/optoverview.html).
    var condition: (sql: String, values: [SQLValue]) {
        switch self {
        case .sections(let ids):
            let marks = ids.map { _ in "?" }.joined(separator: ", ")
            let values = ids.map { SQLValue.id($0) }
            return (
                """
                (article.primary_section_id IN (\(marks)) OR EXISTS (SELECT 1 FROM article_section
                    WHERE article_section.article_id = article.id AND +section_id IN (\(marks))))
                """, values + values
            )
        case .authors(let people, let accounts):
            var asked = accounts.isEmpty ? [] : ["article.owner_id IN (\(Self.marks(accounts.count)))"]
            if !people.isEmpty { asked.append(Self.isSigned(by: people.count)) }
            return ("(\(asked.joined(separator: " OR ")))", accounts.map { .id($0) } + people.map { .id($0) })
        case .owner(let account, let person):
            return Self.authors(person.map { [$0] } ?? [], [account]).condition
        }
    }

    private static func isSigned(by count: Int) -> String {
        """
        EXISTS (SELECT 1 FROM article_person
            WHERE article_person.article_id = article.id AND +person_id IN (\(marks(count))))
        """
    }

    private static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

/// An index that gives stories of one state, the last saved first.
struct StoryRun: Hashable {
    let table: String
    let column: String
    let condition: String
    let value: SQLValue?

    init(_ table: String, _ column: String, _ condition: String = "", _ value: SQLValue? = nil) {
        self.table = table
        self.column = column
        self.condition = condition
        self.value = value
    }
}
