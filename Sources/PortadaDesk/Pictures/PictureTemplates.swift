import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// The library and its pictures.
    static let pictures = Part(
        pages: [
            "pictures": LibraryModel.template.shape, "picture": PictureModel.template.shape,
            "picture-removal": PictureRemovalModel.template.shape,
        ],
        texts: [
            "pictures.title": [], "pictures.rule": ["limit"], "pictures.empty": [],
            "pictures.tooManyBytes": ["size", "limit"],
            "pictures.tooManyPixels": ["size", "limit"], "pictures.implausible": [], "pictures.foreign": [],
            "pictures.broken": [],
            "pictures.taken": ["count"], "pictures.conflict": [], "pictures.size": ["width", "height"],
            "pictures.addedBy": ["name", "time"], "notice.pictureAdded": [], "notice.pictureKnown": [],
            "notice.picturesAdded": [],
            "notice.pictureRemoved": [], "pictures.number": ["number"], "pictures.removal": ["name"],
            "pictures.planned": [],
            "pictures.unsaved": [],
        ]
    )
}
