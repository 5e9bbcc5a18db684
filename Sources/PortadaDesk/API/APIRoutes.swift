import PortadaCore

/// Everything that programs can ask for.
enum APIRoutes {
    static let all: [APIRoute] =
        ArticleResource.routes + PublicationResource.routes + HistoryResource.routes + PictureResource.routes
        + SectionResource.routes + PersonResource.routes + TagResource.routes + CommentResource.routes
        + RedirectResource.routes + FrontResource.routes + WebhookResource.routes + DocumentResource.routes
}

/// The schemas that the document keeps under a name.
enum APISchemas {
    static let all: [String: APISchema] = [
        "Article": ArticleShape.schema,
        "ArticleEntry": ArticleShape.entrySchema,
        "NewArticle": ArticleFields.creation,
        "ArticleChange": ArticleFields.change,
        "Publication": PublicationResource.schema,
        "Correction": ArticleShape.correctionSchema,
        "Revision": HistoryResource.revisionSchema,
        "Picture": PictureShape.schema,
        "Section": SectionResource.schema,
        "NewSection": SectionResource.creation,
        "Person": PersonShape.schema,
        "PersonReference": PersonShape.referenceSchema,
        "NewPerson": PersonShape.creation,
        "Tag": TagShape.schema,
        "NewTag": TagShape.creation,
        "Comment": CommentResource.schema,
        "Redirect": RedirectResource.schema,
        "Front": FrontResource.schema,
        "Breaking": FrontResource.breakingSchema,
        "Webhook": WebhookResource.schema,
        "Delivery": WebhookResource.deliverySchema,
        "Receipt": APIReceipt.schema,
        "Problem": problem,
    ]

    private static let problem = APISchema.object([
        APIProperty("type", .address, required: true, "The address that explains this kind of fault."),
        APIProperty("title", .markup, required: true), APIProperty("status", .whole(400...599), required: true),
        APIProperty("detail", .markup, required: true, "What to do."),
        APIProperty("instance", .markup, "The name under which the newspaper's log tells more."),
        APIProperty("article", .id, "The story that has the external_id already."),
        APIProperty("articles", .list(.id, max: 300), "The stories that use the picture."),
        APIProperty("people", .list(.id, max: 100), "The people whose portrait it is."),
        APIProperty("errors", .list(mistake, max: 50), "The places that are wrong."),
    ])

    private static let mistake = APISchema.object([
        APIProperty("pointer", .markup, "A JSON Pointer into the body."),
        APIProperty("parameter", .markup, "The name of a parameter."), APIProperty("code", .markup, required: true),
        APIProperty("detail", .markup, required: true),
    ])
}
