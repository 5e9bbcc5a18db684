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

    /// The files that an attachment may be had from, the best first: very large ones are kept beside the smaller that
    /// WordPress shows, and its own record says so.
    static func files(of item: WXRItem) -> [String] {
        let address = item.attachmentURL
        let meta = item.meta("_wp_attachment_metadata") ?? ""
        guard let name = PHPStrings.value(of: "original_image", in: meta), !name.contains("/"),
            let folder = address.lastIndex(of: "/"), UploadName.isPicture(name)
        else { return [address] }
        return [address[...folder] + name, address]
    }

    /// Brings in an attachment that is a picture.
    func addAttachment(_ item: WXRItem, site: OldSite, fingerprint: Int64, _ report: inout ImportReport) throws {
        let file = kept[item.attachmentURL]
        let place = origin("attachment", item.postID)
        let upload = origin("upload", UploadAddress.key(item.attachmentURL))
        // A story may have brought its file before.
        let former = try [place, upload].lazy.compactMap { try importer.local($0) }.first
            .flatMap { try importer.picture(Identifier($0)) }
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
            id: Identifier(0),
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
        if try importer.local(upload) != id.rawValue { try importer.alias(upload, of: id.rawValue) }
        guard outcome != .unchanged else { return }
        try importer.redirect("/?attachment_id=\(item.postID)", to: .picture(id))
        if let path = site.path(of: item.attachmentURL) { try importer.redirect(path, to: .picture(id)) }
        if let page = site.path(of: item.link), page != "/", !page.contains("?") {
            try importer.redirect(page, to: .picture(id))
        }
    }

    /// The picture that a body names, brought in when no attachment was; nil when it is no picture at all.
    func picture(for reference: PictureReference, site: OldSite) throws -> Picture? {
        let key = UploadAddress.key(reference.address)
        // The very file that is named counts first. A number counts only for the site's own files: markup that was copied
        // from elsewhere has the numbers of another site.
        let isOwn = reference.address.isEmpty || site.path(of: reference.address) != nil
        var found = reference.address.isEmpty ? nil : try known("upload", key)
        if found == nil, isOwn { found = try reference.attachment.flatMap { try known("attachment", $0) } }
        if found == nil, isOwn {
            for original in UploadAddress.keysOfOriginals(reference.address) where found == nil {
                found = try known("upload", original)
            }
        }
        guard found != nil || UploadName.isPicture(reference.address) else { return nil }
        let file = kept[reference.address]
        if var known = found {
            guard known.hash == nil, let file else { return known }
            (known.hash, known.width, known.height) = (file.hash, file.width, file.height)
            let upload = origin("upload", key)
            if try importer.local(upload) == nil { try importer.alias(upload, of: known.id.rawValue) }
            _ = try importer.picture(
                known,
                origin: upload,
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
        if let path = site.path(of: reference.address) { try importer.redirect(path, to: .picture(picture.id)) }
        return picture
    }

    /// The picture of an attachment; nil when the export did not hold it.
    func attachment(_ id: String) throws -> Picture? { try known("attachment", id) }

    private func known(_ kind: String, _ id: String) throws -> Picture? {
        try importer.local(origin(kind, id)).flatMap { try importer.picture(Identifier($0)) }
    }
}
