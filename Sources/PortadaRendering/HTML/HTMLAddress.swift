/// Addresses in HTML from outside: which may stay, and how they are written.
enum HTMLAddress {
    private static let maxBytes = 4096

    /// An address that a link may have: `http`, `https`, `mailto`, `tel`, or relative. Nil for everything else.
    static func link(_ raw: String) -> String? {
        address(raw, schemes: ["http", "https", "mailto", "tel"])
    }

    /// An address that a picture may have: `http`, `https`, or relative.
    static func picture(_ raw: String) -> String? {
        address(raw, schemes: ["http", "https"])
    }

    /// Browsers drop tabs and line breaks anywhere, and controls and spaces at both ends (URL Standard, section 4.4),
    /// so the same is done before the scheme is looked at.
    ///
    /// On bytes: to a `Character` a colon with an accent above it is no colon, to a browser it is one.
    private static func address(_ raw: String, schemes: Set<String>) -> String? {
        guard raw.utf8.count <= maxBytes else { return nil }
        var bytes = raw.utf8.filter { $0 >= 0x20 && $0 != 0x7F }
        bytes = Array(bytes.drop { $0 == 0x20 })
        while bytes.last == 0x20 { bytes.removeLast() }
        guard !bytes.isEmpty, !bytes.contains(UInt8(ascii: "\\")) else { return nil }
        var text = String(decoding: bytes, as: UTF8.self).replacing(" ", with: "%20")
        if bytes.starts(with: "//".utf8) { text = "https:" + text }
        guard let scheme = scheme(of: text) else { return text }
        guard schemes.contains(scheme) else { return nil }
        return scheme.hasPrefix("http") && host(of: text) == nil ? nil : text
    }

    /// What stands before a colon that comes before any slash, question mark or number sign, in lower case.
    private static func scheme(of address: String) -> String? {
        guard let end = address.utf8.firstIndex(where: { ":/?#".utf8.contains($0) }),
            address.utf8[end] == UInt8(ascii: ":")
        else { return nil }
        return String(decoding: address.utf8[..<end], as: UTF8.self).lowercased()
    }

    /// The host of an absolute `http` or `https` address, in lower case, without port and user.
    static func host(of address: String) -> String? {
        guard let scheme = scheme(of: address), ["https", "http"].contains(scheme) else { return nil }
        let rest = address.utf8.dropFirst(scheme.utf8.count + 1)
        guard rest.starts(with: "//".utf8) else { return nil }
        let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
        guard !authority.contains(UInt8(ascii: "@")) else { return nil }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }
        // No host holds these (URL Standard, section 3.1), however they are written.
        guard !host.isEmpty, !host.contains(where: { "%<>[]^|\"".utf8.contains($0) }) else { return nil }
        return String(decoding: host, as: UTF8.self).lowercased()
    }
}
