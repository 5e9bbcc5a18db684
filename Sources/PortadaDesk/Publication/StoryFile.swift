import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// A story on the table of somebody who decides about it: what the pages of publishing have in common.
struct StoryFile: Sendable {
    /// The pages, in the order of their tabs.
    enum Page: String, Sendable, CaseIterable {
        case publication, plan, corrections, withdrawal, revisions, preview
    }

    let desk: Desk
    let context: DeskContext
    let visitor: Visitor
    let office: StoryOffice
    let story: Article
    let standing: StoryStanding

    var language: Language { office.language }
    var dates: DateWriter { office.dates }
    var now: Timestamp { desk.clock() }
    /// The operations, on what whoever asks saw.
    var newsroom: Newsroom { desk.newsroom(context) }

    /// Opens the story that the address names. One that was killed is there only for those who may kill.
    init(_ desk: Desk, _ context: DeskContext) async throws {
        let visitor = try context.requireVisitor()
        let office = try await StoryOffice(desk, context)
        let story = try await office.story(context.id(), for: visitor)
        let site = desk.parts.address
        let dead = try await desk.parts.readers.deadLinks(of: story, site: site)
        self.desk = desk
        self.context = context
        self.visitor = visitor
        self.office = office
        self.story = story
        standing = try await desk.store.read { reader in
            try StoryStanding(of: story, for: visitor, deadLinks: dead, site: site, reader)
        }
    }

    /// A change that is planned for it, as whoever asks sees it.
    func shown(_ plan: PlannedChange, _ reader: Reader) throws -> PlannedChange {
        guard case .update(let content, let base, let announces) = plan.act else { return plan }
        var plan = plan
        let boxes = office.boxes
        plan.act = .update(
            try boxes.shown(content, reader),
            base: try boxes.shown(base, reader),
            announces: announces
        )
        return plan
    }

    /// The address of one of its pages.
    func address(_ page: Page, _ rest: String = "") -> String { "/desk/stories/\(story.id)/\(page.rawValue)/\(rest)" }

    /// Goes to one of its pages, which says what was done.
    func done(_ notice: String, _ page: Page) -> Response { desk.redirect(to: address(page, "?notice=\(notice)")) }

    /// Whether somebody may do something at all, in the state that the story is in.
    func require(_ permission: Permission) throws {
        guard visitor.may(permission) else { throw DeskFault.forbidden }
    }

    /// A page with the frame of the desk and the head of the story.
    func answer<Model: TemplateModel>(
        _ template: String,
        _ page: Page,
        status: HTTPResponse.Status = .ok,
        _ model: (FrameModel, StoryHeadModel) throws -> Model
    ) async throws -> Response {
        let head = head(page)
        return try await desk.page(
            template,
            context,
            title: "\(language.text("publication.page.\(page.rawValue)")) · \(head.headline)",
            place: .stories,
            status: status
        ) { frame in try model(frame, head) }
    }

    private func head(_ current: Page) -> StoryHeadModel {
        StoryHeadModel(
            id: "\(story.id)",
            headline: story.headline.isEmpty ? language.text("stories.untitled") : story.headline,
            state: language.state(story.status),
            stateWord: story.status.rawValue.replacing("_", with: "-"),
            due: PublicationModel(standing, for: visitor, language: language, now: now).due,
            path: story.status == .published ? story.path : "",
            tabs: [
                TabModel(
                    label: language.text("publication.page.text"),
                    path: "/desk/stories/\(story.id)/",
                    isChosen: false
                )
            ]
                + Page.allCases.map { page in
                    TabModel(
                        label: language.text("publication.page.\(page.rawValue)"),
                        path: address(page),
                        isChosen: page == current
                    )
                }
        )
    }

    /// What a field for a moment brought.
    enum Moment {
        case good(Timestamp)
        /// What is wrong with it, in words.
        case bad(String)

        /// The moment; nil for what is none.
        var good: Timestamp? {
            if case .good(let moment) = self { moment } else { nil }
        }
    }

    /// A moment to come, as a form brought it. A minute that clocks skip or that has passed is refused.
    /// - Parameter stored: the moment that stands; a field that still shows it means it.
    func moment(_ text: String, over stored: Timestamp? = nil) -> Moment {
        switch MomentToCome(text, over: stored, dates, now: now) {
        case .good(let moment): .good(moment)
        case .none: .bad(language.text("publication.noTime"))
        case .past(let moment):
            .bad(language.text("publication.past", ["time": dates.dateTime(moment), "now": dates.time(now)]))
        case .skipped(let jump):
            .bad(language.text("publication.skipped", ["day": dates.dayOfMonth(jump), "time": dates.time(jump)]))
        }
    }

    /// What is said of something that will happen at a moment, by a key: that its hour comes twice, where it does.
    func notice(_ key: String, at moment: Timestamp) -> String { dates.isShownAgain(moment) ? "firstOfTwo" : key }

    /// The time zone as people call it: `America/Caracas` is that of Caracas.
    var zone: String {
        let city = standing.timeZone.split(separator: "/").last.map(String.init) ?? standing.timeZone
        return language.text("publication.zone", ["city": city.replacing("_", with: " ")])
    }
}

/// The head of the pages on which somebody decides about a story.
struct StoryHeadModel: TemplateModel {
    var id: String
    var headline: String
    var state: String
    var stateWord: String
    var due: String
    /// Where readers see it; empty when they don't.
    var path: String
    var tabs: [TabModel]

    static let template = TemplateShape<StoryHeadModel>(
        .text("id") { $0.id },
        .text("headline") { $0.headline },
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("due") { $0.due },
        .text("path") { $0.path },
        .list("tabs") { $0.tabs }
    )
}
