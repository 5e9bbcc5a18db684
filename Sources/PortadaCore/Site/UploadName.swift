/// Names of files as WordPress makes them of one upload: `foto-300x200.jpg`, `foto-scaled.jpg`.
public enum UploadName {
    private static let pictureEndings: Set<String> = [
        "jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "tif", "tiff", "bmp",
    ]

    /// Whether an address is a picture's, by its ending.
    public static func isPicture(_ address: String) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard let dot = path.lastIndex(of: ".") else { return false }
        return pictureEndings.contains(path[path.index(after: dot)...].lowercased())
    }

    /// The addresses of the files that one may be a smaller size of, the likeliest first; without its own: `foto-300x200.jpg`
    /// was made of `foto.jpg`, or of the `foto-scaled.jpg` that WordPress keeps in the place of a very large one.
    public static func originals(of address: String) -> [String] {
        guard let (name, ending) = parts(address) else { return [] }
        if name.hasSuffix("-scaled") { return ["\(name.dropLast(7))\(ending)"] }
        guard let (plain, _) = size(of: name) else { return ["\(name)-scaled\(ending)"] }
        return ["\(plain)\(ending)", "\(plain)-scaled\(ending)"]
    }

    /// The width that an address names, in pixels; nil when it names none.
    public static func width(_ address: String) -> Int? { parts(address).flatMap { size(of: $0.name)?.width } }

    /// The last part of an address without ending, size and `-scaled`.
    public static func stem(_ address: String) -> String {
        let name = (address.prefix { $0 != "?" && $0 != "#" }).split(separator: "/").last ?? ""
        var stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        if stem.hasSuffix("-scaled") { stem = stem.dropLast(7) }
        return String(size(of: stem)?.plain ?? stem)
    }

    private static func parts(_ address: String) -> (name: Substring, ending: Substring)? {
        guard let dot = address.lastIndex(of: "."), dot > (address.lastIndex(of: "/") ?? address.startIndex) else {
            return nil
        }
        return (address[..<dot], address[dot...])
    }

    private static func size(of name: Substring) -> (plain: Substring, width: Int)? {
        guard let hyphen = name.lastIndex(of: "-") else { return nil }
        let size = name[name.index(after: hyphen)...].split(separator: "x", omittingEmptySubsequences: false)
        guard size.count == 2, size.allSatisfy({ (1...5).contains($0.count) && $0.allSatisfy(\.isASCII) }),
            let width = NumberRange.counts.readInt(size[0]), NumberRange.counts.readInt(size[1]) != nil
        else { return nil }
        return (name[..<hyphen], width)
    }
}
