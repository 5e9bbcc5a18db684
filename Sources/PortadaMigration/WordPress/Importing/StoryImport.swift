import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Brings in one batch of posts and pages, in one transaction.
struct StoryImport {
    let site: OldSite
    let source: String
    let importer: Importer
    /// What bodies may show of the rest of the export.
    let surroundings: BodySurroundings
    let pictures: PictureImport
    let missing: [String: String]

    var parts: PartsImport { PartsImport(source: source, importer: importer) }

    init(
        site: OldSite,
        source: String,
        importer: Importer,
        surroundings: BodySurroundings,
        kept: [String: PictureShelf.Kept],
        missing: [String: String]
    ) {
        self.site = site
        self.source = source
        self.importer = importer
        self.surroundings = surroundings
        pictures = PictureImport(source: source, importer: importer, kept: kept)
        self.missing = missing
    }

    /// An address that may lead to a story, when nothing else has it in the end.
    typealias Guess = (path: String, story: Identifier<Article>)

    /// Brings in stories; one that fails is reported, and the others come in.
    /// - Returns: addresses to be given to them when all are in.
    func run(_ drafts: [StoryDraft], _ report: inout ImportReport) throws -> [Guess] {
        var guesses: [Guess] = []
        for draft in drafts {
            do {
                try add(draft, &report)
                guard let story = try importer.local(parts.origin("article", draft.originID)) else { continue }
                guesses += draft.guessedAddresses.map { ($0, Identifier(story)) }
            } catch {
                report.failed.append(WXRFault(line: draft.line, item: draft.label, message: "\(error)"))
            }
        }
        return guesses
    }

    private func add(_ draft: StoryDraft, _ report: inout ImportReport) throws {
        var (draft, article) = (draft, draft.article)
        let found = try draft.body.pictures.map { try pictures.picture(for: $0, site: site) }
        let lead = try draft.thumbnail.flatMap { try pictures.attachment($0) }
        note(draft, found, lead, &report)
        let fingerprint = Self.fingerprint(WaitingStory.Words(draft), draft.body, found + [lead])
        let place = parts.origin("article", draft.originID)
        let kind = article.kind == .page ? "pages" : "stories"
        if try importer.isUnchanged(place, fingerprint: fingerprint) {
            report.count(.unchanged, kind)
            return
        }
        article.body = filled(draft.body, found)
        article.bodyPictures = found.compactMap { $0?.id }
        article.leadPicture = lead.map { PictureUse(picture: $0.id) }
        HeadPicture.showOnce(&article, lead, found) { report.change($0, draft.label) }
        let sections = try draft.categories.compactMap { try section($0, &report) }
        article.primarySection = sections.first
        article.furtherSections = Array(sections.dropFirst())
        article.tags = try draft.tags.map { tag in
            try parts.addTag(known: tag, &report)
        }
        article.bylines = try draft.bylines.map {
            try parts.addPerson(key: $0.key, name: $0.name, isIntroduced: false, &report)
        }
        try ImportedTexts(importer: importer, source: source).bound(&article, of: &draft, &report)
        let written = try importer.article(
            article,
            origin: place,
            fingerprint: fingerprint,
            comments: draft.comments
        )
        report.count(written.outcome, kind)
        guard written.outcome != .kept else { return }
        try memory.remember(WaitingStory(draft, lacks: lacks(draft.body, found, draft.thumbnail, lead)), draft.originID)
        report.counts["comments", default: .init()].created += written.outcome == .created ? draft.comments.count : 0
        if let identity = draft.feedIdentity { try importer.feedIdentity(identity, of: written.article.id) }
        for address in draft.ownAddresses {
            try importer.redirect(address, to: .article(written.article.id), isCertain: true)
        }
        if written.article.path != article.path {
            try importer.redirect(article.path, to: .article(written.article.id))
            let move = "\(draft.label): \(article.path) → \(written.article.path)"
            report.change("Its address belongs to something else here: it stands at another.", move)
        }
        if !draft.otherTerms.isEmpty {
            let terms = draft.otherTerms.map { term in
                JSONText.array([.string(term.domain), .string(term.slug), .string(term.name)])
            }
            try importer.keep(JSONText.array(terms).text, origin: parts.origin("terms", draft.originID))
        }
        if !draft.unknownMeta.isEmpty {
            let entries = draft.unknownMeta.sorted { $0.key < $1.key }.map { ($0.key, JSONText.string($0.value)) }
            try importer.keep(JSONText.object(entries).text, origin: parts.origin("meta", draft.originID))
        }
    }

    /// Stands for the item's bytes and for what becomes of them: other items change it, too, and so do better rules.
    static func fingerprint(_ words: WaitingStory.Words, _ body: ConvertedBody, _ pictures: [Picture?]) -> Int64 {
        let parts = pictures.map { $0?.hash ?? "-" } + words.before + [body.html.markup] + words.after
        return Fingerprint.of(parts.joined(separator: "\u{1F}"), seed: words.item)
    }

