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
    private static func address(_ raw: String, schemes: Set<String>) -> String? {
        guard raw.utf8.count <= maxBytes else { return nil }
        let scalars = raw.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F || $0 == " " }
        var text = String(String.UnicodeScalarView(scalars))
        while text.hasPrefix(" ") { text.removeFirst() }
        while text.hasSuffix(" ") { text.removeLast() }
        text = text.replacing(" ", with: "%20")
        guard !text.isEmpty, !text.utf8.contains(UInt8(ascii: "\\")) else { return nil }
        if text.hasPrefix("//") { return text.count > 2 ? "https:" + text : nil }
        // A colon before any slash, question mark or number sign ends a scheme.
        if let colon = text.firstIndex(of: ":"), !text[..<colon].contains(where: { "/?#".contains($0) }) {
            let scheme = text[..<colon].lowercased()
            guard schemes.contains(scheme) else { return nil }
            if scheme.hasPrefix("http") { return host(of: text) == nil ? nil : text }
        }
        return text
    }

    /// The host of an absolute `http` or `https` address, in lower case, without port and user.
    static func host(of address: String) -> String? {
        let lower = address.lowercased()
        guard let prefix = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let authority = lower.dropFirst(prefix.count).prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { return nil }
        let host = authority.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
        return host.isEmpty || host.contains("%") ? nil : String(host)
    }
}
