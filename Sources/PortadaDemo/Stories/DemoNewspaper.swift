import PortadaCore

/// What `Demo/newspaper.yaml` says: the newspaper without its stories.
struct DemoNewspaper: Decodable, Sendable {
    struct SectionEntry: Decodable, Sendable {
        var slug: String
        var name: String
        var description: String?
        var children: [SectionEntry]?
    }

    struct Author: Decodable, Sendable {
        var slug: String
        var name: String
        var role: String?
        var biography: String?
        var portrait: String?
        var kind: String?
    }

    struct Colleague: Decodable, Sendable {
        var slug: String
        var name: String
        var email: String
        var role: Role
        var edits: [String]?
    }

    struct Agency: Decodable, Sendable {
        var code: String
        var slug: String
        var name: String
        var biography: String?
    }

    struct TagEntry: Decodable, Sendable {
        var slug: String
        var name: String
        var description: String?
    }

    struct MenuEntry: Decodable, Sendable {
        var label: String?
        var section: String?
        var page: String?
        var address: String?
        var children: [MenuEntry]?
    }

    struct Menus: Decodable, Sendable {
        var header: [MenuEntry]
        var footer: [MenuEntry]
    }

    struct BlockEntry: Decodable, Sendable {
        var title: String?
        var section: String?
        var kind: String?
        var latest: Bool?
        var count: Int
    }

    struct Blocks: Decodable, Sendable {
        var front: [BlockEntry]
        var rail: [BlockEntry]
        var articleEnd: [BlockEntry]
    }

    var name: String
    var tagline: String
    var description: String
    var legalLine: String
    var language: String
    var timeZone: String
    var contactEmail: String
    var profiles: [String]
    var listLength: Int
    var sections: [SectionEntry]
    var authors: [Author]
    var agencies: [Agency]
    var colleagues: [Colleague]
    var tags: [TagEntry]
    var menus: Menus
    var blocks: Blocks

    /// The settings of the newspaper.
    var settings: NewspaperSettings {
        NewspaperSettings(
            name: name,
            tagline: tagline,
            language: language,
            timeZone: timeZone,
            listLength: listLength,
            legalLine: legalLine,
            contactEmail: contactEmail,
            description: description,
            profiles: profiles
        )
    }
}
