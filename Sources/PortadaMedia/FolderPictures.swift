import Foundation

/// Finds the files of an old site's uploads in a copy of its folder, by their addresses.
public struct FolderPictures: Sendable {
    private let folder: URL

    /// Looks in a copy of `wp-content/uploads`, or of a folder that it lies in.
    public init(folder: URL) {
        self.folder = folder.standardizedFileURL.resolvingSymlinksInPath()
    }

    /// The largest file that is read, in bytes.
    private static let maxBytes = 64 << 20

    /// The bytes of the file at an address; nil when it is not there.
    public func bytes(of address: String) throws -> [UInt8]? {
        for path in Self.candidates(address) {
            let file = folder.appendingPathComponent(path).standardizedFileURL.resolvingSymlinksInPath()
            // Neither `..` nor a symbolic link leads out of the folder.
            guard file.path.hasPrefix(folder.path + "/") else { continue }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
            guard size <= Self.maxBytes else { continue }
            return [UInt8](try Data(contentsOf: file))
        }
        return nil
    }

    /// Where the file may lie: below the uploads folder, below the whole site, or flat by its name; with its letters
    /// composed or decomposed, and with or without the `-scaled` that WordPress gives to what it made smaller.
    static func candidates(_ address: String) -> [String] {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let behindHost =
            path.range(of: "://").map { scheme in
                path[scheme.upperBound...].drop { $0 != "/" }.drop { $0 == "/" }
            } ?? path.drop { $0 == "/" }
        let decoded = behindHost.removingPercentEncoding ?? String(behindHost)
        var places = [decoded]
        if let uploads = decoded.range(of: "wp-content/uploads/") {
            places.insert(String(decoded[uploads.upperBound...]), at: 0)
            places.insert("uploads/" + decoded[uploads.upperBound...], at: 1)
        }
        if let name = decoded.split(separator: "/").last { places.append(String(name)) }
        return places.filter { !$0.isEmpty && !$0.contains("\0") }.flatMap { place in
            let scaled = place.lastIndex(of: ".").map { place[..<$0] + "-scaled" + place[$0...] }
            return [place, scaled.map { String($0) }].compactMap { $0 }.flatMap { name in
                let forms = [name.precomposedStringWithCanonicalMapping, name.decomposedStringWithCanonicalMapping]
                return forms[0].utf8.elementsEqual(forms[1].utf8) ? [name] : forms
            }
        }
    }
}
