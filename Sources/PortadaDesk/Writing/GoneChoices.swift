import PortadaCore
import PortadaRendering
import PortadaStore

/// What a form chose and the newspaper has no more: sections that were removed while it was open, for instance. What
/// stands stays in their place, and who saves is told by name.
struct GoneChoices {
    private var content: ArticleContent
    /// Names of what is gone, by part of the story.
    private var gone: [(part: ArticleContent.Field, names: [String])] = []

    /// - Parameter seen: what the form showed.
    init(in content: ArticleContent, over seen: ArticleContent, _ reader: Reader) throws {
        self.content = content
        let tree = try reader.sectionTree()
        if let section = content.primarySection, tree[section] == nil {
            self.content.primarySection = seen.primarySection.flatMap { tree[$0]?.id }
            gone.append((.section, [try reader.removedSection(section) ?? "\(section)"]))
        }
        let further = content.furtherSections.filter { tree[$0] == nil }
        if !further.isEmpty {
            self.content.furtherSections.removeAll { tree[$0] == nil }
            gone.append((.furtherSections, try further.map { try reader.removedSection($0) ?? "\($0)" }))
        }
        let (tags, people) = (try reader.current(content.tags, .tags), try reader.current(content.bylines, .people))
        let (knownTags, knownPeople) = (Set(try reader.tags(tags).map(\.id)), Set(try reader.people(people).map(\.id)))
        note(.tags, tags.filter { !knownTags.contains($0) }.map { "\($0)" })
        note(.bylines, people.filter { !knownPeople.contains($0) }.map { "\($0)" })
        self.content.tags = tags.filter(knownTags.contains)
        self.content.bylines = people.filter(knownPeople.contains)
    }

    private mutating func note(_ part: ArticleContent.Field, _ names: [String]) {
        if !names.isEmpty { gone.append((part, names)) }
    }

    /// The content without them, and what is said of them; empty where there are none.
    func left(_ language: Language) -> (content: ArticleContent, told: String) {
        let sentences = gone.map { part, names in
            language.text(
                "writing.choiceGone",
                ["part": language.text("story.field.\(part.rawValue)"), "names": names.joined(separator: ", ")]
            )
        }
        return (content, sentences.joined(separator: " "))
    }
}
