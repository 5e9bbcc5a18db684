import Hummingbird
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// The pictures that are there, the last added first, and the way in for new ones.
struct LibraryPages: Sendable {
    static let address = "/desk/pictures/"
    private static let length = 48
    /// How many files one form may bring.
    private static let maxFiles = 100

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/pictures") { request, context in
            FaultPages.wantsJSON(request)
                ? try await answer(LibraryWish(request), context)
                : try await page(LibraryWish(request), context, notice: request.notice)
        }
        router.post("desk/pictures") { request, context in
            let upload = try await upload(context)
            return FaultPages.wantsJSON(request)
                ? desk.json(upload.answer, status: upload.status)
                : try await page(of: upload, LibraryWish(request), context)
        }
    }

    // MARK: What is there

    private func found(_ wish: LibraryWish, _ visitor: Visitor) async throws -> ArraySlice<LibraryPicture> {
        let filter = PictureFilter(
            text: wish.text,
            owner: wish.isMine ? visitor.account.id : nil,
            lacksAltText: wish.lacksAltText
        )
        return try await desk.store.read { try $0.library(filter, before: wish.cursor, limit: Self.length + 1)[...] }
    }

    /// The address of what follows; empty when nothing does.
    private func next(
        _ wish: LibraryWish,
        _ found: ArraySlice<LibraryPicture>,
        _ shown: ArraySlice<LibraryPicture>
    ) -> String {
        found.count > shown.count ? shown.last.map { wish.address(before: $0.id) } ?? "" : ""
    }

    private func answer(_ wish: LibraryWish, _ context: DeskContext) async throws -> Response {
        let found = try await found(wish, try context.requireVisitor())
        let shown = found.prefix(Self.length)
        return desk.json(
            LibraryAnswer(
                pictures: shown.compactMap { PictureAnswer($0.picture) },
                next: next(wish, found, shown)
            )
        )
    }

    private func page(
        _ wish: LibraryWish,
        _ context: DeskContext,
        notice: String = "",
        upload: UploadResult = UploadResult()
    ) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let found = try await found(wish, visitor)
        let shown = found.prefix(Self.length)
        let story = try await wish.story.flatMapAsync { id in
            try await desk.store.read { try $0.article(id, for: visitor) }
        }
        return try await desk.page(
            "pictures",
            context,
            title: language.text("pictures.title"),
            place: .pictures,
            status: upload.answer.refused.isEmpty ? .ok : upload.status
        ) { frame in
            LibraryModel(
                frame: frame,
                notice: upload.notice(language) ?? language.notice(notice),
                refused: upload.answer.refused.map { RefusedModel(name: $0.name, reason: $0.reason) },
                wish: wish,
                storyHeadline: story.map { $0.headline.isEmpty ? language.text("stories.untitled") : $0.headline }
                    ?? "",
                rule: language.text(
                    "pictures.rule",
                    ["limit": FileSize.text(desk.parts.pictureLimits.maxBytes)]
                ),
                pictures: shown.compactMap { PictureCellModel($0.picture) },
                nextPath: next(wish, found, shown)
            )
        }
    }

    // MARK: What comes in

    /// Takes the files of a form, each by itself: one that is refused keeps no other out.
    private func upload(_ context: DeskContext) async throws -> UploadResult {
        let visitor = try context.requireVisitor()
        guard visitor.may(.addPictures) else { throw DeskFault.forbidden }
        let language = try await desk.language(of: context)
        let files = context.form.files("picture")
        guard !files.isEmpty, files.count <= Self.maxFiles else { throw DeskFault.unreadable }
        let typed = PictureWordsForm(context.form, prefix: "")
        let faults = typed.faults(over: PictureWordsForm(PictureWords()))
        if let refusal = FormRefusal(faults, language) { throw refusal }
        let words = PictureWords(
            altText: context.form["alt"],
            caption: CaptionField.caption(from: context.form["caption"]),
            credit: context.form["credit"]
        )
        var result = UploadResult()
        for file in files {
            do throws(any Error) {
                let taken = try await desk.pictureUpload.take(file, words, by: visitor.actor, at: desk.clock())
                result.add(taken)
            } catch let refusal as PictureIntake.Refusal {
                result.add(refusal, name: file.name, reason: language.refusal(refusal))
            }
        }
        return result
    }

    private func page(
        of upload: UploadResult,
        _ wish: LibraryWish,
        _ context: DeskContext
    ) async throws -> Response {
        guard upload.answer.refused.isEmpty else { return try await page(wish, context, upload: upload) }
        // One picture is described at once; several are found first in the list.
        if let only = upload.answer.pictures.first, upload.answer.pictures.count == 1, wish.story == nil {
            return desk.redirect(to: only.path + "?notice=\(upload.known > 0 ? "pictureKnown" : "pictureAdded")")
        }
        let story = wish.story.map { "&story=\($0)" } ?? ""
        return desk.redirect(to: Self.address + "?notice=picturesAdded" + story)
    }
}

extension Optional where Wrapped: Sendable {
    /// `flatMap` for what takes a while.
    fileprivate func flatMapAsync<Result>(_ body: (Wrapped) async throws -> Result?) async rethrows -> Result? {
        if let value = self { return try await body(value) }
        return nil
    }
}
