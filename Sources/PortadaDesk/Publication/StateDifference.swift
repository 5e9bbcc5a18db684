import PortadaCore
import PortadaRendering
import PortadaStore

/// What differs between two versions of a story besides what editors wrote: state, times, address.
struct StateDifference: Sendable {
    /// Nil for the first version.
    let old: StoryState?
    let new: StoryState

    init(from old: StoryState?, to new: StoryState) {
        (self.old, self.new) = (old, new)
    }

    /// What changed, in a few words: "cuerpo, titular".
    func words(_ office: StoryOffice) -> String {
        let language = office.language
        guard let old else { return language.text("revision.first") }
        let parts = new.content.difference(from: old.content)
        var words = ArticleContent.Field.allCases.filter(parts.contains).map {
            language.text("story.part.\($0.rawValue)")
        }
        if old.status != new.status {
            words.append(language.text("revision.becomes", ["state": language.state(new.status)]))
        }
        if old.scheduled != new.scheduled, new.scheduled != nil { words.append(language.text("revision.schedule")) }
        if old.updated != new.updated { words.append(language.text("revision.told")) }
        return words.isEmpty ? language.text("revision.other") : words.joined(separator: ", ")
    }

    /// The same as parts of a comparison.
    func models(_ office: StoryOffice) -> [FieldDifferenceModel] {
        guard let old else { return [] }
        let (language, dates) = (office.language, office.dates)
        func moment(_ moment: Timestamp?) -> String { moment.map(dates.dateTime) ?? "" }
        let pairs = [
            ("state", language.state(old.status), language.state(new.status)),
            ("scheduled", moment(old.scheduled), moment(new.scheduled)),
            ("published", moment(old.published), moment(new.published)),
            ("updated", moment(old.updated), moment(new.updated)),
            ("path", old.path, new.path),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { name, before, after in
            FieldDifferenceModel(
                label: language.text("revision.field.\(name)"),
                blocks: [
                    DifferenceBlockModel(
                        runs: [RunModel(text: before, isRemoved: true), RunModel(text: after, isAdded: true)].filter {
                            !$0.text.isEmpty
                        }
                    )
                ]
            )
        }
    }
}
