import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore

/// Reads a story's form as content, and writes content as the fields of the form.
struct StoryForm: Sendable {
    /// What a form brought.
    struct Typed: Sendable {
        /// The content that it describes.
        var content: ArticleContent
        /// What of it can't be taken; where a moment can't be read, the content has the one that stands.
        var faults: [FieldFault]
    }

    /// The fields that make a story.
    static let names: Set<String> = Set(allNames).subtracting(ReadersSide.takesComments ? [] : ["comments"])

    private static let allNames = [
        "kind", "kicker", "headline", "summary", "body", "byline", "byline-name", "agency-credit", "section",
        "further-section", "tag",
        "new-tag", "lead-picture", "lead-caption", "lead-alt", "lead-credit", "slug", "comments", "search-title",
        "search-description", "social-title", "social-description", "embargo",
    ]

    /// What stands before a byline's name where others have a number.
    static let newMark = "new:"
    /// So many of a list are read at all.
    private static let maxRead = 500

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

    /// The words that a form has: kicker, headline, summary and body.
    /// - Parameters:
    ///   - content: what gets them.
    ///   - seen: what the form showed.
    func words(_ form: Form, in content: ArticleContent, over seen: ArticleContent) -> Typed {
        var fields = FieldReader(form)
        let content = words(&fields, in: content, over: seen)
        return Typed(content: content, faults: fields.faults)
    }

    private func words(
        _ fields: inout FieldReader,
        in content: ArticleContent,
        over seen: ArticleContent
    ) -> ArticleContent {
        var content = content
        content.kicker = fields.line("kicker", over: seen.kicker, .kicker, Self.label(.kicker))
        // The field of a headline may show lines that an old site had in it.
        content.headline =
            fields.form["headline"] == FieldReader.shown(lines: seen.headline)
            ? seen.headline : fields.line("headline", over: seen.headline, .headline, Self.label(.headline))
        content.summary = fields.lines("summary", over: seen.summary, .summary, Self.label(.summary))
        let shown = Self.text(of: seen.body)
        content.body =
            fields.markup("body", over: seen.body, shown: shown, .body, Self.label(.body), clean: body.clean)
        return content
    }

    /// The content that a form describes.
    /// - Parameter seen: what the form showed; what it still shows stays what it is.
    func read(_ form: Form, over seen: ArticleContent) -> Typed {
        var fields = FieldReader(form)
        var content = words(&fields, in: seen, over: seen)
        content.kind = ArticleKind(rawValue: form["kind"]) ?? seen.kind
        content.bylines = ids(form.all("byline"))
        content.agencyCredit =
            fields.line("agency-credit", over: seen.agencyCredit, .agencyCredit, Self.label(.agencyCredit))
        let sections: [Identifier<Section>] = ids([form["section"]])
        content.primarySection = form.has("section") ? sections.first : seen.primarySection
        content.furtherSections = Self.ordered(ids(form.all("further-section")), as: seen.furtherSections)
            .filter { $0 != content.primarySection }
        content.tags = ids(form.all("tag"))
        content.leadPicture = leadPicture(&fields, over: seen.leadPicture)
        content.slug = fields.slug(over: seen.slug, Self.label(.slug))
        content.commentsOpen = ReadersSide.takesComments ? form.has("comments") : seen.commentsOpen
        content.searchOverride = override(&fields, "search", over: seen.searchOverride, .search)
        content.socialOverride = override(&fields, "social", over: seen.socialOverride, .social)
        content.embargo = fields.moment("embargo", over: seen.embargo, dates, Self.label(.embargo))
        let (tags, bylines) = (newTags(form), newBylines(form))
        fields.count(content.tags.count + tags.count, over: seen.tags.count, Self.label(.tags))
        fields.count(content.bylines.count + bylines.count, over: seen.bylines.count, Self.label(.bylines))
        fields.count(content.furtherSections.count, over: seen.furtherSections.count, Self.label(.furtherSections))
        for name in tags { note(name, longerThan: .name, .tags, &fields) }
        for name in bylines.map(\.name) + [typedByline(form)] { note(name, longerThan: .personName, .bylines, &fields) }
        return Typed(content: content, faults: fields.faults)
    }

    /// What of a content is too long, besides what stands so already.
    /// - Parameter known: contents whose texts may stay.
    func faults(in content: ArticleContent, besides known: [ArticleContent]) -> [FieldFault] {
        let texts: [(ArticleContent.Field, TextLimit, (ArticleContent) -> String)] = [
            (.kicker, .kicker, \.kicker), (.headline, .headline, \.headline), (.summary, .summary, \.summary),
            (.agencyCredit, .agencyCredit, \.agencyCredit),
        ]
        return texts.compactMap { field, limit, text in
            let words = text(content)
            if limit.holds(words) || known.contains(where: { text($0) == words }) { return nil }
            let kind = FieldFault.Kind.tooLong(count: TextLimit.length(of: words), limit: limit.characters)
            return FieldFault(field: Self.label(field), kind: kind)
        }
    }

    private func note(
        _ name: String,
        longerThan limit: TextLimit,
        _ field: ArticleContent.Field,
        _ fields: inout FieldReader
    ) {
        guard !limit.holds(name) else { return }
        fields.note(.tooLong(count: TextLimit.length(of: name), limit: limit.characters), Self.label(field))
    }

