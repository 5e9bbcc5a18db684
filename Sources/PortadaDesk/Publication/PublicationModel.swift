import PortadaCore
import PortadaRendering

/// What the story page says of the story's way to the readers: where it is, what is due, what may be done next.
struct PublicationModel: TemplateModel {
    var state: String
    /// The state as a word for styles.
    var stateWord: String
    /// When it came or comes before the readers; empty when that is open.
    var due: String
    /// Why it is not before them although its time has come; empty when it isn't late.
    var late: String
    /// The embargo, while it lasts.
    var embargo: String
    /// Who saved it last, and when.
    var saved: String
    /// What it lacks.
    var checks: [CheckModel]
    var acts: [ActModel]

    static let template = TemplateShape<PublicationModel>(
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("due") { $0.due },
        .text("late") { $0.late },
        .text("embargo") { $0.embargo },
        .text("saved") { $0.saved },
        .flag("hasChecks") { !$0.checks.isEmpty },
        .list("checks") { $0.checks },
        .list("acts") { $0.acts }
    )

    /// Puts a standing into words.
    init(_ standing: StoryStanding, for visitor: Visitor, language: Language, now: Timestamp) {
        let story = standing.story
        let dates = DateWriter(language: language, timeZone: standing.timeZone)
        state = language.state(story.status)
        stateWord = story.status.rawValue.replacing("_", with: "-")
        due = Self.due(story, language, dates)
        let isLate = story.status == .scheduled && (story.times.scheduled.map { $0 < now } ?? false)
        late = isLate ? language.text("publication.late") : ""
        embargo =
            story.times.embargo.flatMap { end in
                end > now && !story.status.hasAddress
                    ? language.text("publication.embargo", ["until": dates.dateTime(end)]) : nil
            } ?? ""
        saved =
            standing.saved.map { saved in
                let time = dates.ago(saved.time, now: now) ?? dates.dateTime(saved.time)
                return language.text("publication.saved", ["name": saved.actor, "time": time])
            } ?? ""
        checks = story.status.hasAddress ? [] : standing.checklist.findings.map { CheckModel($0, language) }
        acts = standing.acts(for: visitor).enumerated().map { place, act in
            ActModel(
                then: act.page,
                label: language.text("publication.act.\(act.rawValue)"),
                isFirst: place == 0 && act != .preview && act != .withdraw
            )
        }
    }

    private static func due(_ story: Article, _ language: Language, _ dates: DateWriter) -> String {
        let (key, time): (String, Timestamp?) =
            switch story.status {
            case .scheduled: ("publication.dueAt", story.times.scheduled)
            case .published: ("publication.publishedAt", story.times.published)
            default: ("", nil)
            }
        return time.map { language.text(key, ["time": dates.dateTime($0)]) } ?? ""
    }
}

/// A button of the story page that saves and leads on.
struct ActModel: TemplateModel {
    /// The page that it leads to.
    var then: String
    var label: String
    /// Whether it is what comes next as a rule.
    var isFirst: Bool

    static let template = TemplateShape<ActModel>(
        .text("then") { $0.then },
        .text("label") { $0.label },
        .flag("isFirst") { $0.isFirst }
    )
}

/// Something that a story lacks, in words.
struct CheckModel: TemplateModel {
    var text: String
    var examples: [String]
    /// Whether the story can't be published without.
    var isBlocking: Bool

    static let template = TemplateShape<CheckModel>(
        .text("text") { $0.text },
        .flag("hasExamples") { !$0.examples.isEmpty },
        .texts("examples") { $0.examples },
        .flag("isBlocking") { $0.isBlocking }
    )

    init(_ finding: Checklist.Finding, _ language: Language) {
        text = language.text("check.\(finding.item.rawValue)")
        examples = finding.examples
        isBlocking = finding.item.isBlocking
    }
}