    /// What the report says about a story, whether it is new or not.
    private func note(
        _ draft: StoryDraft,
        _ found: [Picture?],
        _ lead: Picture?,
        _ report: inout ImportReport
    ) {
        for (index, (reference, picture)) in zip(draft.body.pictures, found).enumerated() where picture?.hash == nil {
            let caption = draft.body.caption(index)
            let words = caption.isEmpty && reference.isInGallery ? picture?.caption.plainText ?? "" : caption
            if !words.isEmpty {
                let reason = "Words below a picture are not shown while its file is missing."
                report.change(reason, "\(draft.label): \(words.prefix(500))")
            }
            // All sizes of one file are one picture.
            let known = picture?.source ?? reference.address
            let address = known.isEmpty ? "attachment \(reference.attachment ?? "")" : known
            report.miss(address, missing[reference.address] ?? "It is not in the export.")
        }
        if let thumbnail = draft.thumbnail, lead == nil {
            report.miss("attachment \(thumbnail)", "It is not in the export.")
        }
        for words in draft.body.lostPictures {
            report.skip(
                "A picture that stands in the text itself or on somebody's disk: it has no file to be had.",
                "\(draft.label): \(words)"
            )
        }
        if draft.body.lostWords > 0 {
            report.change("Words of a text did not come.", "\(draft.label): \(draft.body.lostWords)")
        }
        if draft.body.droppedPictures > 0 {
            report.change("Pictures stood where none may stand: they did not come.", draft.label)
        }
        for note in draft.notes { report.take(note, of: draft.label) }
        for term in draft.otherTerms {
            report.taxonomies[term.domain, default: [:]][term.name.isEmpty ? term.slug : term.name, default: 0] += 1
        }
        for name in draft.body.shortcodes { report.shortcodes[name, default: 0] += 1 }
        for name in draft.body.blocks { report.blocks[name, default: 0] += 1 }
        for key in draft.unknownMeta.keys { report.meta[key, default: 0] += 1 }
    }

    /// The section of a category; nil for one that the newsroom removed.
    private func section(_ term: WXRItem.Term, _ report: inout ImportReport) throws -> Identifier<Section>? {
        if let known = try importer.local(parts.origin("section", term.slug)) {
            return try importer.sections()[Identifier(known)]?.id
        }
        try parts.addSections(
            [.init(id: "", slug: term.slug, parent: "", name: StoryMapping.plain(term.name), description: "")],
            &report
        )
        guard let added = try importer.local(parts.origin("section", term.slug)) else {
            throw StoreError(.notFound, "The section \(term.slug) could not be made.")
        }
        return Identifier(added)
    }

    /// The body with its pictures at their addresses here; a missing one keeps the path that it had.
    func filled(_ body: ConvertedBody, _ found: [Picture?]) -> CleanHTML {
        let addresses = zip(body.pictures, found).map { reference, picture -> String in
            if let picture, let hash = picture.hash {
                return MediaAddress(hash: hash, slug: picture.slug, spec: RenditionSpec(width: 960, format: .jpeg)).path
            }
            return HTMLText.escape(site.path(of: reference.address) ?? "/media/missing")
        }
        var body = body
        body.html = captioned(body, found)
        return body.filled(addresses)
    }

    /// Adds a credit to the words that a picture has already.
    private static func add(_ credit: String, behindCaptionOf address: String, to markup: inout String) {
        guard !credit.isEmpty, let image = markup.firstRange(of: "\"\(address)\""),
            let end = markup[image.upperBound...].firstRange(of: "</figcaption>")?.lowerBound
        else { return }
        markup.insert(contentsOf: credit, at: end)
    }

    /// Galleries made of numbers get their captions from the attachments.
    private func captioned(_ body: ConvertedBody, _ found: [Picture?]) -> CleanHTML {
        var markup = body.html.markup
        for (index, (reference, picture)) in zip(body.pictures, found).enumerated() {
            guard reference.isInGallery, let picture else { continue }
            let address = ConvertedBody.pending(index)
            let credit =
                picture.credit.isEmpty ? "" : " <span class=\"credit\">\(HTMLText.escape(picture.credit))</span>"
            let words = reference.hasCaption ? "" : picture.caption.markup + credit
            if reference.hasCaption { Self.add(credit, behindCaptionOf: address, to: &markup) }
            let plain = "<img src=\"\(address)\" alt=\"\">"
            let image = "<img src=\"\(address)\" alt=\"\(HTMLText.escape(picture.altText))\">"
            markup = markup.replacing(plain, with: words.isEmpty ? image : "\(image)<figcaption>\(words)</figcaption>")
        }
        return markup == body.html.markup ? body.html : HTMLSanitizer().clean(markup)
    }
}

extension PartsImport {
    /// The tag that a story bears, brought in when the export did not introduce it.
    func addTag(known term: WXRItem.Term, _ report: inout ImportReport) throws -> Identifier<Tag> {
        if let known = try importer.local(origin("tag", term.slug)) { return Identifier(known) }
        return try addTag(
            ExportSurvey.TagEntry(slug: term.slug, name: StoryMapping.plain(term.name), description: ""),
            &report
        )
    }
}
