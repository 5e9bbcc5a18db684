import PortadaCore

extension Importer {
    /// A fingerprint that no export has: of what is to be looked at again by the next import, because something of it was
    /// kept otherwise than the export has it.
    static let unsettled: Int64 = 0

    /// Brings in a section. One with the same address is taken for the same.
    public func section(
        _ section: Section,
        origin: Origin,
        fingerprint: Int64
    ) throws -> (id: Identifier<Section>, outcome: Outcome) {
        var section = section
        if let known: Identifier<Section> = try known(origin).map({ Identifier($0.id) }),
            let here = try operation.sections()[known],
            let other = try operation.sections().section(at: section.path), other.id != known
        {
            differences.note(
                KeptDifference(origin, name: here.name, detail: "address", here: here.path, export: section.path)
            )
            (section.slug, section.path) = (here.slug, here.path)
        }
        let twin = try operation.sections().section(at: section.path)?.id
        return try part(section, .sections, origin, fingerprint, twin: twin)
    }

    /// Brings in a person or an agency. One with the same slug is taken for the same, unless it is somebody else who came
    /// from there, too: then the newcomer's slug gets a number behind it.
    public func person(
        _ person: Person,
        origin: Origin,
        fingerprint: Int64
    ) throws -> (id: Identifier<Person>, outcome: Outcome) {
        var person = person
        let owner = try operation.reader.person(slug: person.slug)
        let twin = try owner.flatMap { owner in
            let isSame = try owner.name.nameKey == person.name.nameKey || !comesFrom(origin, owner.id.rawValue)
            return isSame ? owner.id : nil
        }
        if owner != nil, twin == nil, try known(origin) == nil {
            person.slug = try operation.freeSlug(person.slug, .people)
        }
        return try part(person, .people, origin, fingerprint, twin: twin)
    }

    /// Whether something here came from an origin's place under another name of its kind.
    private func comesFrom(_ origin: Origin, _ local: Int64) throws -> Bool {
        try operation.connection.first(
            "SELECT 1 FROM external_id WHERE source = ? AND kind = ? AND local_id = ? AND external_id <> ? LIMIT 1",
            [.text(origin.source), .text(origin.kind), .int(local), .text(origin.id)]
        ) { _ in true } ?? false
    }

    /// Brings in a tag. One with the same slug and the same name, whatever its capitals, is taken for the same; where another
    /// has the slug, it gets a number behind it.
    public func tag(_ tag: Tag, origin: Origin, fingerprint: Int64) throws -> (id: Identifier<Tag>, outcome: Outcome) {
        var tag = tag
        let owner = try operation.reader.tag(slug: tag.slug)
        let twin = owner.flatMap { $0.nameKey == tag.nameKey ? $0.id : nil }
        if owner != nil, twin == nil, try known(origin) == nil { tag.slug = try operation.freeSlug(tag.slug, .tags) }
        return try part(tag, .tags, origin, fingerprint, twin: twin)
    }

    /// Brings in a picture.
    public func picture(
        _ picture: Picture,
        origin: Origin,
        fingerprint: Int64
    ) throws -> (id: Identifier<Picture>, outcome: Outcome) {
        try part(picture, .pictures, origin, fingerprint, twin: nil)
    }

    private func part<Thing>(
        _ thing: Thing,
        _ kind: ImportedKind<Thing>,
        _ origin: Origin,
        _ fingerprint: Int64,
        twin: Identifier<Thing>?
    ) throws -> (id: Identifier<Thing>, outcome: Outcome) {
        if let known = try known(origin) {
            if known.fingerprint == fingerprint { return (Identifier(known.id), .unchanged) }
            let written = try known.written
            return try change(Identifier(known.id), to: thing, kind, origin, fingerprint, written: written)
        }
        // What the newsroom made itself is the newsroom's in every detail.
        if let twin {
            let (id, outcome) = try change(twin, to: thing, kind, origin, fingerprint, written: [:])
            return (id, outcome == .kept ? .kept : .unchanged)
        }
        return try operation.part {
            let id = try kind.write(operation, thing, nil)
            try remember(origin, local: id.rawValue, fingerprint, kind.written(thing))
            return (id, .created)
        }
    }

    /// Has a thing follow the export, as far as the newsroom did not change it.
    private func change<Thing>(
        _ id: Identifier<Thing>,
        to thing: Thing,
        _ kind: ImportedKind<Thing>,
        _ origin: Origin,
        _ fingerprint: Int64,
        written: [String: String]?
    ) throws -> (id: Identifier<Thing>, outcome: Outcome) {
        guard let here = try kind.read(operation, id) else {
            let name = kind.name(thing)
            differences.note(KeptDifference(origin, name: name, detail: "removed", here: "", export: name))
            return (id, .kept)
        }
        let isTouched = try written == nil && wasTouched(kind.subject, id.rawValue)
        let change = ImportedChange(kind, of: here, to: thing, written: written, isTouched: isTouched)
        try operation.part {
            if change.isChange { _ = try kind.write(operation, change.merged, id) }
            let settled = change.kept.isEmpty ? fingerprint : Self.unsettled
            try remember(origin, local: id.rawValue, settled, change.written)
        }
        for (detail, now, wanted) in change.kept {
            differences.note(
                KeptDifference(origin, name: kind.name(here), detail: detail, here: now, export: wanted)
            )
        }
        return (id, change.isChange ? .updated : change.kept.isEmpty ? .unchanged : .kept)
    }

    /// Whether the newsroom changed something: imports leave no trace in the audit of what stories stand on.
    func wasTouched(_ subject: String, _ id: Int64) throws -> Bool {
        try operation.connection.first(
            "SELECT 1 FROM audit WHERE subject = ? AND subject_id = ? LIMIT 1",
            [.text(subject), .int(id)]
        ) { _ in true } ?? false
    }
}

extension Importer {
    /// Remembers a text that the import wrote besides, such as a menu.
    public func remember(_ text: String, of origin: Origin) throws {
        try remember(origin, local: 0, Self.unsettled, ["text": text])
    }
}

extension Reader {
    /// A text that an import wrote and remembered; nil where none did.
    public func importedText(_ origin: Importer.Origin) throws -> String? {
        let details: String? = try connection.first(
            "SELECT details FROM external_id WHERE source = ? AND kind = ? AND external_id = ?",
            [.text(origin.source), .text(origin.kind), .text(origin.id)]
        ) { $0.text(0) }
        guard let details, !details.isEmpty else { return nil }
        return try StoredJSON.decode([String: String].self, from: details)["text"]
    }
}
