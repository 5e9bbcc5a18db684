import CArgon2
import Foundation

/// Passwords as the store keeps them: argon2id (RFC 9106), in the notation that names its parameters.
struct PasswordHash: Sendable {
    /// Passes over the memory, and its size in KiB: a quarter of a second and 64 MiB for each try.
    private static let passes: UInt32 = 3
    private static let memory: UInt32 = 64 * 1024
    private static let saltLength = 16
    private static let hashLength = 32
    /// How long a password may be, in bytes; a longer one only costs time.
    static let maxBytes = 1024

    /// The hash of a password that nobody has: what an unknown name is tried against, so that it takes as long.
    static let ofNobody = make("\(UInt64.random(in: .min ... .max))-\(UInt64.random(in: .min ... .max))")

    /// The ways in which a password may reach us: accents are one letter in some keyboards and two in others. The first
    /// one (Unicode's normalization form C) is what new hashes are made of, the others are in hashes of former times.
    private static func forms(of password: String) -> [[UInt8]] {
        let forms = [
            password.precomposedStringWithCanonicalMapping, password, password.decomposedStringWithCanonicalMapping,
        ].map { Array($0.utf8) }
        return forms.enumerated().filter { !forms[..<$0.offset].contains($0.element) }.map(\.element)
    }

    /// The hash of a password; takes a quarter of a second of the thread that calls. Nil only when memory is out.
    static func make(_ password: String) -> String? {
        ofBytes(Array(password.precomposedStringWithCanonicalMapping.utf8))
    }

    /// The hash of a password's bytes.
    static func ofBytes(_ bytes: [UInt8]) -> String? {
        let salt = (0..<saltLength).map { _ in UInt8.random(in: .min ... .max) }
        var text = [CChar](
            repeating: 0,
            count: argon2_encodedlen(passes, memory, 1, UInt32(saltLength), UInt32(hashLength), Argon2_id)
        )
        let length = text.count
        let code = argon2id_hash_encoded(
            passes,
            memory,
            1,
            bytes,
            bytes.count,
            salt,
            salt.count,
            hashLength,
            &text,
            length
        )
        guard code == ARGON2_OK.rawValue else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a password is the one; takes a quarter of a second of the thread that calls, and for one with accents up
    /// to three.
    static func verify(_ password: String, against hash: String) -> Bool {
        guard password.utf8.count <= maxBytes else { return false }
        return forms(of: password).contains { argon2id_verify(hash, $0, $0.count) == ARGON2_OK.rawValue }
    }
}
