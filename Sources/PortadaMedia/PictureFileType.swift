/// What a picture's file is, by its first bytes: what its name or its sender says of it counts for nothing.
public enum PictureFileType: String, Sendable, Hashable, CaseIterable {
    case jpeg, png, webp

    /// Looks at the beginning of a file; nil when it is none of these.
    public init?(_ bytes: some Collection<UInt8>) {
        let start = Array(bytes.prefix(12))
        if start.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if start.count == 12, start.starts(with: "RIFF".utf8), start[8...].elementsEqual("WEBP".utf8) {
            self = .webp
        } else {
            return nil
        }
    }

    /// Its media type.
    public var mediaType: String { "image/\(rawValue)" }

    /// The ending of its names.
    public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

    /// Its name as people know it.
    public var name: String {
        switch self {
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .webp: "WebP"
        }
    }
}
