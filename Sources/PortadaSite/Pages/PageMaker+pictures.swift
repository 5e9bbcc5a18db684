import PortadaCore
import PortadaMedia
import PortadaRendering

extension PageMaker {
    /// The format that stands beside JPEG.
    static let modernFormat = PictureFormat.webp

    /// A picture with its renditions; nil while its file is missing.
    func picture(_ picture: Picture, use: PictureUse? = nil, upTo limit: Int = .max) -> PictureModel? {
        guard let hash = picture.hash, picture.width > 0, picture.height > 0 else { return nil }
        let widths = self.widths(for: picture).filter { $0 <= max(limit, 640) }
        let standard = widths.last { $0 <= 960 } ?? widths[0]
        return PictureModel(
            src: address(hash, picture.slug, standard, .jpeg),
            srcset: srcset(hash, picture.slug, widths, .jpeg),
            modernSrcset: srcset(hash, picture.slug, widths, Self.modernFormat),
            modernType: Self.modernFormat.mediaType,
            width: min(standard, picture.width),
            height: max(1, picture.height * min(standard, picture.width) / picture.width),
            alt: use.map(\.altText).flatMap { $0.isEmpty ? nil : $0 } ?? picture.altText,
            caption: use.map(\.caption).flatMap { $0.isEmpty ? nil : $0 } ?? picture.caption,
            credit: use.map(\.credit).flatMap { $0.isEmpty ? nil : $0 } ?? picture.credit
        )
    }

    /// The absolute address of a picture for social networks and structured data.
    func socialPicture(_ picture: Picture) -> (address: String, width: Int, height: Int)? {
        guard let hash = picture.hash, picture.width > 0 else { return nil }
        let width = widths(for: picture).last { $0 <= 1280 } ?? 320
        let shown = min(width, picture.width)
        return (
            absolute(address(hash, picture.slug, width, .jpeg)), shown,
            max(1, picture.height * shown / picture.width)
        )
    }

    /// The picture that others are shown of a story: the one at its head, or the first of its text; none whose file is
    /// missing.
    func shownPicture(of article: Article, _ pictures: [Identifier<Picture>: Picture]) -> ShownPicture? {
        let uses =
            (article.leadPicture.map { [$0] } ?? [])
            + article.bodyPictures.map { PictureUse(picture: $0, caption: .empty, altText: "", credit: "") }
        for use in uses {
            guard let picture = pictures[use.picture], let image = socialPicture(picture) else { continue }
            return ShownPicture(
                address: image.address,
                width: image.width,
                height: image.height,
                alt: use.altText.isEmpty ? picture.altText : use.altText,
                caption: use.caption.isEmpty ? picture.caption : use.caption,
                credit: use.credit.isEmpty ? picture.credit : use.credit
            )
        }
        return nil
    }

    /// The address of the largest rendition; nil while the picture's file is missing.
    func largest(_ picture: Picture) -> String? {
        guard let hash = picture.hash, let width = MediaAddress.widths.max() else { return nil }
        return address(hash, picture.slug, width, .jpeg)
    }

    /// The address of a rendition; nil while the picture's file is missing.
    func rendition(_ picture: Picture, width: Int) -> String? {
        picture.hash.map { address($0, picture.slug, width, .jpeg) }
    }

    /// The widths that a picture comes in: the theme's, up to the first that holds all of it.
    private func widths(for picture: Picture) -> [Int] {
        let offered = theme.pictureWidths.filter(MediaAddress.widths.contains).sorted()
        let useful = offered.filter { $0 < picture.width }
        let enough = offered.first { $0 >= picture.width }
        let widths = useful + (enough.map { [$0] } ?? [])
        return widths.isEmpty ? [640] : widths
    }

    private func srcset(_ hash: String, _ slug: String, _ widths: [Int], _ format: PictureFormat) -> String {
        widths.map { "\(address(hash, slug, $0, format)) \($0)w" }.joined(separator: ", ")
    }

    private func address(_ hash: String, _ slug: String, _ width: Int, _ format: PictureFormat) -> String {
        MediaAddress(hash: hash, slug: slug, spec: RenditionSpec(width: width, format: format)).path
    }
}

/// A picture as search engines, social networks and feeds are told of it.
struct ShownPicture {
    /// The absolute address.
    var address: String
    /// Width and height in pixels.
    var width: Int
    var height: Int
    /// What it shows, for those who don't see it.
    var alt: String
    /// The words below it.
    var caption: CleanHTML
    /// Who made it.
    var credit: String
}
