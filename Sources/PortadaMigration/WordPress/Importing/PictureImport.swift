import PortadaCore
import PortadaRendering
import PortadaStore

/// Brings in pictures: attachments with their captions and credits, and files that only bodies name.
struct PictureImport {
    let source: String
    let importer: Importer
    /// The files that were obtained, by address.
    let kept: [String: PictureShelf.Kept]

    private static let inline = HTMLSanitizer(policy: .inline)

    private func origin(_ kind: String, _ id: String) -> Importer.Origin {
        Importer.Origin(source: source, kind: kind, id: id)
    }

    /// Brings in an attachment that is a picture.
    func addAttachment(_ item: WXRItem, site: OldSite, fingerprint: Int64, _ report: inout ImportReport) throws {
        let file = kept[item.attachmentURL]
        let place = origin("attachment", item.postID)
        let former = try importer.local(place).flatMap { try importer.picture(Identifier($0)) }
        let hash = file?.hash ?? former?.hash
        let meta = item.meta("_wp_attachment_metadata") ?? ""
        let credit =
            item.meta(
                "_media_credit",
                "media_credit",
                "_credit",
                "credit",
                "photo_credit",
                "_photo_credit",
                "_wp_attachment_credit",
                "isc_image_source",
                "_isc_image_source"
            )
            ?? PHPStrings.value(of: "credit", in: meta) ?? ""
        let picture = Picture(
            id: former?.id ?? Identifier(0),
            hash: hash,
            slug: UploadAddress.slug(item.attachmentURL),
            width: file?.width ?? former?.width ?? 0,
            height: file?.height ?? former?.height ?? 0,
            altText: StoryMapping.plain(item.meta("_wp_attachment_image_alt") ?? ""),
            caption: Self.inline.clean(item.excerpt),
            credit: StoryMapping.plain(credit),
            source: item.attachmentURL
        )
        let (id, outcome) = try importer.picture(
            picture,
            origin: place,
            fingerprint: Fingerprint.of(hash ?? "", seed: fingerprint)
        )
        report.count(outcome, "pictures")
        guard outcome != .unchanged else { return }
        try importer.alias(origin("upload", UploadAddress.key(item.attachmentURL)), of: id.rawValue)
        try importer.redirect("/?attachment_id=\(item.postID)", to: .picture(id))
        if let path = site.path(of: item.attachmentURL) {
            try importer.redirect(path, to: .picture(id))
            let original = UploadAddress.original(of: path)
            if original != path { try importer.redirect(original, to: .picture(id)) }
        }
        if let page = site.path(of: item.link), page != "/", !page.contains("?") {
            try importer.redirect(page, to: .picture(id))
        }
    }

    /// The picture that a body names, brought in when no attachment was; nil when it is no picture at all.
    func picture(for reference: PictureReference, site: OldSite) throws -> Picture? {
        if let attachment = reference.attachment, let known = try known("attachment", attachment) { return known }
        guard UploadAddress.isPicture(reference.address) else { return nil }
        let key = UploadAddress.key(reference.address)
        let file = kept[reference.address]
        if var known = try known("upload", key) {
            guard known.hash == nil, let file else { return known }
            (known.hash, known.width, known.height) = (file.hash, file.width, file.height)
            _ = try importer.picture(
                known,
                origin: origin("upload", key),
                fingerprint: Fingerprint.of(file.hash, seed: 1)
            )
            return known
        }
        var picture = Picture(
            id: Identifier(0),
            hash: file?.hash,
            slug: UploadAddress.slug(reference.address),
            width: file?.width ?? 0,
            height: file?.height ?? 0,
            source: reference.address
        )
        picture.id = try importer.picture(
            picture,
            origin: origin("upload", key),
            fingerprint: Fingerprint.of(file?.hash ?? "", seed: 1)
        ).id
        if let path = site.path(of: reference.address) {
            try importer.redirect(path, to: .picture(picture.id))
            let original = UploadAddress.original(of: path)
            if original != path { try importer.redirect(original, to: .picture(picture.id)) }
        }
        return picture
    }

    /// The picture of an attachment; nil when the export did not hold it.
    func attachment(_ id: String) throws -> Picture? { try known("attachment", id) }

    private func known(_ kind: String, _ id: String) throws -> Picture? {
        try importer.local(origin(kind, id)).flatMap { try importer.picture(Identifier($0)) }
    }
}
