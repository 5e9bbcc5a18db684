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
    /// Who decided so.
    var decidedBy: String
    /// What is planned for it, in a line each.
    var plans: [String]
    /// Whether readers see it and may be told of a change.
    var mayAnnounce: Bool
    /// What it lacks.
    var checks: [CheckModel]
    var acts: [ActModel]

    static let template = TemplateShape<PublicationModel>(
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("due") { $0.due },
        .text("late") { $0.late },
        .text("embargo") { $0.embargo },
        .text("decidedBy") { $0.decidedBy },
        .texts("plans") { $0.plans },
        .flag("mayAnnounce") { $0.mayAnnounce },
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
        late = isLate ? language.lateness(standing.refusal) : ""
        embargo =
            story.times.embargo.flatMap { end in
                end > now && !story.status.hasAddress
                    ? language.text("publication.embargo", ["until": dates.dateTime(end)]) : nil
            } ?? ""
        decidedBy = due.isEmpty ? "" : standing.decidedBy
        plans = standing.plans.map { plan in
            let key = plan.act == .unpublish ? "publication.planEnd" : "publication.planUpdate"
            let line = language.text(key, ["time": dates.dateTime(plan.due)])
            return plan.refusal.map { "\(line) \(language.lateness($0))" } ?? line
        }
        mayAnnounce = Self.mayAnnounce(story, visitor)
        checks =
            [.published, .killed].contains(story.status)
            ? [] : standing.checklist.findings.map { CheckModel($0, language) }
        acts = standing.acts(for: visitor).enumerated().map { place, act in
            ActModel(
                then: act.page,
                label: language.text("publication.act.\(act.rawValue)"),
                isFirst: place == 0 && ![.preview, .withdraw, .kill].contains(act)
            )
        }
    }

    /// Whether somebody can tell readers that a story changed.
    static func mayAnnounce(_ story: Article, _ visitor: Visitor) -> Bool {
        story.status == .published && visitor.may(.editPublished)
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
    /// What is looked at, by name.
    var item: String
    var text: String
    var examples: [String]
    /// Whether the story can't be published without.
    var isBlocking: Bool

    static let template = TemplateShape<CheckModel>(
        .text("item") { $0.item },
        .text("text") { $0.text },
        .flag("hasExamples") { !$0.examples.isEmpty },
        .texts("examples") { $0.examples },
        .flag("isBlocking") { $0.isBlocking }
    )

    init(_ finding: Checklist.Finding, _ language: Language) {
        item = finding.item.rawValue
        text = language.text("check.\(finding.item.rawValue)")
        examples = finding.examples
        isBlocking = finding.item.isBlocking
    }
}

extension Language {
    /// Why something did not happen at its time.
    /// - Parameter refusal: a code of the store's; nil when nothing stands in its way.
    func lateness(_ refusal: String?) -> String {
        guard let refusal else { return text("late.now") }
        let key = "late.\(refusal.replacing("_", with: ""))"
        return text(has(key) ? key : "late.other")
    }
}
