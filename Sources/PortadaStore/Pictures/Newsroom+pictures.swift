import PortadaCore

extension Newsroom {
    /// Brings a picture in. One whose file is here already is the same picture: what is said of it now fills in what nobody
    /// said before, for those who may describe it, and changes nothing else.
    /// - Returns: the picture, and whether it was here before.
    public func add(
        _ picture: Picture,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> (picture: Picture, isKnown: Bool) {
        try await perform(.savePicture, by: actor, at: time) { operation in
            if let hash = picture.hash, let known = try operation.reader.picture(hash: hash) {
                var filled = known
                filled.words.fill(from: picture.words)
                guard filled != known, try operation.mayDescribe(known.id) else { return (known, true) }
                _ = try operation.write(filled, id: known.id)
                try operation.audit("save", "picture", known.id.rawValue)
                return (filled, true)
            }
            var added = picture
            added.id = try operation.write(picture, id: nil)
            try operation.audit("add", "picture", added.id.rawValue)
            return (added, false)
        }
    }

    /// Changes what is said of a picture: one's own, or with the permission for it anybody's. What a colleague changed in
    /// between stays; fails with `conflict` when it was the same.
    /// - Parameter base: what the one who changes it saw.
    public func describe(
        _ id: Identifier<Picture>,
        _ words: PictureWords,
        basedOn base: PictureWords,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.savePicture, by: actor, at: time) { operation in
            guard var picture = try operation.reader.pictures([id])[id] else {
                throw StoreError(.notFound, "There is no picture \(id).")
            }
            try operation.requireMayDescribe(id)
            guard let changed = picture.words.changed(from: base, to: words) else {
                throw StoreError(.conflict, "Picture \(id) was described otherwise in between.")
            }
            guard changed != picture.words else { return }
            picture.words = changed
            _ = try operation.write(picture, id: id)
            try operation.audit("save", "picture", id.rawValue)
        }
    }

    /// Removes a picture that nobody uses: one's own, or with the permission for it anybody's. Its address answers 404 from
    /// then on, and its number is not given again.
    /// - Returns: who uses it; when anybody does, nothing happened.
    public func removePicture(
        _ id: Identifier<Picture>,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> PictureUses {
        try await perform(.removePicture, by: actor, at: time) { operation in
            guard let picture = try operation.reader.pictures([id])[id] else {
                throw StoreError(.notFound, "There is no picture \(id).")
            }
            try operation.requireMayDescribe(id)
            let uses = try operation.reader.uses(of: id, seesKilled: actor.role?.may(.kill) ?? true, limit: 100)
            guard uses.isEmpty else { return uses }
            try operation.remove(picture)
            try operation.audit("remove", "picture", id.rawValue, picture.slug)
            return uses
        }
    }

    /// Saves a picture, new when `id` is nil.
    public func save(
        _ picture: Picture,
        id: Identifier<Picture>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<Picture> {
        try await savePart("picture", .savePicture, by: actor, at: time) { operation in
            if let id { try operation.requireMayDescribe(id) }
            return try operation.write(picture, id: id)
        }
    }
}

extension Operation {
    /// Fails when the picture is somebody else's and the role doesn't allow it.
    fileprivate func requireMayDescribe(_ id: Identifier<Picture>) throws {
        guard try mayDescribe(id) else { throw StoreError.forbidden(kind, to: actor) }
    }

    fileprivate func mayDescribe(_ id: Identifier<Picture>) throws -> Bool {
        guard let role = actor.role, !role.may(.managePictures) else { return true }
        let owner: Identifier<Account>? =
            try connection.first("SELECT account_id FROM picture WHERE id = ?", [.id(id)]) { $0.optionalID(0) } ?? nil
        return owner != nil && owner == actor.account
    }
}
