import PortadaCore
import PortadaRendering

/// The page on which a story is brought before the readers.
struct PublicationPageModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var notice: String
    var fault: String
    var publication: PublicationModel
    var isBlocked: Bool
    var mayPublish: Bool
    /// Whether what it lacks is of interest: it may come before the readers yet.
    var showsChecks: Bool
    /// What the field for the moment begins with.
    var when: String
    var isScheduled: Bool
    /// Whose clocks the moment is meant by.
    var zone: String
    /// The steps to the next hand.
    var moves: [ChoiceModel]
    /// Whether readers may be told that it changed.
    var mayTell: Bool
    /// When they were told; empty when never.
    var told: String

    static let template = TemplateShape<PublicationPageModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .record("publication") { $0.publication },
        .flag("isBlocked") { $0.isBlocked },
        .flag("mayPublish") { $0.mayPublish && !$0.isBlocked },
        .flag("showsChecks") { $0.showsChecks },
        .text("when") { $0.when },
        .flag("isScheduled") { $0.isScheduled },
        .text("zone") { $0.zone },
        .flag("hasMoves") { !$0.moves.isEmpty },
        .list("moves") { $0.moves },
        .flag("mayTell") { $0.mayTell },
        .text("told") { $0.told },
        .flag("hasNothing") { !$0.mayPublish && !$0.isBlocked && !$0.mayTell && $0.moves.isEmpty }
    )

    /// - Parameter when: what was typed as the moment and could not be taken.
    init(
        _ file: StoryFile,
        _ frame: FrameModel,
        _ head: StoryHeadModel,
        notice: String,
        fault: String,
        when: String?
    ) {
        let (story, visitor, language) = (file.story, file.visitor, file.language)
        self.frame = frame
        self.head = head
        self.notice = language.notice(notice)
        self.fault = fault
        publication = PublicationModel(file.standing, for: visitor, language: language, now: file.now)
        isBlocked = file.standing.checklist.isBlocking && !story.status.hasAddress
        let isOpen = [.draft, .inReview, .ready, .scheduled, .withdrawn].contains(story.status)
        mayPublish = visitor.may(.publish) && isOpen
        showsChecks = ![.published, .killed].contains(story.status)
        isScheduled = story.status == .scheduled
        self.when = when ?? story.times.scheduled.map(file.dates.field) ?? ""
        zone = file.zone
        moves = Self.moves(file)
        mayTell = PublicationModel.mayAnnounce(story, visitor)
        told = story.times.updated.map(file.dates.dateTime) ?? ""
    }

    private static func moves(_ file: StoryFile) -> [ChoiceModel] {
        let (status, visitor) = (file.story.status, file.visitor)
        guard visitor.may(AccessTable.permission(toEdit: status, isOwn: file.standing.isOwn)) else { return [] }
        return [ArticleStatus.inReview, .ready, .draft, .trashed].filter { next in
            guard status.steps.contains(next) else { return false }
            return visitor.may(.publish) || (next != .ready && status != .scheduled)
        }.map { next in
            let key = next == .draft && status == .trashed ? "unbin" : next.rawValue.replacing("_", with: "")
            return ChoiceModel(
                value: next.rawValue,
                label: file.language.text("publication.move.\(key)"),
                // Who may not publish hands it on.
                isChosen: next == .inReview && !visitor.may(.publish)
            )
        }
    }
}

/// The second confirmation before an embargo is broken.
struct EmbargoModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var fault: String
    var until: String
    /// The moment as the form sends it; empty for now.
    var when: String
    /// The moment in words; empty for now.
    var moment: String
    var zone: String

    static let template = TemplateShape<EmbargoModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("fault") { $0.fault },
        .text("until") { $0.until },
        .text("when") { $0.when },
        .text("moment") { $0.moment },
        .text("zone") { $0.zone }
    )
}
