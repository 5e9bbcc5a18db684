import Foundation

/// The site that an export comes from: which addresses are its own, and what stands for them here.
struct OldSite: Sendable {
    /// Its host names, in lower case, with and without `www.`.
    let hosts: Set<String>
    /// The folders that it stood in, such as `/diario/`; none for a site at its host's root.
    let folders: Set<String>

    init(addresses: [String]) {
        var hosts: Set<String> = []
        var folders: Set<String> = []
        for address in addresses {
            let parts = Self.behindScheme(address[...]).prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
                .dropFirst()
            if !parts.isEmpty { folders.insert("/" + parts.joined(separator: "/") + "/") }
            guard let host = Self.host(of: address[...]) else { continue }
            let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
            hosts.formUnion([bare, "www." + bare])
        }
        self.hosts = hosts
        self.folders = folders
    }

    /// Whether a path is the front's.
    func isFront(_ path: String) -> Bool { path == "/" || folders.contains(path) || folders.contains(path + "/") }

    /// The path, with its query, of an address of the site itself, byte for byte where a browser can ask for it so; nil
    /// for an address elsewhere.
    func path(of address: some StringProtocol) -> String? {
        let path = written(address).map(OldAddressParts.path)
        // The same, by the name of the program that answers there.
        return path.map { $0.hasPrefix("/index.php?") ? "/" + $0.dropFirst(10) : $0 }
    }

    private func written(_ address: some StringProtocol) -> String? {
        let text = String(address)
        if text.hasPrefix("/"), !text.hasPrefix("//") { return text }
        guard let host = Self.host(of: text[...]), hosts.contains(host) else { return nil }
        let rest = Self.behindScheme(text[...])
        guard let slash = rest.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }) else { return "/" }
        // One slash only: two would make a link that leads to another host.
        return "/" + rest[slash...].drop { $0 == "/" || $0 == "\\" }
    }

    private static func behindScheme(_ address: Substring) -> Substring {
        for scheme in ["https://", "http://", "//"] where address.prefix(scheme.count).lowercased() == scheme {
            return address.dropFirst(scheme.count)
        }
        return ""
    }

    private static func host(of address: Substring) -> String? {
        let rest = behindScheme(address).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let name = rest.split(separator: "@").last?.split(separator: ":").first.map { $0.lowercased() }
        return name.flatMap { $0.isEmpty ? nil : $0 }
    }
}
