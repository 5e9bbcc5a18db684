import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// One picture: what is said of it, where it is used, its original.
struct PicturePages: Sendable {
    private static let maxUses = 100

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/pictures/{id}") { request, context in try await page(context, notice: request.notice) }
        router.post("desk/pictures/{id}") { _, context in try await describe(context) }
        router.get("desk/pictures/{id}/original") { _, context in try await original(context) }
        router.get("desk/pictures/{id}/removal") { _, context in try await askRemoval(context) }
        router.post("desk/pictures/{id}/removal") { _, context in try await remove(context) }
        router.post("desk/pictures/{id}/lead") { _, context in try await lead(context) }
    }

    private func picture(_ context: DeskContext) async throws -> LibraryPicture {
        let id: Identifier<Picture> = try context.id()
        guard let picture = try await desk.store.read({ try $0.libraryPicture(id) }) else { throw DeskFault.notFound }
        return picture
    }

    private func page(
        _ context: DeskContext,
        notice: String = "",
        typed: PictureWordsForm? = nil,
        fault: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visitor = try context.requireVisitor()
        let entry = try await picture(context)
        let language = try await desk.language(of: context)
        let seesKilled = visitor.may(.kill)
        let (uses, timeZone) = try await desk.store.read { reader in
            (
                try reader.uses(of: entry.id, seesKilled: seesKilled, limit: Self.maxUses),
                try reader.settings().timeZone
            )
        }
        let dates = DateWriter(language: language, timeZone: timeZone)
        let picture = entry.picture
        let fileBytes = try await bytes(of: picture)
        let current = PictureWordsForm(picture.words)
        return try await desk.page("picture", context, title: picture.slug, place: .pictures, status: status) { frame in
            PictureModel(
                frame: frame,
                notice: language.notice(notice),
                fault: fault ?? (typed == nil ? "" : language.text("pictures.conflict")),
                picture: picture,
                facts: facts(of: entry, fileBytes, language, dates, desk.clock()),
                base: current,
                words: typed ?? current,
                isOthers: typed != nil && fault == nil,
                mayDescribe: Self.manages(entry, visitor),
                uses: PictureUsesModel(uses, for: visitor, language)
            )
        }
    }

    /// How large its file is; nil when there is none.
    private func bytes(of picture: Picture) async throws -> Int? {
        guard let hash = picture.hash else { return nil }
        return try await desk.parts.originals.onThread { $0.file(of: hash)?.size }
    }

    /// Size, file, who brought it and when, in a line each.
    private func facts(
        of entry: LibraryPicture,
        _ fileBytes: Int?,
        _ language: Language,
        _ dates: DateWriter,
        _ now: Timestamp
    ) -> [String] {
        let picture = entry.picture
        var facts = [language.text("pictures.number", ["number": "\(picture.id)"])]
        facts.append(language.text("pictures.size", ["width": "\(picture.width)", "height": "\(picture.height)"]))
        if let fileBytes { facts.append(FileSize.text(fileBytes)) }
        if let added = entry.added {
            let time = dates.ago(added, now: now) ?? dates.dateTime(added)
            facts.append(entry.ownerName.map { language.text("pictures.addedBy", ["name": $0, "time": time]) } ?? time)
        }
        if !picture.source.isEmpty { facts.append(picture.source) }
        return facts
    }

    private func describe(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let id: Identifier<Picture> = try context.id()
        let words = PictureWordsForm(context.form, prefix: "")
        let base = PictureWordsForm(context.form, prefix: "base-")
        if let fault = words.faults(over: base).text(try await desk.language(of: context)) {
            return try await page(context, typed: words, fault: fault, status: .unprocessableContent)
        }
        do {
            try await desk.newsroom(context).describe(
                id,
                words.words,
                basedOn: base.words,
                by: visitor.actor,
                at: desk.clock()
            )
        } catch let error as StoreError where error.code == .conflict {
            return try await page(context, typed: words, status: .conflict)
        }
        return desk.redirect(to: "\(LibraryPages.address)\(id)/?notice=saved")
    }

    // MARK: Removing

    /// Whether somebody may describe and remove a picture: it is their own, or they look after all.
    private static func manages(_ entry: LibraryPicture, _ visitor: Visitor) -> Bool {
        visitor.may(.managePictures) || entry.owner == visitor.account.id
    }

    /// Asks once more, or says who uses it.
    private func askRemoval(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let entry = try await picture(context)
        guard Self.manages(entry, visitor) else { throw DeskFault.forbidden }
        let seesKilled = visitor.may(.kill)
        let uses = try await desk.store.read { try $0.uses(of: entry.id, seesKilled: seesKilled, limit: Self.maxUses) }
        return try await removal(of: entry.picture, uses, context, status: .ok)
    }

    private func removal(
        of picture: Picture,
        _ uses: PictureUses,
        _ context: DeskContext,
        status: HTTPResponse.Status
    ) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let title = language.text("pictures.removal", ["name": picture.slug])
        return try await desk.page("picture-removal", context, title: title, place: .pictures, status: status) {
            PictureRemovalModel(frame: $0, picture: picture, uses: PictureUsesModel(uses, for: visitor, language))
        }
    }

    private func remove(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let picture = try await picture(context).picture
        let uses = try await desk.newsroom(context).removePicture(picture.id, by: visitor.actor, at: desk.clock())
        guard uses.isEmpty else { return try await removal(of: picture, uses, context, status: .conflict) }
        return desk.redirect(to: LibraryPages.address + "?notice=pictureRemoved")
    }

    /// The file as it came. It is only ever saved, never shown: it is bytes from outside.
    private func original(_ context: DeskContext) async throws -> Response {
        let picture = try await picture(context).picture
        guard let hash = picture.hash,
            let bytes = try await desk.parts.originals.onThread({ originals in try? originals.bytes(of: hash) })
        else { throw DeskFault.notFound }
        let type = PictureFileType(bytes)
        let name = "\(picture.slug).\(type?.fileExtension ?? "bin")"
        return Response(
            status: .ok,
            headers: [
                .contentType: type?.mediaType ?? "application/octet-stream",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// Puts the picture at the head of a story, for those who choose it without scripts.
    private func lead(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let picture = try await picture(context).picture
        let id = Identifier<Article>(try context.form.number("story", .rows))
        guard var story = try await desk.store.read({ try $0.article(id, for: visitor) }) else {
            throw DeskFault.notFound
        }
        story.leadPicture = PictureUse(
            picture: picture.id,
            caption: picture.caption,
            altText: picture.altText,
            credit: picture.credit
        )
        _ = try await desk.newsroom(context).save(story, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "/desk/stories/\(id)/")
    }
}
