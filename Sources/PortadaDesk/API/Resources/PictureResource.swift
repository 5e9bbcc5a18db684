import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Shows pictures to programs, with the addresses of their renditions.
struct PictureShape {
    /// The absolute address of the site, without slash at the end.
    let address: String

    /// A picture, by itself or as a story uses it.
    func shown(_ picture: Picture, use: PictureUse? = nil) -> JSONValue {
        let renditions = renditions(of: picture)
        return .members([
            "id": .whole(picture.id.rawValue),
            "alt": .text(use.map(\.altText).flatMap { $0.isEmpty ? nil : $0 } ?? picture.altText),
            "caption": .text((use.map(\.caption).flatMap { $0.isEmpty ? nil : $0 } ?? picture.caption).markup),
            "credit": .text(use.map(\.credit).flatMap { $0.isEmpty ? nil : $0 } ?? picture.credit),
            "width": .whole(Int64(picture.width)), "height": .whole(Int64(picture.height)),
            "src": .optional(renditions.last { $0["type"]?.string == "image/jpeg" }?["path"]?.string),
            "renditions": .list(renditions),
        ])
    }

    /// Both formats, narrow to wide, up to the first that holds all of it; none while its file is missing.
    private func renditions(of picture: Picture) -> [JSONValue] {
        guard let hash = picture.hash, picture.width > 0, picture.height > 0 else { return [] }
        let smaller = MediaAddress.widths.filter { $0 < picture.width }
        let widths = smaller + (MediaAddress.widths.first { $0 >= picture.width }.map { [$0] } ?? [])
        return [PictureFormat.webp, .jpeg].flatMap { format in
            widths.map { width in
                let shown = min(width, picture.width)
                let spec = RenditionSpec(width: width, format: format)
                let path = MediaAddress(hash: hash, slug: picture.slug, spec: spec).path
                return .members([
                    "url": .text(address + path), "path": .text(path), "type": .text(format.mediaType),
                    "width": .whole(Int64(shown)),
                    "height": .whole(Int64(max(1, picture.height * shown / picture.width))),
                ])
            }
        }
    }

    private static let size = APISchema.whole(0...1_000_000_000)

    /// A picture.
    static let schema = APISchema.object([
        APIProperty("id", .id, required: true),
        APIProperty("alt", .markup, required: true, "What it shows; plain text."),
        APIProperty("caption", .markup, required: true, "Clean HTML of one line."),
        APIProperty("credit", .markup, required: true, "Who made it; plain text."),
        APIProperty("width", size, required: true), APIProperty("height", size, required: true),
        APIProperty(
            "src",
            .optional(.markup),
            required: true,
            "Put it as src of an img in a body; null while its file is missing."
        ),
        APIProperty("renditions", .list(rendition, max: 100), required: true),
    ])

    private static let rendition = APISchema.object([
        APIProperty("url", .address, required: true), APIProperty("path", .markup, required: true),
        APIProperty("type", .markup, required: true), APIProperty("width", size, required: true),
        APIProperty("height", size, required: true),
    ])
}

/// Pictures in the newspaper's keeping.
enum PictureResource {
    private static let descriptions = [
        APIProperty("alt", .text(.altText), "What it shows, for those who don't see it."),
        APIProperty("caption", .text(.caption), "HTML of one line."),
        APIProperty("credit", .text(.credit), "Who made it."),
    ]

    static let routes: [APIRoute] = [
        .get(
            "/pictures",
            "listPictures",
            "Pictures, the newest first.",
            access: .program(.read),
            query: APIRoute.paging,
            gives: APIRoute.page(of: .named("Picture"))
        ) { call in
            let (last, limit) = (try call.cursor()?.numbers.first, call.limit)
            let pictures = try await call.store.read { reader in
                try reader.pictures(before: last.map { Identifier($0) }, limit: limit + 1)
            }
            let shape = PictureShape(address: call.api.address)
            return call.page(pictures, { shape.shown($0) }, cursor: { APICursor($0.id.rawValue) })
        },
        APIRoute(
            method: .post,
            path: "/pictures",
            name: "uploadPicture",
            about:
                "Brings a picture in: JPEG, PNG or WebP. A file that is there already is the same picture: it is told "
                + "as it stands (200), with what was sent filled in where nothing was said yet.",
            access: .program(.pictures),
            body: .upload(descriptions),
            answer: APIRoute.Answer(status: 201, schema: .named("Picture"), about: "The picture, new."),
            otherAnswer: APIRoute.Answer(
                status: 200,
                schema: knownSchema,
                about: "The picture, which was there before."
            ),
            handle: upload,
            show: { try await shown($0, Identifier($1), status: 201) }
        ).withReceipt,
        .get("/pictures/{id}", "readPicture", "A picture.", access: .program(.read), gives: .named("Picture")) { call in
            try await shown(call, call.id())
        },
        .change(
            .patch,
            "/pictures/{id}",
            "changePicture",
            "Changes caption, alt text or credit.",
            scope: .pictures,
            takes: .json(APISchema.object(descriptions).patch),
            gives: .named("Picture")
        ) { call in
            let picture = try await picture(call, call.id())
            try call.require(EntityTag(showing: PictureShape(address: call.api.address).shown(picture)))
            let changed = described(picture, by: call.body, call)
            _ = try await call.newsroom(.picture(picture)).save(changed, id: picture.id, by: call.actor(), at: call.now)
            var answer = try await shown(call, picture.id)
            if !call.seesAll { answer.value = APIReceipt.of(picture.id) }
            return answer
        }.withReceipt,
        .change(
            .delete,
            "/pictures/{id}",
            "removePicture",
            "Removes a picture that nobody uses, with its files. One that is used is refused, with the stories and people.",
            scope: .pictures,
            gives: nil,
            faults: [.inUse],
            remove
        ),
    ]

