import PortadaCore

/// Tags, or people and agencies: where each stands in the database, for what is done with both alike.
public struct NameTable<Entity: Sendable>: Sendable {
    /// The word in `merged_name`, `external_id` and the audit.
    let kind: String
    /// The table of the names themselves, and what of it makes one.
    let table: String
    let columns: String
    let read: @Sendable (any SQLRow) -> Entity
    /// The table that ties stories to them, and its column.
    let tie: (table: String, column: String)
    /// The lists of their stories, as `ListKey` numbers them.
    let list: Int64
    /// Their column in `redirect`.
    let redirectColumn: String
    /// What is done when all stories of another one are the kept one's.
    var given: (@Sendable (Operation, Identifier<Entity>) throws -> Void)?

    /// The list of a name's stories.
    func list(_ id: Identifier<Entity>) -> ListKey { ListKey(list: list, subject: id.rawValue) }

    /// That a row is a name of its own, and not one whose stories are being given to another.
    var isOwn: String {
        "NOT EXISTS (SELECT 1 FROM merging_name WHERE merging_name.kind = '\(kind)' AND old_id = \(table).id)"
    }
}

extension NameTable<Tag> {
    /// Tags.
    public static let tags = NameTable(
        kind: "tag",
        table: "tag",
        columns: Reader.tagColumns,
        read: Reader.tag,
        tie: ("article_tag", "tag_id"),
        list: ListKey.tagList,
        redirectColumn: "tag_id"
    )
}

extension NameTable<Person> {
    /// People and agencies.
    public static let people = NameTable(
        kind: "person",
        table: "person",
        columns: Reader.personColumns,
        read: Reader.person,
        tie: ("article_person", "person_id"),
        list: ListKey.personList,
        redirectColumn: "person_id",
        given: { try $0.indexAnew($1) }
    )
}
