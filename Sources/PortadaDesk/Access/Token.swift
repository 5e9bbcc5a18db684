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

    /// What forms carry to show that they are ours: only who can read the cookie's page knows it.
    var formKey: String { String(Self.digest(of: "form " + text).prefix(32)) }

    /// SHA-256 of a text, hexadecimal.
    static func digest(of text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
