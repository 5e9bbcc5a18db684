import CVips

/// The formats of renditions.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    /// JPEG, which every program shows.
    case jpeg = "jpg"
    /// WebP.
    case webp
    /// AVIF.
    case avif

    /// The media type.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .webp: "image/webp"
        case .avif: "image/avif"
        }
    }

    var code: portada_format {
        switch self {
        case .jpeg: portada_jpeg
        case .webp: portada_webp
        case .avif: portada_avif
        }
    }

    /// The quality that looks like JPEG's 80 to the eye.
    var quality: Int32 {
        switch self {
        case .jpeg: 80
        case .webp: 76
        case .avif: 55
        }
    }

    /// How hard the encoder tries, on its own scale.
    var effort: Int32 {
        switch self {
        case .jpeg: 0
        case .webp: 4
        case .avif: 2
        }
    }
}
