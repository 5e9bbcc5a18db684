import PortadaCore
import PortadaRendering
import PortadaStore

/// Stories of earlier files that this one brought something for.
extension StoryImport {
    var memory: ImportMemory { ImportMemory(source: source, importer: importer) }

    private static let mostLacking = 500

    /// What a story shows in vain, and what further files may add to its galleries.
    func lacks(
        _ body: ConvertedBody,
        _ found: [Picture?],
        _ thumbnail: String?,
        _ lead: Picture?
    ) -> WaitingStory.Lacks {
        let attachments = zip(body.pictures, found).filter { $0.1 == nil }.compactMap { $0.0.attachment }
        let galleries = body.galleriesOf.prefix(Self.mostLacking).map { ($0, surroundings.pictures(of: $0).count) }
        return WaitingStory.Lacks(
            attachments: Array(
                (attachments + [lead == nil ? thumbnail : nil].compactMap { $0 }).prefix(Self.mostLacking)
            ),
            blocks: Array(body.lackingBlocks.prefix(Self.mostLacking)),
            galleries: Dictionary(galleries) { first, _ in first }
        )
    }

    /// Whether something is here now that a story lacked.
    func brings(_ lacks: WaitingStory.Lacks) throws -> Bool {
        if lacks.blocks.contains(where: { surroundings.reusable[$0] != nil }) { return true }
        if lacks.galleries.contains(where: { surroundings.pictures(of: $0.key).count != $0.value }) { return true }
        return try lacks.attachments.contains { try pictures.attachment($0) != nil }
    }

    /// Renders a story anew with what came since. One that the newsroom changed stays as it is, and the report says so.
    func complete(_ id: String, _ waiting: WaitingStory, _ body: ConvertedBody, _ report: inout ImportReport) throws {
        let place = parts.origin("article", id)
        guard let local = try importer.local(place) else { return try memory.remember(nil, id) }
        let found = try body.pictures.map { try pictures.picture(for: $0, site: site) }
        let lead = try waiting.thumbnail.flatMap { try pictures.attachment($0) }
        var article = try importer.story(Identifier(local))
        article.body = filled(body, found)
        article.bodyPictures = found.compactMap { $0?.id }
        article.leadPicture = lead.map { PictureUse(picture: $0.id) }
        HeadPicture.showOnce(&article, lead, found) { report.change($0, waiting.label) }
        let fingerprint = Self.fingerprint(waiting.words, body, found + [lead])
        let written = try importer.article(article, origin: place, fingerprint: fingerprint, comments: nil)
        report.count(written.outcome, waiting.isPage ? "pages" : "stories")
        if written.outcome == .updated {
            report.change("A story of an earlier file shows what this one brought.", waiting.label)
        }
        var rest = waiting
        rest.lacks = lacks(body, found, waiting.thumbnail, lead)
        try memory.remember(written.outcome == .kept || rest.lacks.isNothing ? nil : rest, id)
    }
}