    /// The key of a part's name in the desk's texts.
    private static func label(_ field: ArticleContent.Field) -> String { "story.field.\(field.rawValue)" }

    /// The names of tags that the form wishes for besides those chosen.
    func newTags(_ form: Form) -> [String] {
        form.all("new-tag").flatMap { $0.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }) }
            .prefix(Self.maxRead).map { TypedText.line(String($0)) }.filter { !$0.isEmpty }
    }

    /// Who signs and isn't known yet: names among the bylines, instead of numbers.
    func newBylines(_ form: Form) -> [StoryEdit.NewByline] {
        form.all("byline").prefix(Self.maxRead).enumerated().compactMap { place, value in
            guard value.hasPrefix(Self.newMark) else { return nil }
            let name = TypedText.line(String(value.dropFirst(Self.newMark.count)))
            return name.isEmpty ? nil : StoryEdit.NewByline(name: name, place: place)
        }
    }

    /// The name that was typed as a byline and not chosen; empty when there is none.
    func typedByline(_ form: Form) -> String { TypedText.line(form["byline-name"]) }

    /// A body, clean.
    func text(_ markup: String) -> CleanHTML { body.clean(markup) }

    /// A line of text with emphasis and links, clean.
    func line(_ markup: String) -> CleanHTML { inline.clean(markup) }

    private func leadPicture(_ fields: inout FieldReader, over seen: PictureUse?) -> PictureUse? {
        let pictures: [Identifier<Picture>] = ids([fields.form["lead-picture"]])
        guard let id = pictures.first else { return nil }
        let (label, shown) = (Self.label(.leadPicture), seen ?? PictureUse(picture: id))
        return PictureUse(
            picture: id,
            caption: fields.markup(
                "lead-caption",
                over: shown.caption,
                shown: shown.caption.markup,
                .caption,
                label,
                clean: inline.clean
            ),
            altText: fields.lines("lead-alt", over: shown.altText, .altText, label),
            credit: fields.line("lead-credit", over: shown.credit, .credit, label)
        )
    }

    private func override(
        _ fields: inout FieldReader,
        _ name: String,
        over seen: TextOverride,
        _ field: ArticleContent.Field
    ) -> TextOverride {
        TextOverride(
            title: fields.line("\(name)-title", over: seen.title, .overrideTitle, Self.label(field)),
            description: fields.lines(
                "\(name)-description",
                over: seen.description,
                .overrideDescription,
                Self.label(field)
            )
        )
    }

    private func ids<Entity>(_ values: [String]) -> [Identifier<Entity>] {
        var seen: Set<Identifier<Entity>> = []
        return values.prefix(Self.maxRead).compactMap { Identifier(reading: $0) }.filter { seen.insert($0).inserted }
    }

    /// What boxes chose, in the order that it had; boxes stand in an order of their own.
    private static func ordered<Element: Hashable>(_ chosen: [Element], as seen: [Element]) -> [Element] {
        let (chosenSet, seenSet) = (Set(chosen), Set(seen))
        return seen.filter(chosenSet.contains) + chosen.filter { !seenSet.contains($0) }
    }

    // MARK: Writing

    /// The fields that describe a content, as the form sends them.
    /// - Parameter hasOwnSlug: whether the slug was chosen; otherwise its field stays empty and the headline gives it.
    func fields(_ content: ArticleContent, hasOwnSlug: Bool) -> [String: [String]] {
        var fields: [String: [String]] = [
            "kind": [content.kind.rawValue], "kicker": [FieldReader.shown(line: content.kicker)],
            "headline": [content.headline], "summary": [content.summary], "body": [Self.text(of: content.body)],
            "byline": content.bylines.map { "\($0)" },
            "agency-credit": [FieldReader.shown(line: content.agencyCredit)],
            "section": [content.primarySection.map { "\($0)" } ?? ""],
            "further-section": content.furtherSections.map { "\($0)" }, "tag": content.tags.map { "\($0)" },
            "byline-name": [""], "new-tag": [""], "slug": [hasOwnSlug ? content.slug : ""],
            "search-title": [FieldReader.shown(line: content.searchOverride.title)],
            "search-description": [content.searchOverride.description],
            "social-title": [FieldReader.shown(line: content.socialOverride.title)],
            "social-description": [content.socialOverride.description],
            "embargo": [content.embargo.map(dates.field) ?? ""],
        ]
        if ReadersSide.takesComments { fields["comments"] = content.commentsOpen ? ["on"] : [] }
        let lead = content.leadPicture
        fields["lead-picture"] = [lead.map { "\($0.picture)" } ?? ""]
        fields["lead-caption"] = [lead?.caption.markup ?? ""]
        fields["lead-alt"] = [lead?.altText ?? ""]
        fields["lead-credit"] = [FieldReader.shown(line: lead?.credit ?? "")]
        return fields
    }

    /// A body as its field shows it: a block a line, for those who edit it without a script.
    static func text(of body: CleanHTML) -> String { body.blocks.map(\.markup).joined(separator: "\n") }
}
