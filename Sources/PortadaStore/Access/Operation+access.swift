import PortadaCore

extension Operation {
    /// Fails when the actor's role lacks a permission.
    func require(_ permission: Permission) throws {
        guard actor.role?.may(permission) ?? true else { throw StoreError.forbidden(kind, to: actor) }
    }

    /// Fails when the actor may not edit a story in the state that it is in.
    func requireMayEdit(_ story: Article) throws {
        guard let role = actor.role else { return }
        let isOwn = try reader.isOwn(story, of: actor.account) || reader.wasBegun(story.id, by: actor.token)
        guard role.may(AccessTable.permission(toEdit: story.status, isOwn: isOwn)) else {
            throw StoreError.forbidden(kind, to: actor)
        }
    }

    /// Fails when a story would come before the readers while its embargo lasts, unless someone who may insists.
    func respectEmbargo(of story: Article, at moment: Timestamp, isBroken: Bool) throws {
        guard let end = story.times.embargo, moment < end else { return }
        guard isBroken else {
            throw StoreError(.embargoed, "Article \(story.id) is under embargo until \(end.rawValue) ms after 1970.")
        }
        try require(.breakEmbargo)
        try audit("break embargo", "article", story.id.rawValue)
    }
}

extension Reader {
    /// Whether a story is somebody's own: they began it, or sign it.
    public func isOwn(_ story: Article, of id: Identifier<Account>?) throws -> Bool {
        guard let id else { return false }
        if story.owner == id { return true }
        guard let person = try account(id)?.person else { return false }
        return story.bylines.contains(person)
    }
}
