extension SiteAddress {
    /// What a link means on the newspaper's own site: its address from the first slash on. Nil when it leads elsewhere.
    /// The newspaper is known by its host, with or without `www.`, whatever scheme and port an address has.
    /// - Parameter site: the absolute address of the site.
    public static func ownPath(of link: String, site: String) -> String? {
        if link.hasPrefix("/"), !link.hasPrefix("//") { return link }
        guard let (host, path) = parts(of: link), let own = parts(of: site)?.host, bare(host) == bare(own) else {
            return nil
        }
        return path.hasPrefix("/") ? String(path) : "/" + path
    }

    private static func bare(_ host: String) -> Substring { host.hasPrefix("www.") ? host.dropFirst(4) : host[...] }

    /// The host of an absolute address, in lower case and without port, and what follows.
    private static func parts(of address: String) -> (host: String, path: Substring)? {
        guard let scheme = ["https://", "http://"].first(where: address.prefix(8).lowercased().hasPrefix) else {
            return nil
        }
        let rest = address.dropFirst(scheme.count)
        var host = rest.prefix { !"/?#".contains($0) }
        let path = rest[host.endIndex...]
        if let colon = host.lastIndex(of: ":"), host[colon...].dropFirst().allSatisfy(\.isNumber) {
            host = host[..<colon]
        }
        return (host.lowercased(), path)
    }
}
