import PortadaCore
import PortadaStore

/// People with their portraits, and tags, as pages name them.
///
/// A story's page names a few that thousands of others name too, and asking the store for them was a third of its
/// questions. So the page cache remembers them, each with its own origin, and a page that names one takes that origin for
/// its own: it stays good only while nobody changes what it names.
final class Directory {
    /// An entry.
    enum Entry: Sendable {
        case person(Person)
        case tag(Tag)
        case picture(Picture)
        /// There is nothing of that number.
        case nobody

        /// How many bytes its texts have.
        var bytes: Int {
            switch self {
            case .person(let person):
                [person.name, person.slug, person.role, person.biography.markup].reduce(0) { $0 + $1.utf8.count }
            case .tag(let tag): [tag.name, tag.slug, tag.description].reduce(0) { $0 + $1.utf8.count }
            case .picture(let picture):
                [picture.slug, picture.altText, picture.caption.markup, picture.credit, picture.source]
                    .reduce(0) { $0 + $1.utf8.count }
            case .nobody: 0
            }
        }
    }

    private let reader: Reader
    private let memory: (cache: PageCache, number: Int64)?
    private var used: [Origin] = []

    /// - Parameter memory: where entries are remembered, and the change number of the snapshot; nil asks the store for each.
    init(_ reader: Reader, memory: (cache: PageCache, number: Int64)? = nil) {
        self.reader = reader
        self.memory = memory
    }

    /// People and agencies by their numbers.
    func people(_ ids: some Sequence<Identifier<Person>>) throws -> [Person] {
        try ids.compactMap { id in
            let entry = try entry(.personDetails(id)) { try reader.people([id]).first.map { .person($0) } }
            return if case .person(let person) = entry { person } else { nil }
        }
    }

    /// Tags by their numbers, in the order of the numbers.
    func tags(_ ids: [Identifier<Tag>]) throws -> [Tag] {
        try ids.compactMap { id in
            let entry = try entry(.tagDetails(id)) { try reader.tags([id]).first.map { .tag($0) } }
            return if case .tag(let tag) = entry { tag } else { nil }
        }
    }

    /// The portraits of people, by their numbers.
    func pictures(_ ids: Set<Identifier<Picture>>) throws -> [Identifier<Picture>: Picture] {
        let found: [(Identifier<Picture>, Picture)] = try ids.compactMap { id in
            let entry = try entry(.picture(id)) { try reader.pictures([id])[id].map { .picture($0) } }
            return if case .picture(let picture) = entry { (id, picture) } else { nil }
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    private func entry(_ tag: QueryTag, _ read: () throws -> Entry?) throws -> Entry {
        guard let memory else { return try read() ?? .nobody }
        if let known = memory.cache.entry(tag) { return use(known) }
        let (found, tags) = try reader.trace.tags(of: read)
        let entry = Shared(found ?? .nobody, origin: Origin(tags, readAt: memory.number))
        memory.cache.keep(entry, for: tag)
        return use(entry)
    }

    private func use(_ entry: Shared<Entry>) -> Entry {
        if !used.contains(where: { $0 === entry.origin }) { used.append(entry.origin) }
        return entry.value
    }

    /// The origins of the entries that a piece of work used; those used before and after it stay out.
    func origins<Result>(of work: () throws -> Result) rethrows -> (result: Result, origins: [Origin]) {
        let before = used
        used = []
        defer { used = before }
        let result = try work()
        return (result, used)
    }
}
