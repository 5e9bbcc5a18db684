import Crypto
import PortadaCore

/// The validators of an answer, and whether a client's copy is still good (RFC 9110, section 13).
struct Validators {
    /// The strong entity tag, with its quotes.
    let entityTag: String
    /// When the content last changed.
    let lastModified: Timestamp?

    /// Validators of an answer that has its entity tag already.
    init(entityTag: String, lastModified: Timestamp?) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }

    /// The strong entity tag of bytes with a digest: other encodings of the same bytes have other tags.
    static func entityTag(of digest: SHA256.Digest, encoding: ContentEncoding) -> String {
        "\"" + hex(digest.prefix(12)) + (encoding == .gzip ? "-gzip" : "") + "\""
    }

    /// Validators of a file that never changes under its address.
    init(ofImmutable address: String) {
        let digest = SHA256.hash(data: Array(address.utf8))
        entityTag = "\"" + Self.hex(digest.prefix(12)) + "\""
        lastModified = nil
    }

    /// Whether the client's copy is good: `If-None-Match` decides, `If-Modified-Since` only when the former is absent.
    func match(ifNoneMatch: String?, ifModifiedSince: String?) -> Bool {
        if let ifNoneMatch {
            if ifNoneMatch == "*" { return true }
            // Weak comparison (RFC 9110, section 8.8.3.2): a proxy may have weakened our tag.
            return ifNoneMatch.split(separator: ",").contains { item in
                let tag = item.drop { $0 == " " || $0 == "\t" }
                let strong = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
                return strong.split(separator: " ").first.map { $0 == entityTag } ?? false
            }
        }
        guard let lastModified, let since = ifModifiedSince.flatMap(HTTPDate.parse) else { return false }
        return lastModified.rawValue / 1000 <= since.rawValue / 1000
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
