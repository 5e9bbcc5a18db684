import PortadaCore

/// What an old address leads to.
public enum ImportedTarget: Sendable, Hashable {
    /// A story.
    case article(Identifier<Article>)
    /// A section.
    case section(Identifier<Section>)
    /// A person or an agency.
    case person(Identifier<Person>)
    /// A tag.
    case tag(Identifier<Tag>)
    /// A picture.
    case picture(Identifier<Picture>)
    /// A path on the site.
    case address(String)
}
