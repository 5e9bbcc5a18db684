import PortadaCore
import PortadaRendering

/// Makes the content that an editor decided on, from what the merge page sent.
struct MergeDecision: Sendable {
    let form: Form
    let office: StoryOffice

    /// The content. What was not decided keeps what the editor wrote: their own text is never the one that goes.
    func content(_ merge: ContentMerge, mine: ArticleContent, _ story: Article) -> ArticleContent {
        var content = merge.merged
        for field in merge.conflicts {
            switch form["choice-\(field.rawValue)"] {
            case "theirs": break
            case "both": join(field, mine, into: &content)
            case "own": write(field, form["text-\(field.rawValue)"], mine, story, into: &content)
            default: content.take(field, from: mine)
            }
        }
        if !merge.bodyParts.isEmpty { content.body = body(merge.bodyParts, story) }
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
        _ story: Article,
        into content: inout ArticleContent
    ) {
        let name = field == .agencyCredit ? "agency-credit" : field.rawValue
        let read = office.form.content(Form(fields: [name: [text]]), over: story)
        content.take(field, from: read)
    }

    private func body(_ parts: [ContentMerge.BodyPart], _ story: Article) -> CleanHTML {
        var blocks: [CleanHTML] = []
        var number = 0
        for part in parts {
            switch part {
            case .agreed(let agreed): blocks += agreed
            case .conflict(_, let mine, let theirs):
                switch form["choice-body-\(number)"] {
                case "theirs": blocks += theirs
                case "both": blocks += mine + theirs
                case "own":
                    let markup = PlainPassage.markup(of: form["text-body-\(number)"])
                    blocks.append(office.form.content(Form(fields: ["body": [markup]]), over: story).body)
                default: blocks += mine
                }
                number += 1
            }
        }
        return CleanHTML(joining: blocks)
    }
}
