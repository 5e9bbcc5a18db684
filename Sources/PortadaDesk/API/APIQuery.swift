/// The parameters of an address, as HTML forms and most programs write them: a plus is a space.
struct APIQuery: Sendable {
    /// Names and values, in order.
    let pairs: [(name: String, value: String)]

    /// Reads what stands behind the question mark; nil when it can't be read.
    init?(_ text: String) {
        var pairs: [(name: String, value: String)] = []
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(sides[0]), let value = Self.decode(sides.count > 1 ? sides[1] : "") else {
                return nil
            }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    private static func decode(_ text: Substring) -> String? { text.replacing("+", with: " ").removingPercentEncoding }
}
