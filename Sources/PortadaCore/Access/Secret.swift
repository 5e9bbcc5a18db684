/// What nobody may guess.
public enum Secret {
    /// Whether two texts are the same, byte by byte; takes as long wherever they differ.
    public static func isEqual(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
