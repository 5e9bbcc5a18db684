import Foundation
import PortadaCore

/// Addresses of uploaded files: `…/wp-content/uploads/2023/09/foto-300x200.jpg`.
enum UploadAddress {
    private static let pictureEndings: Set<String> = [
        "jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "tif", "tiff", "bmp",
    ]

    /// Whether the file is a picture, by its ending.
    static func isPicture(_ address: String) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard let dot = path.lastIndex(of: ".") else { return false }
        return pictureEndings.contains(path[path.index(after: dot)...].lowercased())
    }

    /// What all sizes of one upload have in common: host and scheme left out, the size and `-scaled` cut from the name.
    static func key(_ address: String) -> String {
        var path = address.prefix { $0 != "?" && $0 != "#" }
        if let uploads = path.range(of: "/uploads/") {
            path = path[uploads.upperBound...]
        } else if let scheme = path.range(of: "//") {
            path = path[scheme.upperBound...]
        }
        return original(of: String(path)).lowercased()
    }

    /// The address of the file that a size was made of: `foto-300x200.jpg` came from `foto.jpg`.
    static func original(of address: String) -> String {
        guard let dot = address.lastIndex(of: ".") else { return address }
        var name = address[..<dot]
        if name.hasSuffix("-scaled") { name = name.dropLast(7) }
        if let hyphen = name.lastIndex(of: "-") {
            let size = name[name.index(after: hyphen)...].split(separator: "x", omittingEmptySubsequences: false)
            if size.count == 2,
                size.allSatisfy({
                    (1...5).contains($0.count) && $0.allSatisfy(\.isASCII) && NumberRange.counts.read($0) != nil
                })
            {
                name = name[..<hyphen]
            }
        }
        return String(name) + String(address[dot...])
    }

    /// A readable name for a picture's address here.
    static func slug(_ address: String) -> String {
        let name = original(of: address).split(separator: "/").last ?? ""
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        return Slug.make(from: stem.removingPercentEncoding ?? String(stem), maxLength: 60, fallback: "foto")
    }
}
