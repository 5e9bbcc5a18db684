import PortadaCore
import PortadaRendering

struct SampleComment: TemplateModel {
    var author: String
    var replies: [SampleComment] = []

    static let template = TemplateShape<Self>(
        named: "comment",
        .text("author") { $0.author },
        .list("replies") { $0.replies }
    )
}

struct SamplePicture: TemplateModel {
    var src: String

    static let template = TemplateShape<Self>(named: "picture", .text("src") { $0.src })
}

struct SampleStory: TemplateModel {
    var headline = "Vuelve la lluvia"
    var kicker: String?
    var body = CleanHTML(vouchedFor: "<p>Llueve &amp; truena.</p>")
    var isOpinion = false
    var shares = 0
    var picture: SamplePicture?
    var keywords: [String] = []
    var comments: [SampleComment] = []

    static let template = TemplateShape<Self>(
        named: "story",
        .text("headline") { $0.headline },
        .text("kicker") { $0.kicker },
        .html("body") { $0.body },
        .flag("isOpinion") { $0.isOpinion },
        .number("shares") { $0.shares },
        .record("picture") { $0.picture },
        .texts("keywords") { $0.keywords },
        .list("comments") { $0.comments }
    )
}
