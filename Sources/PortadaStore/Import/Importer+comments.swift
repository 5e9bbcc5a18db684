import PortadaCore

extension Importer {
    /// Brings in the comments of a story. Those that came before keep their numbers, those that are no longer there go,
    /// and those that readers wrote here stay. What the newsroom decided about one counts.
    func write(_ comments: [ImportedComment], under article: Identifier<Article>, origin: Origin) throws {
        var former = try formerComments(origin)
        var numbers: [String: Identifier<Comment>] = [:]
        var repetitions: [String: Int] = [:]
        for comment in comments {
            let repetition = repetitions[comment.id, default: 0]
            repetitions[comment.id] = repetition + 1
            let id = Self.prefix(origin) + comment.id + (repetition > 0 ? "#\(repetition)" : "")
            let known = former.removeValue(forKey: id)
            let place = commentOrigin(origin, id)
            var value = Comment(
                id: Identifier(known?.id ?? 0),
                article: article,
                parent: comment.parent.flatMap { numbers[$0] },
                author: comment.author,
                text: comment.text,
                time: comment.time,
                status: comment.status
            )
            if let known {
                let decided = try decision(about: known)
                if let decided, decided != comment.status { note(decided, of: comment, place) }
                value.status = decided ?? comment.status
                try operation.update(value)
            } else {
                value = try operation.insert(value)
            }
            numbers[comment.id] = value.id
            // What was decided here stays known as the newsroom's word: the import wrote something else.
            let written =
                known != nil && value.status != comment.status ? try known?.written : Self.written(comment.status)
            try remember(place, local: value.id.rawValue, 0, written)
        }
        for (id, known) in former {
            let place = commentOrigin(origin, id)
            guard let decided = try decision(about: known) else {
                try forget(known.id, place)
                continue
            }
            differences.note(
                KeptDifference(place, name: place.id, detail: "status", here: decided.rawValue, export: "")
            )
        }
        if !former.isEmpty { operation.touch([.comments(article)]) }
    }

    private static func written(_ status: Comment.Status) -> [String: String] { ["status": status.rawValue] }

    private func note(_ decided: Comment.Status, of comment: ImportedComment, _ place: Origin) {
        differences.note(
            KeptDifference(
                place,
                name: comment.author,
                detail: "status",
                here: decided.rawValue,
                export: comment.status.rawValue
            )
        )
    }

    /// What the newsroom decided about a comment since it came; nil when nobody did.
    private func decision(about known: Known) throws -> Comment.Status? {
        let status: Comment.Status? =
            try operation.connection.first("SELECT status FROM comment WHERE id = ?", [.int(known.id)]) {
                Comment.Status(rawValue: $0.text(0))
            } ?? nil
        guard let written = try known.written?["status"] else {
            return try wasTouched("comment", known.id) ? status : nil
        }
        return status?.rawValue == written ? nil : status
    }

    /// The comments that came with a story before, by their names there.
    private func formerComments(_ origin: Origin) throws -> [String: Known] {
        let prefix = Self.prefix(origin)
        let rows: [(String, Known)] = try operation.connection.query(
            """
            SELECT external_id, local_id, fingerprint, details FROM external_id
            WHERE source = ? AND kind = 'comment' AND external_id >= ? AND external_id < ?
            """,
            // "0" comes after "/".
            [.text(origin.source), .text(prefix), .text("\(prefix.dropLast())0")]
        ) { ($0.text(0), Known(id: $0.int(1), fingerprint: $0.int(2), details: $0.text(3))) }
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
