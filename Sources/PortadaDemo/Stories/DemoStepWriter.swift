import PortadaCore

/// Tells a story of the demo's as the steps that its newsroom and its readers took.
struct DemoStepWriter {
    let newspaper: DemoNewspaper
    let names: DemoNames
    /// When the newsroom began to work here.
    let arrival: Timestamp
    let now: Timestamp

    /// The steps of one story.
    func steps(of story: DemoStory) throws -> [DemoStep] {
        var steps = try story.head.desk.map { try work(on: story, $0) } ?? publication(of: story)
        for note in story.head.notes ?? [] {
            steps.append(step(story, note.by, ago(note.ago), .note(note.text)))
        }
        if let pin = story.head.pin {
            guard let slot = FrontSlot(rawValue: pin.slot) else { throw fault(story, "there is no slot \(pin.slot)") }
            let act = DemoStep.Act.pin(slot, position: pin.position, until: moment(pin.until))
            steps.append(step(story, pin.by, ago(pin.ago), act))
        }
        if let end = story.head.ends { steps.append(step(story, end.by, ago(end.ago), .end(moment(end.at)))) }
        return steps
    }

    /// What was done to a story that is not published, as its file says.
    private func work(on story: DemoStory, _ desk: DemoStory.DeskEntry) throws -> [DemoStep] {
        var whole = ArticleContent(try names.article(of: story, now: now))
        whole.slug = ""
        whole.embargo = desk.embargo.map(moment)
        let begun = step(story, desk.by, ago(story.head.age), .begin)
        return [begun]
            + (try desk.steps.map { entry in
                let act: DemoStep.Act? =
                    switch entry.does {
                    case "write": .save(Self.written(whole))
                    case "picture": .save(Self.written(whole, pictured: true))
                    case "finish": .save(whole)
                    case "schedule": entry.at.map { .schedule(moment($0)) }
                    default: ArticleStatus(rawValue: entry.does).map { .move($0) }
                    }
                guard let act else { throw fault(story, "there is no step \(entry.does)") }
                return step(story, entry.by, ago(entry.ago), act)
            })
    }

    /// How a story came before the readers: written by its reporter, completed and published by an editor; then what its
    /// readers said.
    private func publication(of story: DemoStory) throws -> [DemoStep] {
        let article = try names.article(of: story, now: now)
        let published = ago(story.head.age)
        let (reporter, editor) = try hands(for: story)
        func before(_ minutes: Int64, _ by: String, _ act: DemoStep.Act) -> DemoStep {
            step(story, by, max(published.advanced(bySeconds: -60 * minutes), arrival), act)
        }
        let whole = ArticleContent(article)
        var steps = [before(90, reporter, .begin), before(42, reporter, .save(Self.written(whole)))]
        if let photographer = photographer(of: story) {
            steps.append(before(35, photographer, .save(Self.written(whole, pictured: true))))
        }
        if reporter != editor { steps.append(before(31, reporter, .move(.inReview))) }
        steps += [before(12, editor, .save(whole)), before(0, editor, .publish)]
        steps += article.corrections.map { step(story, editor, $0.time, .correct($0)) }
        if let updated = article.times.updated { steps.append(step(story, editor, updated, .announceUpdate)) }
        return steps + (try discussion(of: story, moderator: editor))
    }

    private func discussion(of story: DemoStory, moderator: String) throws -> [DemoStep] {
        try DemoComment.all(of: story, now: now).flatMap { comment in
            let written = step(story, "", comment.time, .comment(comment))
            guard comment.status != .pending else { return [written] }
            let read = min(comment.time.advanced(bySeconds: 240), now)
            return [written, step(story, moderator, read, .decide(comment.id, comment.status))]
        }
    }

    /// Who writes a story and who publishes it: its signer and the editor of its section. What an agency supplied is an
    /// editor's alone; what an editor signs is published by whoever heads the newsroom.
    private func hands(for story: DemoStory) throws -> (reporter: String, editor: String) {
        let top = try names.topSection(of: story)
        guard let head = newspaper.colleagues.first else { throw DemoFault("newspaper.yaml: there are no colleagues") }
        let editor = newspaper.colleagues.first { colleague in
            top.map { colleague.edits?.contains($0) == true } ?? false
        }
        let signer = story.head.bylines?.first { slug in newspaper.colleagues.contains { $0.slug == slug } }
        guard let signer else { return ((editor ?? head).slug, (editor ?? head).slug) }
        return (signer, signer == editor?.slug ? head.slug : (editor ?? head).slug)
    }

    private func photographer(of story: DemoStory) -> String? {
        story.head.picture?.credit.flatMap { credit in
            newspaper.colleagues.first { credit.hasPrefix($0.name + "/") }?.slug
        }
    }

    /// What there is before others complete it: the text under its headline.
    private static func written(_ whole: ArticleContent, pictured: Bool = false) -> ArticleContent {
        var content = whole
        (content.kicker, content.summary, content.tags) = ("", "", [])
        if !pictured { content.leadPicture = nil }
        return content
    }

    private func step(_ story: DemoStory, _ by: String, _ time: Timestamp, _ act: DemoStep.Act) -> DemoStep {
        DemoStep(story: story, by: by, time: time, act: act)
    }

    private func ago(_ length: DemoLength) -> Timestamp { now.advanced(bySeconds: -length.seconds) }

    private func moment(_ moment: DemoMoment) -> Timestamp { moment.timestamp(after: now, in: newspaper.timeZone) }

    private func fault(_ story: DemoStory, _ text: String) -> DemoFault { DemoFault("\(story.head.slug): \(text)") }
}
