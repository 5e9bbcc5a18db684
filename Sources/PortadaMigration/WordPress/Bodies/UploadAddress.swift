import Foundation
import PortadaCore

/// Addresses of uploaded files: `…/wp-content/uploads/2023/09/foto-300x200.jpg`.
enum UploadAddress {
    /// What an uploaded file is known by: its path below the uploads, letter by letter. Names that look alike are different
    /// photographs.
    static func key(_ address: String) -> String {
        var path = address.prefix { $0 != "?" && $0 != "#" }
        if let uploads = path.range(of: "/uploads/") {
            path = path[uploads.upperBound...]
        } else if let scheme = path.range(of: "//") {
            path = path[scheme.upperBound...]
        }
        return path.removingPercentEncoding ?? String(path)
    }

    /// What the files may be known by that an address may be a smaller size of, the likeliest first; without its own.
    static func keysOfOriginals(_ address: String) -> [String] { UploadName.originals(of: address).map(key) }

    /// A readable name for a picture's address here.
    static func slug(_ address: String) -> String {
        let stem = UploadName.stem(address)
        return Slug.make(from: stem.removingPercentEncoding ?? stem, maxLength: 60, fallback: "foto")
    }
}
