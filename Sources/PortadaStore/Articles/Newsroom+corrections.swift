import PortadaCore

extension Newsroom {
    /// Tells readers that a published story changed, as of a moment; nil takes the word back.
    public func announceUpdate(
        _ id: Identifier<Article>,
        as moment: Timestamp?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        let detail = moment == nil ? "taken back" : "told"
        return try await change(id, .announceUpdate, by: actor, at: time, event: "article.updated", detail: detail) {
            _,
            article in
            guard article.status == .published else {
                throw StoreError(.wrongState, "Article \(id) is not published.")
            }
            article.times.updated = moment.map { max($0, article.times.published ?? $0) }
        }
    }

    /// Puts a correction right that was wrong itself.
    public func amendCorrection(
        _ old: Correction,
        to new: Correction,
        of id: Identifier<Article>,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        let detail = "\(old.text.plainText) → \(new.text.plainText)"
        return try await change(id, .amendCorrection, by: actor, at: time, event: "article.updated", detail: detail) {
            _,
            article in
            article.corrections[try Self.place(of: old, in: article)] = new
            article.corrections.sort { $0.time < $1.time }
        }
    }

    /// Takes a correction away that should not be there.
    public func removeCorrection(
        _ old: Correction,
        of id: Identifier<Article>,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        let detail = old.text.plainText
        return try await change(id, .removeCorrection, by: actor, at: time, event: "article.updated", detail: detail) {
            _,
            article in
            article.corrections.remove(at: try Self.place(of: old, in: article))
        }
    }

    /// Where a correction stands. Fails when somebody changed it meanwhile.
    private static func place(of correction: Correction, in article: Article) throws -> Int {
        guard article.status == .published else {
            throw StoreError(.wrongState, "Article \(article.id) is not published.")
        }
        guard let place = article.corrections.firstIndex(of: correction) else {
            throw StoreError(.conflict, "Article \(article.id) no longer has this correction.")
        }
        return place
    }
}
