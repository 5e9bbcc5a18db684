import PortadaCore
import PortadaStore

/// A column that a list of stories may show beside the headline.
enum StoryColumn: String, CaseIterable {
    case state, section, people, owner, kind, due, edited

    /// Those that are shown to somebody who chose none.
    static let standard: Set<StoryColumn> = [.state, .section, .people, .due, .edited]

    /// The name of the preference that holds them.
    static let preference = "story-columns"

    /// What somebody chose; the standard when nothing.
    static func chosen(_ preference: String?) -> Set<StoryColumn> {
        guard let preference else { return standard }
        return Set(preference.split(separator: ",").compactMap { StoryColumn(rawValue: String($0)) })
    }
}
