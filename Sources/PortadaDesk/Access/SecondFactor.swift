import CQRCode
import Crypto
import Foundation
import PortadaCore

/// Six digits that change every half minute (TOTP, RFC 6238, with the SHA-1 that all authenticator programs know).
struct SecondFactor: Sendable {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let stepSeconds: Int64 = 30
    /// How many steps a phone's clock may be off.
    private static let tolerance: Int64 = 1

    /// The secret in base32 (RFC 4648), as authenticator programs take it.
    let secret: String

    /// A new one, of 160 bits.
    init() {
        secret = String(decoding: (0..<32).map { _ in Self.alphabet[Int.random(in: 0..<32)] }, as: UTF8.self)
    }

    /// A known one.
    init(secret: String) {
        self.secret = secret
    }

    /// The step whose code this is, near a moment; nil when it is none.
    func step(of code: String, at time: Timestamp) -> Int64? {
        let digits = code.compactMap(\.wholeNumberValue).map(String.init).joined()
        let now = time.rawValue / 1000 / Self.stepSeconds
        return ((now - Self.tolerance)...(now + Self.tolerance)).first { Secret.isEqual(self.code(step: $0), digits) }
    }

    /// The code of a step (RFC 4226, section 5.3).
    func code(step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - text.count) + text
    }

    private var key: [UInt8] {
        var bytes: [UInt8] = []
        var (buffer, bits) = (UInt32(0), 0)
        for letter in secret.utf8 {
            guard let value = Self.alphabet.firstIndex(of: letter) else { continue }
            buffer = buffer << 5 | UInt32(value)
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return bytes
    }

    /// The address that an authenticator program reads from a QR code.
    func address(account: String, newspaper: String) -> String {
        var components = URLComponents()
        components.scheme = "otpauth"
        components.host = "totp"
        components.path = "/\(newspaper.replacing(":", with: " ")):\(account)"
        components.queryItems = [
            URLQueryItem(name: "secret", value: secret), URLQueryItem(name: "issuer", value: newspaper),
        ]
        return components.string ?? ""
    }

    /// A QR code as the path of an SVG picture, one unit for each module, and how many units wide it is.
    static func drawing(of text: String) -> (path: String, width: Int)? {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        var path = ""
        for row in 0..<width {
            for column in 0..<width where code.pointee.data[row * width + column] & 1 == 1 {
                path += "M\(column) \(row)h1v1h-1z"
            }
        }
        return (path, width)
    }
}
