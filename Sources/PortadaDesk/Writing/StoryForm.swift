import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore

/// Reads a story's form as content, and writes content as the fields of the form.
struct StoryForm: Sendable {
    /// The longest values, in characters.
    enum Limit {
        static let kicker = 120
        static let headline = 300
        static let summary = 1_000
        static let line = 300
        static let text = 2_000
        static let slug = 120
        static let tag = 80
        static let person = 100
        static let names = 60
    }

    /// The fields that make a story.
    static let names: Set<String> = [
        "kind", "kicker", "headline", "summary", "body", "byline", "byline-name", "agency-credit", "section",
        "further-section", "tag",
        "new-tag", "lead-picture", "lead-caption", "lead-alt", "lead-credit", "slug", "comments", "search-title",
        "search-description", "social-title", "social-description", "embargo",
    ]

    /// What stands before a byline's name where others have a number.
    static let newMark = "new:"

    let dates: DateWriter
    /// The newspaper's hosts.
    let ownHosts: Set<String>
    private let body: HTMLSanitizer
    private let inline: HTMLSanitizer

    /// - Parameter address: the address of the site; links to it are the newspaper's own.
    init(dates: DateWriter, address: String) {
        self.dates = dates
        ownHosts = Set([URL(string: address)?.host()].compactMap { $0 })
        body = HTMLSanitizer(policy: .body, ownHosts: ownHosts)
        inline = HTMLSanitizer(policy: .inline, ownHosts: ownHosts)
    }

    // MARK: Reading

    /// The content with the words that a form has: kicker, headline, summary and body.
    func words(_ form: Form, over content: ArticleContent) -> ArticleContent {
        var content = content
        content.kicker = line(form["kicker"], Limit.kicker)
        content.headline = line(form["headline"], Limit.headline)
        content.summary = line(form["summary"], Limit.summary)
        content.body = body.clean(form["body"])
        return content
    }

    /// The content that a form describes.
    func content(_ form: Form, over story: Article) -> ArticleContent {
        var content = words(form, over: ArticleContent(story))
        content.kind = ArticleKind(rawValue: form["kind"]) ?? story.kind
        content.bylines = ids(form.all("byline"))
        content.agencyCredit = line(form["agency-credit"], Limit.line)
        let sections: [Identifier<Section>] = ids([form["section"]])
        content.primarySection = sections.first
        content.furtherSections = ids(form.all("further-section")).filter { $0 != sections.first }
        content.tags = ids(form.all("tag"))
        content.leadPicture = leadPicture(form)
        content.slug = form["slug"].isEmpty ? "" : Slug.make(from: String(form["slug"].prefix(Limit.slug)))
        content.commentsOpen = form.has("comments")
        content.searchOverride = override(form, "search")
        content.socialOverride = override(form, "social")
        content.embargo = dates.moment(field: form["embargo"])
        return content
    }

    /// The names of tags that the form wishes for besides those chosen.
    func newTags(_ form: Form) -> [String] {
        form.all("new-tag").flatMap { $0.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }) }
            .map { line(String($0), Limit.tag) }.filter { !$0.isEmpty }.prefix(Limit.names).map { $0 }
    }

    /// Who signs and isn't known yet: names among the bylines, instead of numbers.
    func newBylines(_ form: Form) -> [StoryEdit.NewByline] {
        form.all("byline").prefix(Limit.names).enumerated().compactMap { place, value in
            guard value.hasPrefix(Self.newMark) else { return nil }
            let name = line(String(value.dropFirst(Self.newMark.count)), Limit.person)
            return name.isEmpty ? nil : StoryEdit.NewByline(name: name, place: place)
        }
    }

    /// The name that was typed as a byline and not chosen; empty when there is none.
    func typedByline(_ form: Form) -> String { line(form["byline-name"], Limit.person) }

    /// A line of text with emphasis and links, clean.
    func line(_ markup: String) -> CleanHTML { inline.clean(markup) }

    private func leadPicture(_ form: Form) -> PictureUse? {
        let pictures: [Identifier<Picture>] = ids([form["lead-picture"]])
        guard let id = pictures.first else { return nil }
        return PictureUse(
            picture: id,
            caption: inline.clean(String(form["lead-caption"].prefix(Limit.text))),
            altText: line(form["lead-alt"], Limit.text),
            credit: line(form["lead-credit"], Limit.line)
        )
    }

    private func override(_ form: Form, _ name: String) -> TextOverride {
        TextOverride(
            title: line(form["\(name)-title"], Limit.line),
            description: line(form["\(name)-description"], Limit.summary)
        )
    }

    private func ids<Entity>(_ values: [String]) -> [Identifier<Entity>] {
        var seen: Set<Identifier<Entity>> = []
        return values.prefix(Limit.names).compactMap { Identifier(reading: $0) }.filter { seen.insert($0).inserted }
    }

    /// A text on one line, without control characters, not longer than it may be.
    private func line(_ text: String, _ limit: Int) -> String {
        let words = text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.value < 32 || $0.value == 127 } }
        return String(words.joined(separator: " ").prefix(limit))
    }

    // MARK: Writing

    /// The fields that describe a content, as the form sends them.
    /// - Parameter hasOwnSlug: whether the slug was chosen; otherwise its field stays empty and the headline gives it.
    func fields(_ content: ArticleContent, hasOwnSlug: Bool) -> [String: [String]] {
        var fields: [String: [String]] = [
            "kind": [content.kind.rawValue], "kicker": [content.kicker], "headline": [content.headline],
            "summary": [content.summary], "body": [Self.text(of: content.body)],
            "byline": content.bylines.map { "\($0)" },
            "agency-credit": [content.agencyCredit], "section": [content.primarySection.map { "\($0)" } ?? ""],
            "further-section": content.furtherSections.map { "\($0)" }, "tag": content.tags.map { "\($0)" },
            "byline-name": [""], "new-tag": [""], "slug": [hasOwnSlug ? content.slug : ""],
            "comments": content.commentsOpen ? ["on"] : [],
            "search-title": [content.searchOverride.title],
            "search-description": [content.searchOverride.description],
            "social-title": [content.socialOverride.title],
            "social-description": [content.socialOverride.description],
            "embargo": [content.embargo.map(dates.field) ?? ""],
        ]
        let lead = content.leadPicture
        fields["lead-picture"] = [lead.map { "\($0.picture)" } ?? ""]
        fields["lead-caption"] = [lead?.caption.markup ?? ""]
        fields["lead-alt"] = [lead?.altText ?? ""]
        fields["lead-credit"] = [lead?.credit ?? ""]
        return fields
    }

    /// A body as its field shows it: a block a line, for those who edit it without a script.
    static func text(of body: CleanHTML) -> String { body.blocks.map(\.markup).joined(separator: "\n") }
}
