import PortadaCore

extension Newsroom {
    /// Gives a story the content that it had in a version, as a new version. State and times stay; what was removed from
    /// the newspaper since, such as a tag, does not come back.
    /// - Parameter base: the version that whoever restores looked at; fails with `conflict` when it is no longer the last.
    public func restore(
        _ version: Int64,
        of id: Identifier<Article>,
        over base: Int64,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await perform(.save, by: actor, at: time) { operation in
            let before = try operation.article(id)
            guard before.version == base else {
                throw StoreError(.conflict, "Article \(id) is at version \(before.version) by now.")
            }
            try operation.requireMayEdit(before)
            guard let former = try operation.reader.content(of: id, version: version) else {
                throw StoreError(.notFound, "Article \(id) has no version \(version).")
            }
            let content = try operation.reader.merge(StoryEdit(content: former, base: base), into: before).merged
            let after = try operation.article(before, with: content)
            try operation.requireComplete(after)
            try operation.moveAddress(of: before, to: after)
            let saved = try ArticleWriter(operation).update(before, to: after)
            try operation.audit("restore", "article", id.rawValue, "version \(version)")
            if saved.status.isPublic { try operation.tell("article.updated", id) }
            return saved
        }
    }
}
