/// Which rendition of a picture is wanted.
public struct RenditionSpec: Sendable, Hashable {
    /// The greatest width in pixels; a smaller picture stays as it is.
    public var width: Int
    /// The height to crop to, in pixels; nil keeps the picture's proportions.
    public var height: Int?
    /// The format.
    public var format: PictureFormat

    /// Makes a wish.
    public init(width: Int, height: Int? = nil, format: PictureFormat) {
        self.width = width
        self.height = height
        self.format = format
    }

    /// The name of the rendition among those of one picture: `640.webp`, `300x200.jpg`.
    public var name: String {
        "\(width)" + (height.map { "x\($0)" } ?? "") + ".\(format.rawValue)"
    }
}
