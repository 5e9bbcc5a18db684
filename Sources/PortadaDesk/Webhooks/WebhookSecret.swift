import Crypto
import Foundation

/// What a webhook's messages are signed with, as the Standard Webhooks specification has it: `whsec_` and 32 random
/// bytes in base64.
enum WebhookSecret {
    private static let prefix = "whsec_"

    /// A new one.
    static func new() -> String {
        var random = SystemRandomNumberGenerator()
        return prefix
            + Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }).base64EncodedString()
    }

    /// The signature of a message: HMAC-SHA-256 over its name, the moment of the try and its body.
    static func signature(_ secret: String, name: String, seconds: Int64, body: [UInt8]) -> String {
        let key = Data(base64Encoded: String(secret.dropFirst(prefix.count))) ?? Data(secret.utf8)
        var signed = Data("\(name).\(seconds).".utf8)
        signed.append(contentsOf: body)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
        return "v1," + Data(code).base64EncodedString()
    }
}
