/// Elements that a network's or a graphic service's script turns into what readers see: without it they are empty.
enum ScriptedEmbed {
    /// The address of what an element stands for; nil for one that stands for nothing of the kind.
    static func address(of element: HTMLElement) -> String? {
        switch element.name {
        case "div", "section", "a": ofBox(element)
        case "script": ofScript(element)
        case "blockquote": ofQuote(element)
        default: nil
        }
    }

    private static func ofBox(_ element: HTMLElement) -> String? {
        let classes = element.classes
        if classes.contains("flourish-embed") { return element["data-src"].flatMap(flourish) }
        if classes.contains("infogram-embed") {
            return element["data-id"].flatMap { path("https://infogram.com/", $0) }
        }
        if classes.contains("fb-post") || classes.contains("fb-video") { return element["data-href"] }
        if let id = element["id"], id.hasPrefix("datawrapper-vis-") {
            return path("https://datawrapper.dwcdn.net/", String(id.dropFirst(16)))
        }
        return nil
    }

    private static func flourish(_ source: String) -> String? {
        if source.hasPrefix("http://") || source.hasPrefix("https://") { return source }
        let name = source.prefix { $0 != "?" && $0 != "#" }
        return path("https://public.flourish.studio/", name.split(separator: "/").joined(separator: "/"))
    }

    /// Their quotes hold a link as a rule; what the attribute says is the same without one.
    private static func ofQuote(_ element: HTMLElement) -> String? {
        if element.classes.contains("instagram-media") { return element["data-instgrm-permalink"] }
        return element.classes.contains("tiktok-embed") ? element["cite"] : nil
    }

    private static func ofScript(_ element: HTMLElement) -> String? {
        if let post = element["data-telegram-post"] { return path("https://t.me/", post) }
        if let id = element["id"]?.firstMatch(of: /^infogram_\d+_([\w-]+)$/)?.1 {
            return path("https://infogram.com/", String(id))
        }
        guard let source = element["src"] else { return nil }
        let parts = source.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        guard let host = parts.firstIndex(where: { $0.contains(".") }), parts.count == host + 3 else { return nil }
        let (owner, file) = (parts[host + 1], parts[host + 2])
        switch parts[host] {
        case "datawrapper.dwcdn.net": return file == "embed.js" ? path("https://datawrapper.dwcdn.net/", owner) : nil
        case "gist.github.com":
            return file.hasSuffix(".js") ? path("https://gist.github.com/", "\(owner)/\(file.dropLast(3))") : nil
        default: return nil
        }
    }

    /// An address below a service's; nil for a name that could lead elsewhere.
    private static func path(_ base: String, _ name: String) -> String? {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-_/".utf8.contains(byte)
        }
        return isPlain && !name.isEmpty && name.utf8.count <= 200 ? base + name : nil
    }
}
