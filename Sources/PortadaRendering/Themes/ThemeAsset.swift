import Crypto

/// A file of a theme that readers' browsers load, under an address that changes with its content.
public struct ThemeAsset: Sendable {
    /// The file's bytes.
    public let bytes: [UInt8]
    /// For the Content-Type header.
    public let contentType: String
    /// `/assets/style-4f1d09be2a77.css`: may be kept forever.
    public let address: String

    private static let contentTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif",
        "ico": "image/vnd.microsoft.icon", "woff2": "font/woff2", "json": "application/json",
        "webmanifest": "application/manifest+json",
    ]

    /// The asset for a file of the theme; nil when its kind may not be served.
    init?(path: String, bytes: [UInt8], folder: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        guard let dot = name.lastIndex(of: "."), let type = Self.contentTypes[String(name[dot...].dropFirst())],
            name.utf8.allSatisfy(Self.isPlain)
        else { return nil }
        self.bytes = bytes
        contentType = type
        address = "\(folder)\(name[..<dot])-\(Self.hash(bytes))\(name[dot...])"
    }

    /// Whether the byte needs no escaping in an address.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    private static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).prefix(6).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    /// The name of the file in templates: `live-search.js` is `liveSearch`.
    static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        let words = file.prefix(upTo: file.lastIndex(of: ".") ?? file.endIndex).split { !$0.isLetter && !$0.isNumber }
        let tail = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return String(words.first ?? "") + tail.joined()
    }
}
