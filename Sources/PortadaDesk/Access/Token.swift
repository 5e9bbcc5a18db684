import Crypto
import Foundation

/// A secret that a browser or a link holds; the store keeps only its digest.
struct Token: Sendable, Hashable {
    /// 43 letters and digits (base64url of 32 random bytes).
    let text: String

    /// A new one.
    init() {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        text = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=",
            with: ""
        )
    }

    /// One that came from outside; nil when it can't be one.
    init?(_ text: String) {
        guard (20...64).contains(text.utf8.count),
            text.utf8.allSatisfy({
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
            })
        else { return nil }
        self.text = text
    }

    /// What the store keeps: SHA-256, hexadecimal.
    var digest: String { Self.digest(of: text) }

    /// What forms carry to show that they are ours: only who can read the cookie's page knows it. Written differently
    /// each time, a random mask and the key under it, so that the lengths of compressed pages tell nobody the key
    /// (Gluck, Harris, Prado: BREACH, 2013).
    var formKey: String {
        let mask = (0..<Self.keyLength).map { _ in UInt8.random(in: .min ... .max) }
        return Self.hexadecimal(mask + zip(mask, key).map { $0 ^ $1 })
    }

    /// Whether a form that came from outside carries the key, however it was written. Takes as long wherever it is wrong.
    func isFormKey(_ sent: String) -> Bool {
        let digits = sent.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
        guard digits.count == 4 * Self.keyLength else { return false }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
        let unmasked = zip(bytes, bytes[Self.keyLength...]).map { $0 ^ $1 }
        return !digits.contains(nil) && zip(unmasked, key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let keyLength = 16
    private var key: [UInt8] { Array(SHA256.hash(data: Data(("form " + text).utf8)).prefix(Self.keyLength)) }

    /// SHA-256 of a text, hexadecimal.
    static func digest(of text: String) -> String {
        hexadecimal(SHA256.hash(data: Data(text.utf8)))
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
