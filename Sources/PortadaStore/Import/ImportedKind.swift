import PortadaCore

/// How one sort of thing that imports bring in is read, written and compared detail by detail.
struct ImportedKind<Thing> {
    /// One of the details that an export has of a thing.
    struct Detail {
        let name: String
        /// The detail as text, for comparing and reporting.
        let text: (Thing) -> String
        /// Takes the detail over from another.
        let take: (inout Thing, Thing) -> Void

        init(_ name: String, _ text: @escaping (Thing) -> String, take: @escaping (inout Thing, Thing) -> Void) {
            self.name = name
            self.text = text
            self.take = take
        }
    }

    /// The word in the audit.
    let subject: String
    let name: (Thing) -> String
    let details: [Detail]
    let read: (Operation, Identifier<Thing>) throws -> Thing?
    let write: (Operation, Thing, Identifier<Thing>?) throws -> Identifier<Thing>

    /// All details of a thing, as an import remembers what it wrote.
    func written(_ thing: Thing) -> [String: String] {
        Dictionary(details.map { ($0.name, $0.text(thing)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension ImportedKind<Section> {
    static var sections: Self {
        Self(
            subject: "section",
            name: \.name,
            details: [
                Detail("name", \.name) { $0.name = $1.name },
                Detail("address", \.path) { ($0.slug, $0.path) = ($1.slug, $1.path) },
                Detail("parent", { $0.parent.map { "\($0)" } ?? "" }, take: { $0.parent = $1.parent }),
                Detail("description", \.description) { $0.description = $1.description },
                Detail("position", { "\($0.position)" }, take: { $0.position = $1.position }),
            ],
            read: { try $0.sections()[$1] },
            write: { try $0.write($1, id: $2) }
        )
    }
}

extension ImportedKind<Person> {
    static var people: Self {
        Self(
            subject: "person",
            name: \.name,
            details: [
                Detail("name", \.name) { $0.name = $1.name },
                Detail("kind", { $0.kind.rawValue }, take: { $0.kind = $1.kind }),
                Detail("slug", \.slug) { $0.slug = $1.slug },
            ],
            read: { try $0.reader.people([$1]).first },
            write: { try $0.write($1, id: $2) }
        )
    }
}

extension ImportedKind<Tag> {
    static var tags: Self {
        Self(
            subject: "tag",
            name: \.name,
            details: [
                Detail("name", \.name) { $0.name = $1.name },
                Detail("slug", \.slug) { $0.slug = $1.slug },
                Detail("description", \.description) { $0.description = $1.description },
            ],
            read: { try $0.reader.tags([$1]).first },
            write: { try $0.write($1, id: $2) }
        )
    }
}

extension ImportedKind<Picture> {
    static var pictures: Self {
        Self(
            subject: "picture",
            name: \.slug,
            details: [
                Detail("file", { $0.hash ?? "" }) {
                    ($0.hash, $0.width, $0.height) = ($1.hash, $1.width, $1.height)
                },
                Detail("slug", \.slug) { $0.slug = $1.slug },
                Detail("source", \.source) { $0.source = $1.source },
                Detail("alt", \.altText) { $0.altText = $1.altText },
                Detail("caption", { $0.caption.markup }, take: { $0.caption = $1.caption }),
                Detail("credit", \.credit) { $0.credit = $1.credit },
            ],
            read: { try $0.reader.pictures([$1])[$1] },
            write: { try $0.write($1, id: $2) }
        )
    }
}
