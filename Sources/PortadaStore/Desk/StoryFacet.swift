import PortadaCore

/// One thing that a list of the desk asks of its stories beside their state: a run of an index where it leads, a
/// condition where it follows.
enum StoryFacet: Hashable {
    /// These sections: one and those below it.
    case sections([Identifier<Section>])
    /// Signed by a person.
    case person(Identifier<Person>)
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
        case .person(let id): [StoryRun("article_person", "article_id", "person_id = ?", .id(id))]
        case .owner(let account, let person):
            [StoryRun("article", "id", "owner_id = ?", .id(account))] + (person.map { Self.person($0).runs } ?? [])
        }
    }

    /// The readers' list that holds its published stories by their publication; nil when there is none.
    var listing: ListKey? {
        switch self {
        case .sections(let ids): ids.first.map { .section($0) }
        case .person(let id): .person(id)
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
        case .person(let id): return (Self.isSigned, [.id(id)])
        case .owner(let account, nil): return ("article.owner_id = ?", [.id(account)])
        case .owner(let account, let person?):
            return ("(article.owner_id = ? OR \(Self.isSigned))", [.id(account), .id(person)])
        }
    }

    private static let isSigned = """
        EXISTS (SELECT 1 FROM article_person WHERE article_person.article_id = article.id AND +person_id = ?)
        """
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
