import PortadaCore

extension Operation {
    /// How many arrangements of the front are kept.
    private static let keptVersions: Int64 = 1_000

    /// What of an arrangement can still be: it has a place, its stories are before the readers, and its ends are to come.
    func living(_ arrangement: FrontArrangement) throws -> FrontArrangement {
        try arrangement.fitted(to: try reader.frontLayout()).keeping { pin in
            guard pin.until.map({ $0 > time }) ?? true else { return false }
            return try isListed(pin.story)
        }
    }

    private func isListed(_ id: Identifier<Article>) throws -> Bool {
        let sql = "SELECT 1 FROM article WHERE id = ? AND +status = 'published' AND kind <> 'page'"
        return try connection.first(sql, [.id(id)]) { _ in true } ?? false
    }

    /// Publishes an arrangement; does nothing when it is the one that counts.
    func publish(
        _ wanted: FrontArrangement,
        over current: FrontVersion,
        restoring: Int64?
    ) throws -> FrontVersion {
        guard !wanted.isSame(as: current.arrangement) else { return current }
        let pins = wanted.pins.map { pin in
            if let same = current.arrangement.pins.first(where: { $0.isSame(as: pin) }) { return same }
            var pin = pin
            (pin.by, pin.since) = (actor.description, time)
            return pin
        }
        let signed = FrontArrangement(pins: pins, repeating: wanted.repeating)
        return try write(signed, after: current, restoring.map { .restored($0) } ?? .arranged)
    }

    /// Writes the next version of the front.
    func write(
        _ arrangement: FrontArrangement,
        after former: FrontVersion,
        _ cause: FrontVersion.Cause
    ) throws -> FrontVersion {
        let version = FrontVersion(
            number: former.number + 1,
            time: time,
            actor: actor.description,
            account: actor.account,
            cause: cause,
            arrangement: arrangement
        )
        try connection.execute(
            """
            INSERT INTO front_version (version, created_at, actor, account_id, cause, arrangement, ends_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .int(version.number), .time(time), .text(version.actor), .id(version.account), .text(cause.text),
                .text(try StoredJSON.encode(arrangement)), .time(arrangement.nextEnd),
            ]
        )
        try connection.execute(
            "DELETE FROM front_version WHERE version <= ?",
            [.int(version.number - Self.keptVersions)]
        )
        touch([.front])
        try audit(cause.text, "front", version.number, Self.summary(of: arrangement, after: former.arrangement))
        return version
    }

    /// What changed, in short: `+12 lead, -7 second`.
    private static func summary(of arrangement: FrontArrangement, after former: FrontArrangement) -> String {
        arrangement.changes(from: former).map { change in
            switch change {
            case .pinned(let pin): "+\(pin.story) \(pin.slot)"
            case .released(let pin): "-\(pin.story) \(pin.slot)"
            case .moved(let pin, let from): "\(pin.story) \(from.slot) > \(pin.slot)"
            case .changed(let pin): "\(pin.story) \(pin.slot) *"
            case .repeating(let slot, let may): "\(slot) \(may ? "repeats" : "repeats no more")"
            }
        }.joined(separator: ", ")
    }

    /// A story that readers no longer see leaves the front, and the strip that leads to it ends.
    func takeOffFront(_ id: Identifier<Article>) throws {
        let current = try reader.frontVersion()
        if current.arrangement.pins.contains(where: { $0.story == id }) {
            _ = try write(current.arrangement.keeping { $0.story != id }, after: current, .left)
        }
        if try reader.breakingNews()?.target == .article(id) { try clearBreaking() }
    }

    /// Shows a strip in the place of the one before.
    func show(_ news: BreakingNews) throws {
        guard !news.text.allSatisfy(\.isWhitespace), news.text.count <= BreakingNews.maxLength else {
            throw StoreError(.invalid, "A strip needs a text of at most \(BreakingNews.maxLength) characters.")
        }
        guard news.until > time else { throw StoreError(.invalid, "A strip must end in the future.") }
        var (story, address): (Identifier<Article>?, String?)
        switch news.target {
        case .none: break
        case .article(let id):
            guard try isListed(id) else { throw StoreError(.invalid, "Readers don't see article \(id).") }
            story = id
        case .address(let text): address = text
        }
        try connection.execute("DELETE FROM breaking")
        try connection.execute(
            """
            INSERT INTO breaking (id, text, article_id, address, until_at, actor, since_at) VALUES (1, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(news.text), .id(story), .optional(address), .time(news.until), .text(actor.description),
                .time(time),
            ]
        )
        touch([.breaking])
        try audit("announce", "breaking", story?.rawValue, news.text)
    }

    /// Takes the strip away.
    func clearBreaking() throws {
        guard let former = try reader.breakingNews() else { return }
        try connection.execute("DELETE FROM breaking")
        touch([.breaking])
        try audit(kind == .endBreaking ? "end" : "clear", "breaking", nil, former.text)
    }
}
