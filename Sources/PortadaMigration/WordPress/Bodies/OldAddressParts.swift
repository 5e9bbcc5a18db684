import Foundation
import PortadaCore

/// Mends parts of addresses that no browser can ask for as the export has them; what one can ask for stays as it is.
enum OldAddressParts {
    private static let hexDigits = Set("0123456789abcdefABCDEF".utf8)
    /// What a path and its query may hold besides escapes (RFC 3986, section 3.3).
    private static let plain = Set("!$&'()*+,;=:@/?#-._~".utf8)

    /// A path whose every byte may stand in an address: others become escapes in small letters, as WordPress writes them,
    /// and steps up and down are gone.
    static func path(_ text: String) -> String {
        let escaped = escape(text)
        guard escaped.contains("/.") else { return escaped }
        let end = escaped.firstIndex { $0 == "?" || $0 == "#" } ?? escaped.endIndex
        var parts: [Substring] = []
        for part in escaped[..<end].split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case ".": continue
            case "..": if parts.count > 1 { parts.removeLast() }
            default: parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return (joined.hasPrefix("/") ? joined : "/" + joined) + escaped[end...]
    }

    /// A slug as WordPress would have made it: letters, digits, hyphens, and escapes in small letters.
    static func slug(_ text: String) -> String {
        let isSound = escape(text) == text && text.utf8.allSatisfy { !plain.contains($0) || "-_.~".utf8.contains($0) }
        if isSound, !text.allSatisfy({ $0 == "." }) { return text.lowercased() }
        let latin = Slug.make(from: text, maxLength: 200, fallback: "")
        if !latin.isEmpty { return latin }
        return escape(text.split { $0.isWhitespace || $0.isASCII }.joined(separator: "-"))
    }

    private static func escape(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var escaped: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let next = bytes[(index + 1)...].prefix(2)
            let isEscape = byte == UInt8(ascii: "%") && next.count(where: hexDigits.contains) == 2
            if isEscape || isLetterOrDigit(byte) || plain.contains(byte) {
                escaped.append(byte)
            } else {
                escaped += String(format: "%%%02x", byte).utf8
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}
