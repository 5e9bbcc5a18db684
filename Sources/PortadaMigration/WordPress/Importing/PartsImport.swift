import PortadaCore
import PortadaRendering
import PortadaStore

/// Brings in what stories stand on: sections, people, tags, and their old addresses.
struct PartsImport {
    let source: String
    let importer: Importer

    private static let agencies: Set<String> = [
        "efe", "afp", "ap", "reuters", "europa press", "dpa", "ansa", "xinhua", "associated press", "bloomberg", "avn",
        "prensa latina", "sputnik", "notimex", "télam", "telam",
    ]

    func origin(_ kind: String, _ id: String) -> Importer.Origin {
        Importer.Origin(source: source, kind: kind, id: id)
    }

    /// Brings in the tree of sections. A category whose parent is missing or that is its own ancestor stands at the root.
    func addSections(_ categories: [ExportSurvey.Category], _ report: inout ImportReport) throws {
        let bySlug = Dictionary(categories.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        for (position, category) in categories.enumerated() {
            try addSection(category, bySlug, position: position, depth: 0, &report)
        }
    }

    private func addSection(
        _ category: ExportSurvey.Category,
        _ bySlug: [String: ExportSurvey.Category],
        position: Int,
        depth: Int,
        _ report: inout ImportReport
    ) throws {
        var parent: Section?
        if depth < 8, let above = bySlug[category.parent], above.slug != category.slug {
            if try importer.local(origin("section", above.slug)) == nil {
                try addSection(above, bySlug, position: position, depth: depth + 1, &report)
            }
            let number = try importer.local(origin("section", above.slug))
            parent = try number.flatMap { try importer.sections()[Identifier($0)] }
        }
        let fingerprint = Fingerprint.of("\(category)")
        if try importer.isUnchanged(origin("section", category.slug), fingerprint: fingerprint) {
            report.counts["sections", default: .init()].unchanged += 1
            return
        }
        let isReserved = parent == nil && SiteAddress.isReserved("/\(category.slug)/")
        let slug = isReserved ? category.slug + "-seccion" : category.slug
        if isReserved {
            report.change(
                "Its address is the newspaper's own here: the section stands at another.",
                "/\(category.slug)/ → /\(slug)/"
            )
        }
        let section = Section(
            id: Identifier(0),
            parent: parent?.id,
            name: category.name.isEmpty ? category.slug : category.name,
            slug: slug,
            path: (parent?.path ?? "/") + slug + "/",
            description: category.description,
            position: Int64(position)
        )
        let (id, outcome) = try importer.section(
            section,
            origin: origin("section", category.slug),
            fingerprint: fingerprint
        )
        report.count(outcome, "sections")
        // One that the newsroom removed is not led to, either.
        guard try importer.sections()[id] != nil else { return }
        try importer.redirect("/category\(section.path)", to: .section(id))
        try importer.redirect("/category/\(category.slug)/", to: .section(id))
        if !category.id.isEmpty { try importer.redirect("/?cat=\(category.id)", to: .section(id)) }
    }

    /// Brings in people; those whose names are agencies' become agencies.
    /// - Parameter isIntroduced: whether the export says who it is. A story only names somebody, and changes nothing about
    ///   those who are known.
    func addPerson(
        key: String,
        name: String,
        isIntroduced: Bool,
        _ report: inout ImportReport
    ) throws -> Identifier<Person> {
        let place = origin("person", key)
        let isAgency = Self.agencies.contains(name.lowercased()) || name.lowercased().hasPrefix("agencia ")
        let fingerprint = Fingerprint.of("\(name) \(isAgency)")
        if let known = try importer.local(place) {
            if !isIntroduced { return Identifier(known) }
            if try importer.isUnchanged(place, fingerprint: fingerprint) { return Identifier(known) }
        }
        let person = Person(
            id: Identifier(0),
            kind: isAgency ? .agency : .staff,
            name: name.isEmpty ? key : name,
            slug: Slug.make(from: PersonName.isAddress(key) ? name : key, fallback: "autor")
        )
        let (id, outcome) = try importer.person(person, origin: place, fingerprint: fingerprint)
        report.count(outcome, "people")
        let nicename = ExportNames.nicename(key)
        if !nicename.isEmpty, nicename != person.slug { try importer.redirect("/author/\(nicename)/", to: .person(id)) }
        return id
    }

    /// Has guest authors who came in before follow the export; the others come with their stories.
    func renameGuests(_ guests: [(key: String, name: String)], _ report: inout ImportReport) throws {
        for (key, name) in guests.sorted(by: { $0.key < $1.key })
        where try importer.local(origin("person", key)) != nil {
            _ = try addPerson(key: key, name: name, isIntroduced: true, &report)
        }
    }

    /// Keeps the terms of taxonomies that newspapers here don't have.
    func keepOtherTerms(_ terms: [ExportSurvey.OtherTerm], _ report: inout ImportReport) throws {
        for term in terms {
            let data = JSONText.object([
                ("taxonomy", .string(term.taxonomy)), ("slug", .string(term.slug)), ("name", .string(term.name)),
            ])
            try importer.keep(data.text, origin: origin("term", "\(term.taxonomy) \(term.slug)"))
            report.taxonomies[term.taxonomy, default: [:]][term.name.isEmpty ? term.slug : term.name, default: 0] += 0
        }
    }

    /// Brings in a tag.
    func addTag(_ tag: ExportSurvey.TagEntry, _ report: inout ImportReport) throws -> Identifier<Tag> {
        let fingerprint = Fingerprint.of("\(tag)")
        let place = origin("tag", tag.slug)
        if let known = try importer.local(place), try importer.isUnchanged(place, fingerprint: fingerprint) {
            report.counts["tags", default: .init()].unchanged += 1
            return Identifier(known)
        }
        let (id, outcome) = try importer.tag(
            Tag(
                id: Identifier(0),
                name: tag.name.isEmpty ? tag.slug : tag.name,
                slug: tag.slug,
                description: tag.description
            ),
            origin: place,
            fingerprint: fingerprint
        )
        report.count(outcome, "tags")
        try importer.redirect("/?tag=\(tag.slug)", to: .tag(id))
        return id
    }
}

extension ImportReport {
    /// Counts what happened to a thing.
    mutating func count(_ outcome: Importer.Outcome, _ kind: String) {
        switch outcome {
        case .created: counts[kind, default: Count()].created += 1
        case .updated: counts[kind, default: Count()].updated += 1
        case .unchanged: counts[kind, default: Count()].unchanged += 1
        case .kept: counts[kind, default: Count()].kept += 1
        }
    }
}
