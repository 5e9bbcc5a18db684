/// A part of what a page showed, by which people are told what changed.
public enum SeenField: String, Sendable, Hashable, CaseIterable {
    case version, plans, order, parent, path, position
    case name, slug, description, kind, role, biography, picture
    case altText = "alt"
    case caption, credit
    case status, text
    case email, active, byline
    case secondFactor = "factor"
    case needsSecondFactor = "needs"
    case language, scopes, expires, address, events, target
    case entries, blocks
    case tagline
    case timeZone = "zone"
    case articlePath = "pattern"
    case listLength = "length"
    case legalLine = "legal"
    case contactEmail = "contact"
    case profiles
    case commentDays = "days"
    case accent
    case accentDark = "dark"
    case lettering, layout, link, until, table
}
