import Foundation

/// What lets somebody in, once, on the day on which the phone is gone: ten letters and digits.
enum RecoveryCode {
    /// None that is taken for another: no i, l, 1, o, 0.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    private static let (length, half) = (10, 5)

    /// Ten new ones, as they are printed: `k7m2p-x4qnd`.
    static func make() -> [String] {
        (0..<10).map { _ in
            written((0..<length).map { _ in letters[Int.random(in: letters.indices)] })
        }
    }

    /// A code as it was printed, however it was typed: capitals, spaces, any hyphen or none; nil for what can't be one.
    static func read(_ typed: String) -> String? {
        let plain = typed.precomposedStringWithCompatibilityMapping.lowercased().filter { $0.isLetter || $0.isNumber }
        guard plain.count == length, plain.allSatisfy(letters.contains) else { return nil }
        return written(Array(plain))
    }

    private static func written(_ code: [Character]) -> String { String(code[..<half]) + "-" + String(code[half...]) }
}
