import PortadaCore

extension Reader {
    /// All sections.
    public func sectionTree() throws -> SectionTree {
        trace.note(.sectionTree)
        return SectionTree(
            try connection.query(
                "SELECT id, parent_id, name, slug, path, description, position FROM section",
                []
            ) { row in
                Section(
                    id: row.id(0),
                    parent: row.optionalID(1),
                    name: row.text(2),
                    slug: row.text(3),
                    path: row.text(4),
                    description: row.text(5),
                    position: row.int(6)
                )
            }
        )
    }

    /// The name of a section that was removed; nil where nobody removed one of that number.
    public func removedSection(_ id: Identifier<Section>) throws -> String? {
        try connection.first(
            """
            SELECT detail FROM audit WHERE subject = 'section' AND subject_id = ? AND action = 'remove'
            ORDER BY id DESC LIMIT 1
            """,
            [.id(id)]
        ) { $0.text(0) }
    }

    /// How many published stories a section has, those of the sections below it included.
    public func storyCounts(of sections: [Identifier<Section>]) throws -> [Identifier<Section>: Int] {
        try sections.reduce(into: [:]) { counts, id in counts[id] = Int(try count(of: .section(id))) }
    }
}
