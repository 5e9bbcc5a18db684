import PortadaCore
import PortadaRendering
import PortadaStore

/// Writes stories as rows of a list.
struct StoryRowWriter {
    let language: Language
    let dates: DateWriter
    let sections: SectionTree
    let now: Timestamp

    init(language: Language, timeZone: String, sections: SectionTree, now: Timestamp) {
        self.language = language
        dates = DateWriter(language: language, timeZone: timeZone)
        self.sections = sections
        self.now = now
    }

    /// One row.
    /// - Parameter unsaved: the headline that the reader of the list typed and has not saved; nil when all of theirs is saved.
    func model(_ row: StoryRow, unsaved: String? = nil) -> StoryRowModel {
        StoryRowModel(
            id: "\(row.id)",
            headline: headline(row, unsaved: unsaved),
            isUnsaved: unsaved != nil,
            path: row.status == .published ? row.path : "",
            state: language.state(row.status),
            stateWord: row.status.rawValue.replacing("_", with: "-"),
            kind: language.kind(row.kind),
            section: row.section.flatMap { sections[$0]?.name } ?? "",
            people: row.bylines.isEmpty ? row.owner ?? "" : row.bylines.joined(separator: ", "),
            owner: row.owner ?? "",
            edited: dates.ago(row.edited, now: now) ?? moment(row.edited),
            due: due(row) ?? "",
            isLate: row.status == .scheduled && (row.times.scheduled.map { $0 < now } ?? false)
        )
    }

    /// A story's headline; where it has none yet, the one that was typed and not saved.
    func headline(_ row: StoryRow, unsaved: String?) -> String {
        [row.headline, unsaved ?? ""].first { !$0.allSatisfy(\.isWhitespace) } ?? language.text("stories.untitled")
    }

    private func due(_ row: StoryRow) -> String? {
        switch row.status {
        case .scheduled: row.times.scheduled.map(moment)
        case .published, .withdrawn: row.times.published.map(moment)
        default:
            row.times.embargo.flatMap { end in
                end > now ? language.text("stories.embargo", ["until": moment(end)]) : nil
            }
        }
    }

    /// A day and a time, as short as a list needs it: the time alone for today, no time for a day of another year.
    func moment(_ moment: Timestamp) -> String {
        let (day, today) = (dates.day(moment), dates.day(now))
        if day == today { return dates.time(moment) }
        if day.year != today.year { return dates.dateShort(moment) }
        let short = dates.dateShort(moment).replacing(" \(day.year)", with: "").replacing(",", with: "")
        return "\(short), \(dates.time(moment))"
    }
}

extension Language {
    /// A state's name.
    func state(_ state: ArticleStatus) -> String { text("state.\(state.rawValue.replacing("_", with: ""))") }

    /// A kind of story.
    func kind(_ kind: ArticleKind) -> String { text("kind.\(kind.rawValue)") }
}