    private static func remove(_ call: APICall) async throws -> APIAnswer {
        let picture = try await picture(call, call.id())
        try call.require(EntityTag(showing: PictureShape(address: call.api.address).shown(picture)))
        let uses = try await call.newsroom(.picture(picture))
            .removePicture(picture.id, by: call.actor(), at: call.now)
        guard !uses.isEmpty else { return .empty }
        let stories = Set((uses.stories + uses.planned + uses.unsaved).map(\.id.rawValue)).sorted()
        var fault = APIFault(.inUse)
        fault.members = [
            .init(name: "articles", value: .list(stories.map { .whole($0) })),
            .init(name: "people", value: .list(uses.people.map { .whole($0.id.rawValue) })),
        ]
        throw fault
    }

    /// A picture that was there before.
    private static let knownSchema: APISchema = {
        guard case .object(let properties) = PictureShape.schema else { return PictureShape.schema }
        let words = ["alt", "caption", "credit"].map { APIProperty($0, .markup, required: true) }
        return .object(
            properties + [
                APIProperty("already_here", .flag, required: true, "Always true: nothing new was made."),
                APIProperty(
                    "not_taken",
                    .object(words),
                    required: true,
                    "What was sent and is said otherwise; change the picture to say it so."
                ),
            ]
        )
    }()

    private static func upload(_ call: APICall) async throws -> APIAnswer {
        let desk = call.api.desk
        let actor = try call.actor()
        guard call.may(.addPictures) else { throw APIFault(.forbidden) }
        let caller = call.holder
        let form = try await Form(
            multipart: call.request,
            limits: desk.parts.formLimits,
            desk.budgets.known.share(of: caller),
            files: desk.budgets.files.share(of: caller)
        )
        guard let file = form.files("file").first else { throw APIFault.file(.missing) }
        let cleaner = HTMLSanitizer(policy: .inline, ownHosts: call.api.ownHosts)
        let texts = JSONValue.members([
            "alt": .text(form["alt"]), "caption": .text(form["caption"]), "credit": .text(form["credit"]),
        ])
        let mistakes = APISchema.object(descriptions).mistakes(in: texts)
        if !mistakes.isEmpty { throw APIFault(.invalid, mistakes) }
        let words = PictureWords(
            altText: TypedText.lines(form["alt"]),
            caption: cleaner.clean(form["caption"]),
            credit: TypedText.line(form["credit"])
        )
        let taken = try await desk.pictureUpload.take(file, words, by: actor, at: call.now)
        let id = taken.picture.id
        guard call.seesAll else { return APIAnswer(APIReceipt.of(id), status: taken.isKnown ? 200 : 201) }
        guard taken.isKnown else { return try await shown(call, id, status: 201) }
        let value = PictureShape(address: call.api.address).shown(taken.picture)
        let left = taken.picture.words.unsaid(of: words)
        let told: JSONValue = .members([
            "already_here": .flag(true),
            "not_taken": .members([
                "alt": .text(left.altText), "caption": .text(left.caption.markup), "credit": .text(left.credit),
            ]),
        ])
        let members = (value.members ?? []) + (told.members ?? [])
        return APIAnswer(.object(members), tag: EntityTag(showing: value))
    }

    private static func picture(_ call: APICall, _ id: Identifier<Picture>) async throws -> Picture {
        guard let picture = try await call.store.read({ try $0.pictures([id])[id] }) else { throw APIFault(.missing) }
        return picture
    }

    private static func shown(_ call: APICall, _ id: Identifier<Picture>, status: Int = 200) async throws -> APIAnswer {
        try await call.answer(
            PictureShape(address: call.api.address).shown(picture(call, id)),
            at: "/pictures/\(id)",
            status: status
        )
    }

    private static func described(_ former: Picture, by fields: JSONValue, _ call: APICall) -> Picture {
        var picture = former
        if let alt = fields["alt"] { picture.altText = TypedText.lines(alt.string ?? "") }
        if let credit = fields["credit"] { picture.credit = TypedText.line(credit.string ?? "") }
        if let caption = fields["caption"] {
            let cleaner = HTMLSanitizer(policy: .inline, ownHosts: call.api.ownHosts)
            picture.caption = cleaner.clean(caption.string ?? "")
        }
        return picture
    }
}
