/// An old address and where its readers are sent.
public struct Redirect: Sendable, Hashable {
    /// The old address: a path, percent-encoded.
    public var path: String
    /// Where it leads: a path of the newspaper, or an address of another site.
    public var target: String

    /// Names both; `fault` says whether they can be.
    public init(path: String, target: String) {
        (self.path, self.target) = (path, target)
    }

    /// The longest address, in bytes.
    public static let maxBytes = 2048

    /// What is wrong with the addresses, as a sentence; nil when nothing is.
    public var fault: String? {
        if !Self.isPath(path) {
            return "'\(path.prefix(100))' is no address of this newspaper: one begins with / and has no spaces."
        }
        if let fault = Self.neverAsked(path) { return "'\(path.prefix(100))' \(fault)" }
        if Self.isPath(target) || Self.isForeign(target) { return nil }
        return "'\(target.prefix(100))' is no address to lead to: one begins with / or with https://."
    }

    /// Why no reader ever asks for an address, as the end of a sentence; nil for all that can be asked for.
    private static func neverAsked(_ path: String) -> String? {
        if path.contains("#") { return "has a part behind #, which browsers keep to themselves: leave it out." }
        if path.hasSuffix("$") || ["*", "(.", "[^", "\\d"].contains(where: path.contains) {
            return "is a pattern; a redirect leads from one address: name each of them."
        }
        for escape in path.split(separator: "%", omittingEmptySubsequences: false).dropFirst() {
            let digits = escape.utf8.prefix(2)
            guard digits.count == 2,
                digits.allSatisfy({
                    UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 | 0x20
                })
            else { return "has a % without two digits behind it: write %25 for the sign itself." }
        }
        return nil
    }

    /// Whether it leads to a page of the newspaper itself.
    public var isInternal: Bool { Self.isPath(target) }

    /// `//host` and `/\host` lead elsewhere in browsers, so they are no paths.
    private static func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.hasPrefix("/\\") && isPlain(text)
    }

    private static func isForeign(_ text: String) -> Bool {
        for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
            guard let first = text.dropFirst(scheme.count).first else { return false }
            return (first.isLetter || first.isNumber || first == "[") && isPlain(text)
        }
        return false
    }

    /// Printable ASCII, as addresses are written in a header.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= maxBytes && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
    }
}
