import PortadaCore

extension Newsroom {
    /// Begins an empty draft.
    /// - Parameter signer: who shall sign it.
    public func begin(
        kind: ArticleKind = .news,
        signer: Identifier<Person>? = nil,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await perform(.create, by: actor, at: time) { operation in
            var article = Article(
                id: Identifier(0),
                kind: kind,
                headline: "",
                bylines: signer.map { [$0] } ?? [],
                slug: "",
                path: "",
                times: ArticleTimes(created: time),
                owner: actor.account
            )
            // Nobody has named it yet: the moment tells nameless drafts apart.
            try operation.giveAddress(to: &article, wish: "\(Slug.make(from: ""))-\(time.rawValue)")
            let created = try ArticleWriter(operation).insert(article)
            try operation.leaveUntouched(created.id)
            try operation.audit("create", "article", created.id.rawValue)
            return created
        }
    }

    /// Saves what an editor wrote. When others saved in between, their changes and these come together by field and by
    /// paragraph; where both changed the same, nothing is saved and the editor decides. An address that is taken gets a
    /// number behind it; the former address of a story that readers know leads to the new one.
    ///
    /// Bringing long texts together takes time in which nobody else could write, so it is done before the transaction, which
    /// only sees whether it is still about the same versions.
    public func edit(
        _ id: Identifier<Article>,
        _ edit: StoryEdit,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> StoryEdit.Outcome {
        for _ in 1..<Self.maxMerges {
            let prepared = try await prepared(edit, of: id)
            do { return try await save(id, edit, prepared, by: actor, at: time) } catch is Outdated {}
        }
        return try await save(id, edit, nil, by: actor, at: time)
    }

    /// How often a merge is worked out anew because somebody else saved meanwhile; then the others wait.
    private static let maxMerges = 4

    /// A merge that was worked out before, with what it is of.
    private struct Prepared: Sendable {
        let sides: MergeSides
        let merge: ContentMerge
    }

    /// Somebody changed the story since the merge was worked out.
    private struct Outdated: Error {}

    /// Works the merge out on a snapshot; nil where there is none, which the transaction gives the reason for.
    private func prepared(_ edit: StoryEdit, of id: Identifier<Article>) async throws -> Prepared? {
        try await store.read { reader in
            guard let story = try reader.article(id), let sides = try? reader.sides(of: edit, into: story) else {
                return nil
            }
            return Prepared(sides: sides, merge: sides.merged)
        }
    }

    private func save(
        _ id: Identifier<Article>,
        _ edit: StoryEdit,
        _ prepared: Prepared?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> StoryEdit.Outcome {
        try await perform(.save, by: actor, at: time) { operation in
            let before = try operation.article(id)
            try operation.requireMayEdit(before)
            let sides = try operation.reader.sides(of: edit, into: before)
            if let prepared, prepared.sides != sides { throw Outdated() }
            let merge = prepared?.merge ?? sides.merged
            guard merge.isClean else { return .undecided(merge, current: before) }
            var after = try operation.article(before, with: merge.merged, newTags: edit.newTags)
            for signer in edit.newBylines {
                let person = try operation.person(called: signer.name)
                guard !after.bylines.contains(person) else { continue }
                after.bylines.insert(person, at: min(max(0, signer.place), after.bylines.count))
            }
            if edit.announces, before.status == .published {
                after.times.updated = max(time, before.times.published ?? time)
            }
            if let journal = edit.journal { try operation.endJournal(journal, of: id) }
            let isJoined = edit.base != before.version
            let left = try operation.reader.withoutRemovedPictures(edit.content).left
            guard after != before else { return .saved(before, isJoined: isJoined, left: left) }
            try operation.requireComplete(after)
            try operation.moveAddress(of: before, to: after)
            let saved = try ArticleWriter(operation).update(before, to: after)
            try operation.audit("save", "article", id.rawValue)
            if saved.status.isPublic { try operation.tell("article.updated", id) }
            return .saved(saved, isJoined: isJoined, left: left)
        }
    }
}

extension Operation {
    /// The story with its new content, its tags, its pictures and its address.
    func article(_ before: Article, with content: ArticleContent, newTags: [String] = []) throws -> Article {
        var after = before
        content.apply(to: &after)
        for tag in try tags(named: newTags) where !after.tags.contains(tag) { after.tags.append(tag) }
        after.bodyPictures = try reader.pictures(shownIn: after.body)
        let wish = Self.slug(for: content, before)
        if wish != before.slug || after.primarySection != before.primarySection || after.kind != before.kind {
            try giveAddress(to: &after, wish: wish, before: before)
        }
        return after
    }

    /// Takes a new address for a story; the old one leads to it from then on, where readers know it.
    func moveAddress(of before: Article, to after: Article) throws {
        guard after.path != before.path else { return }
        try requireFree(after.path, for: after.id)
        try keepAddress(before.path, of: after.id, status: before.status)
    }

    /// The slug that a story shall have: the chosen one, or what the headline gives.
    private static func slug(for content: ArticleContent, _ before: Article) -> String {
        if !content.slug.isEmpty, content.slug != before.slug || before.hasOwnSlug {
            // One that came from an old site stays byte for byte.
            return content.slug == before.slug
                ? before.slug : Slug.make(from: content.slug, maxLength: TextLimit.slug.characters)
        }
        guard !before.isKnownToReaders, !content.headline.allSatisfy(\.isWhitespace) else { return before.slug }
        return Slug.make(from: content.headline)
    }

    /// Who is called so; nobody yet, and a guest of that name is made.
    fileprivate func person(called name: String) throws -> Identifier<Person> {
        if let known = try reader.people(called: name).first(where: { $0.name == name }) { return known.id }
        guard AccessTable.allows(.savePerson, to: actor.role) else {
            throw StoreError.forbidden(.savePerson, to: actor)
        }
        let slug = try freeSlug(Slug.make(from: name, fallback: "firma"), .people)
        return try write(Person(id: Identifier(0), kind: .guest, name: name, slug: slug), id: nil)
    }

    /// Tags by their names; those that are not known are made.
    private func tags(named names: [String]) throws -> [Identifier<Tag>] {
        try names.filter { !$0.nameKey.isEmpty }.map { name in
            if let known = try reader.tag(called: name) { return known.id }
            let slug = try freeSlug(Slug.make(from: name, fallback: "etiqueta"), .tags)
            return try write(Tag(id: Identifier(0), name: name, slug: slug), id: nil)
        }
    }

    /// A slug that no other tag, person or agency has: with a number behind it where one has.
    func freeSlug<Entity>(_ wish: String, _ names: NameTable<Entity>) throws -> String {
        try reader.freeSlug(wish, names)
    }
}
