import PortadaCore

extension Importer {
    /// Brings in the comments of a story. Those that came before keep their numbers, those that are no longer there go,
    /// and those that readers wrote here stay.
    func write(_ comments: [ImportedComment], under article: Identifier<Article>, origin: Origin) throws {
        var former = try formerComments(origin)
        var numbers: [String: Identifier<Comment>] = [:]
        var repetitions: [String: Int] = [:]
        for comment in comments {
            let repetition = repetitions[comment.id, default: 0]
            repetitions[comment.id] = repetition + 1
            let id = Self.prefix(origin) + comment.id + (repetition > 0 ? "#\(repetition)" : "")
            let value = Comment(
                id: Identifier(former.removeValue(forKey: id) ?? 0),
                article: article,
                parent: comment.parent.flatMap { numbers[$0] },
                author: comment.author,
                text: comment.text,
                time: comment.time,
                status: comment.status
            )
            if value.id.rawValue > 0 {
                try operation.update(value)
                numbers[comment.id] = value.id
            } else {
                let added = try operation.insert(value)
                numbers[comment.id] = added.id
                try remember(commentOrigin(origin, id), local: added.id.rawValue, 0)
            }
        }
        for (id, number) in former { try forget(number, commentOrigin(origin, id)) }
        if !former.isEmpty { operation.touch([.comments(article)]) }
    }

    /// The comments that came with a story before, by their names there.
    private func formerComments(_ origin: Origin) throws -> [String: Int64] {
        let prefix = Self.prefix(origin)
        let rows: [(String, Int64)] = try operation.connection.query(
            """
            SELECT external_id, local_id FROM external_id
            WHERE source = ? AND kind = 'comment' AND external_id >= ? AND external_id < ?
            """,
            // "0" comes after "/".
            [.text(origin.source), .text(prefix), .text("\(prefix.dropLast())0")]
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func forget(_ comment: Int64, _ origin: Origin) throws {
        try TextIndex.comments.remove(Identifier(comment), operation.connection)
        try operation.connection.execute("DELETE FROM comment WHERE id = ?", [.int(comment)])
        try operation.connection.execute(
            "DELETE FROM external_id WHERE source = ? AND kind = ? AND external_id = ?",
            [.text(origin.source), .text(origin.kind), .text(origin.id)]
        )
    }

    private func commentOrigin(_ story: Origin, _ id: String) -> Origin {
        Origin(source: story.source, kind: "comment", id: id)
    }

    private static func prefix(_ story: Origin) -> String { "\(story.kind) \(story.id)/" }
}
