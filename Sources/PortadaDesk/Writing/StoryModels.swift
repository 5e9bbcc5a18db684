import PortadaRendering

/// A story's page: the form in which it is written, and its papers.
struct StoryModel: TemplateModel {
    var frame: FrameModel
    var id: String
    /// The version that the form is based on.
    var base: String
    var notice: String
    var fault: String
    /// Why nothing can be changed here; empty for those who may.
    var hindrance: String
    var publication: PublicationModel
    /// Where readers see it; empty when they don't.
    var path: String
    /// Who saved it last, and when.
    var saved: String
    var fields: StoryFieldsModel
    var editor: EditorModel
    /// What the page's script needs to know, as JSON.
    var data: String
    /// What it says, as JSON.
    var texts: String
    /// What waits in journals, for browsers without scripts.
    var unsaved: [UnsavedModel]
    var notes: [NoteModel]

    static let template = TemplateShape<StoryModel>(
        .record("frame") { $0.frame },
        .text("id") { $0.id },
        .text("base") { $0.base },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .text("hindrance") { $0.hindrance },
        .flag("mayEdit") { $0.hindrance.isEmpty },
        .record("publication") { $0.publication },
        .text("path") { $0.path },
        .text("saved") { $0.saved },
        .record("fields") { $0.fields },
        .record("editor") { $0.editor },
        .text("data") { $0.data },
        .text("texts") { $0.texts },
        .list("unsaved") { $0.unsaved },
        .flag("hasNotes") { !$0.notes.isEmpty },
        .list("notes") { $0.notes }
    )
}

/// What the fields of a story's form hold.
struct StoryFieldsModel: TemplateModel {
    var kinds: [ChoiceModel]
    var kicker: String
    var headline: String
    var summary: String
    var body: String
    var bylines: [ChoiceModel]
    /// A name that was typed as a byline and doesn't say who signs.
    var bylineName: String
    /// The same where somebody of that name can be made; empty otherwise.
    var nameable: String
    /// Whether people may be made in place.
    var mayName: Bool
    var agencyCredit: String
    var sections: [ChoiceModel]
    var furtherSections: [ChoiceModel]
    var tags: [ChoiceModel]
    var newTags: String
    var lead: LeadPictureModel
    var slug: String
    /// The slug that it has, or will have when the field stays empty.
    var givenSlug: String
    var commentsOpen: Bool
    var searchTitle: String
    var searchDescription: String
    var socialTitle: String
    var socialDescription: String
    var embargo: String
    var timeZone: String

    static let template = TemplateShape<StoryFieldsModel>(
        .list("kinds") { $0.kinds },
        .flag("isBlank") { $0.headline.isEmpty && $0.kicker.isEmpty && $0.summary.isEmpty && $0.body.isEmpty },
        .text("kicker") { $0.kicker },
        .text("headline") { $0.headline },
        .text("summary") { $0.summary },
        .text("body") { $0.body },
        .list("bylines") { $0.bylines },
        .text("bylineName") { $0.bylineName },
        .text("nameable") { $0.nameable },
        .flag("mayName") { $0.mayName },
        .text("agencyCredit") { $0.agencyCredit },
        .list("sections") { $0.sections },
        .list("furtherSections") { $0.furtherSections },
        .list("tags") { $0.tags },
        .text("newTags") { $0.newTags },
        .record("lead") { $0.lead },
        .text("slug") { $0.slug },
        .text("givenSlug") { $0.givenSlug },
        .flag("takesComments") { _ in ReadersSide.takesComments },
        .flag("commentsOpen") { $0.commentsOpen },
        .text("searchTitle") { $0.searchTitle },
        .text("searchDescription") { $0.searchDescription },
        .text("socialTitle") { $0.socialTitle },
        .text("socialDescription") { $0.socialDescription },
        .text("embargo") { $0.embargo },
        .text("timeZone") { $0.timeZone }
    )
}

/// The picture at a story's head, as its form shows it.
struct LeadPictureModel: TemplateModel {
    var id = ""
    /// Where its small rendition lies; empty while the file is missing.
    var address = ""
    var caption = ""
    var alt = ""
    var credit = ""

    static let template = TemplateShape<LeadPictureModel>(
        .text("id") { $0.id },
        .text("address") { $0.address },
        .text("caption") { $0.caption },
        .text("alt") { $0.alt },
        .text("credit") { $0.credit }
    )
}

/// What somebody typed and did not save.
struct UnsavedModel: TemplateModel {
    var time: String
    var path: String

    static let template = TemplateShape<UnsavedModel>(.text("time") { $0.time }, .text("path") { $0.path })
}

/// A note to colleagues.
struct NoteModel: TemplateModel {
    var author: String
    var time: String
    /// Its paragraphs.
    var lines: [String]

    static let template = TemplateShape<NoteModel>(
        .text("author") { $0.author },
        .text("time") { $0.time },
        .texts("lines") { $0.lines }
    )
}
