/// Stands for bytes, so that an import knows what did not change: FNV-1a over words of eight bytes, then spread.
///
/// It guards against nothing but chance: whoever makes an export may make it as he likes.
enum Fingerprint {
    /// The fingerprint of bytes.
    static func of(_ bytes: [UInt8], seed: Int64 = 0) -> Int64 {
        var state = 0xCBF2_9CE4_8422_2325 ^ UInt64(bitPattern: seed)
        bytes.withUnsafeBytes { raw in
            var offset = 0
            while offset + 8 <= raw.count {
                state = (state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
                state ^= state >> 29
                offset += 8
            }
            while offset < raw.count {
                state = (state ^ UInt64(raw[offset])) &* 0x100_0000_01B3
                offset += 1
            }
        }
        state ^= UInt64(bytes.count)
        state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int64(bitPattern: state ^ (state >> 31))
    }

    /// The fingerprint of a text.
    static func of(_ text: String, seed: Int64 = 0) -> Int64 { of(Array(text.utf8), seed: seed) }
}
