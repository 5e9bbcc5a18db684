import PortadaCore

/// The address of a rendition on the site: `/media/{hash16}/{slug}-{width}.{ext}`, cropped ones
/// `/media/{hash16}/{slug}-{width}x{height}.{ext}`.
///
/// It names the picture by the start of its hash, so it never shows anything else.
public struct MediaAddress: Sendable, Hashable {
    /// How many hexadecimal digits of the hash stand in an address.
    public static let hashLength = 16
    /// The widths in pixels that renditions come in; others are not made.
    public static let widths = [160, 320, 480, 640, 960, 1280, 1600, 2048]
    /// The crops that renditions come in: width and height in pixels.
    public static let crops = [[120, 120], [240, 160], [480, 320], [1200, 630]]

    /// The first 16 digits of the original's hash.
    public var hashPrefix: String
    /// The picture's readable name.
    public var slug: String
    /// Which rendition it is.
    public var spec: RenditionSpec

    /// Names a rendition.
    public init(hash: String, slug: String, spec: RenditionSpec) {
        hashPrefix = String(hash.prefix(Self.hashLength))
        self.slug = slug
        self.spec = spec
    }

    /// The address on the site.
    public var path: String {
        "/media/\(hashPrefix)/\(slug)-\(spec.name)"
    }

    /// Reads an address; nil when it isn't one that `path` makes, so that nobody can ask for a million sizes.
    public init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].isEmpty, parts[1] == "media", parts[2].utf8.count == Self.hashLength,
            parts[2].allSatisfy({ $0.isHexDigit && !$0.isUppercase }), let dot = parts[3].lastIndex(of: "."),
            let format = PictureFormat(rawValue: String(parts[3][parts[3].index(after: dot)...]))
        else { return nil }
        let name = parts[3][..<dot]
        guard !name.isEmpty, name.utf8.count <= 200 else { return nil }
        guard let hyphen = name.lastIndex(of: "-"),
            let spec = Self.spec(size: name[name.index(after: hyphen)...], format: format)
        else { return nil }
        hashPrefix = String(parts[2])
        slug = String(name[..<hyphen])
        self.spec = spec
        guard !slug.isEmpty, slug.utf8.allSatisfy(Self.isSlugByte) else { return nil }
    }

    private static func spec(size: Substring, format: PictureFormat) -> RenditionSpec? {
        let numbers = size.split(separator: "x", omittingEmptySubsequences: false).map {
            NumberRange.counts.readInt($0)
        }
        if numbers.count == 1, let width = numbers[0], widths.contains(width) {
            return RenditionSpec(width: width, format: format)
        }
        if numbers.count == 2, let width = numbers[0], let height = numbers[1], crops.contains([width, height]) {
            return RenditionSpec(width: width, height: height, format: format)
        }
        return nil
    }

    private static func isSlugByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
