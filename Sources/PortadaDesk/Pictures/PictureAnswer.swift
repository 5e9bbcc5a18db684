import PortadaCore
import PortadaMedia
import PortadaRendering

/// A picture as scripts of the desk read it.
struct PictureAnswer: Encodable, Sendable {
    let id: Int64
    /// The address that clean HTML keeps.
    let address: String
    /// A small rendition.
    let thumbnail: String
    let width: Int
    let height: Int
    /// The caption as a field shows it.
    let caption: String
    let alt: String
    let credit: String
    /// Its page at the desk.
    let path: String
    /// Its name.
    let name: String

    /// Nil while its file is missing.
    init?(_ picture: Picture) {
        guard let address = picture.address(width: 960), let thumbnail = picture.address(width: 320) else { return nil }
        id = picture.id.rawValue
        (self.address, self.thumbnail) = (address, thumbnail)
        (width, height) = (picture.width, picture.height)
        caption = CaptionField.text(of: picture.caption)
        alt = picture.altText
        credit = picture.credit
        path = "/desk/pictures/\(picture.id)/"
        name = picture.slug
    }
}

/// A part of the library.
struct LibraryAnswer: Encodable, Sendable {
    let pictures: [PictureAnswer]
    /// The address of the next part; empty when there is none.
    let next: String
}

/// What became of the files of an upload, each by itself.
struct UploadAnswer: Encodable, Sendable {
    /// A file that was not taken.
    struct Refused: Encodable, Sendable {
        let name: String
        let reason: String
    }

    var pictures: [PictureAnswer] = []
    var refused: [Refused] = []
}

extension Picture {
    /// The address of a rendition; nil while the file is missing.
    func address(width: Int) -> String? {
        hash.map { MediaAddress(hash: $0, slug: slug, spec: RenditionSpec(width: width, format: .jpeg)).path }
    }
}

extension Language {
    /// Why a picture was not taken, in a sentence.
    func refusal(_ refusal: PictureIntake.Refusal) -> String {
        switch refusal {
        case .empty: text("pictures.empty")
        case .tooManyBytes(let size, let limit):
            text("pictures.tooManyBytes", ["size": FileSize.text(size), "limit": FileSize.text(limit)])
        case .tooManyPixels(let pixels, let limit):
            text("pictures.tooManyPixels", ["size": "\(pixels / 1_000_000)", "limit": "\(limit / 1_000_000)"])
        case .implausible: text("pictures.implausible")
        case .foreign: text("pictures.foreign")
        case .unreadable: text("pictures.broken")
        }
    }
}
