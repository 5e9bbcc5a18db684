/// Digits put together to a date for programs. A story's page has six of them; with interpolated strings they took a
/// twentieth of its making.
struct Digits {
    private var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(32)
    }

    /// Adds a text and a number behind it, with zeros in front where it has fewer digits.
    mutating func append(_ text: String, _ number: Int, atLeast count: Int = 2) {
        bytes.append(contentsOf: text.utf8)
        var unit = 1
        for _ in 1..<count { unit *= 10 }
        guard number >= 0, number / unit < 10 else { return bytes.append(contentsOf: String(number).utf8) }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    /// Adds a day: `2023-09-04`.
    mutating func append(_ day: CivilDay) {
        append("", day.year, atLeast: 4)
        append("-", day.month)
        append("-", day.day)
    }

    /// All of it.
    var string: String { String(decoding: bytes, as: UTF8.self) }
}
