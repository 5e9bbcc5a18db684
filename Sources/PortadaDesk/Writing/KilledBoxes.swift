import PortadaCore
import PortadaRendering
import PortadaStore

/// The boxes in texts that recommend a killed story: their words are its headline. They are not there for those who may
/// not see it, and stay in what these save.
struct KilledBoxes: Sendable {
    /// The absolute address of the site.
    let site: String
    /// Whether they are hidden from whoever asks.
    let areHidden: Bool

    /// A body as it is shown.
    func shown(_ body: CleanHTML, _ reader: Reader) throws -> CleanHTML {
        areHidden ? try reader.withoutKilled(body, site: site) : body
    }

    /// A content as it is shown.
    func shown(_ content: ArticleContent, _ reader: Reader) throws -> ArticleContent {
        var content = content
        content.body = try shown(content.body, reader)
        return content
    }

    /// The fields of a form as they are shown.
    func shown(_ fields: [String: [String]], _ form: StoryForm, _ reader: Reader) throws -> [String: [String]] {
        guard areHidden, let typed = fields["body"]?.first else { return fields }
        let body = form.text(typed)
        let shown = try shown(body, reader)
        guard shown != body else { return fields }
        return fields.merging(["body": [StoryForm.text(of: shown)]]) { $1 }
    }

    /// What is saved when somebody wrote a content over what they were shown of a former one.
    func kept(_ content: ArticleContent, of former: ArticleContent, _ reader: Reader) throws -> ArticleContent {
        guard areHidden else { return content }
        var content = content
        content.body =
            try shown(former.body, reader) == content.body
            ? former.body : reader.keepingKilled(of: former.body, in: content.body, site: site)
        return content
    }
}

extension Reader {
    /// A story that somebody may see; nil where there is none for them.
    func article(_ id: Identifier<Article>, for visitor: Visitor) throws -> Article? {
        try article(id).flatMap { visitor.maySee($0.status) ? $0 : nil }
    }
}
