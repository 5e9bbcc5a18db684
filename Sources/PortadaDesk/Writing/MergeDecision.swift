import PortadaCore
import PortadaRendering

/// Makes the content that an editor decided on, from what the merge page sent.
struct MergeDecision: Sendable {
    let form: Form
    let office: StoryOffice

    /// The content. What was not decided keeps what the editor wrote: their own text is never the one that goes.
    /// Fails with a `FormRefusal` when something of it can't be taken.
    func content(_ merge: ContentMerge, mine: ArticleContent) throws -> ArticleContent {
        var content = merge.merged
        for field in merge.conflicts {
            switch form["choice-\(field.rawValue)"] {
            case "theirs": break
            case "both": join(field, mine, into: &content)
            case "own": try write(field, form["text-\(field.rawValue)"], mine, into: &content)
            default: content.take(field, from: mine)
            }
        }
        if !merge.bodyParts.isEmpty { content.body = body(merge.bodyParts, over: mine) }
        let faults = office.form.faults(in: content, besides: [mine, merge.merged])
        if let refusal = FormRefusal(faults, office.language) { throw refusal }
        return content
    }

    private func join(_ field: ArticleContent.Field, _ mine: ArticleContent, into content: inout ArticleContent) {
        switch field {
        case .bylines: content.bylines += mine.bylines.filter { !content.bylines.contains($0) }
        case .kicker: content.kicker = "\(mine.kicker) \(content.kicker)"
        case .headline: content.headline = "\(mine.headline) \(content.headline)"
        case .summary: content.summary = "\(mine.summary) \(content.summary)"
        case .agencyCredit: content.agencyCredit = "\(mine.agencyCredit) / \(content.agencyCredit)"
        default: content.take(field, from: mine)
        }
    }

    /// Takes a text written by hand, by the rules of the form.
    private func write(
        _ field: ArticleContent.Field,
        _ text: String,
        _ mine: ArticleContent,
        into content: inout ArticleContent
    ) throws {
        let name = field == .agencyCredit ? "agency-credit" : field.rawValue
        let read = office.form.read(Form(fields: [name: [text]]), over: mine)
        if let refusal = FormRefusal(read.faults, office.language) { throw refusal }
        content.take(field, from: read.content)
    }

    private func body(_ parts: [ContentMerge.BodyPart], over mine: ArticleContent) -> CleanHTML {
        var blocks: [CleanHTML] = []
        var number = 0
        for part in parts {
            switch part {
            case .agreed(let agreed): blocks += agreed
            case .conflict(_, let own, let theirs):
                switch form["choice-body-\(number)"] {
                case "theirs": blocks += theirs
                case "both": blocks += own + theirs
                case "own":
                    let markup = PlainPassage.markup(of: form["text-body-\(number)"])
                    blocks.append(office.form.read(Form(fields: ["body": [markup]]), over: mine).content.body)
                default: blocks += own
                }
                number += 1
            }
        }
        return CleanHTML(joining: blocks)
    }
}
