/// A length of time as the demo's files write it: `"14mo 3d 5h"`.
struct DemoLength: Decodable, Sendable {
    /// The length in seconds.
    let seconds: Int64

    private static let units: [(name: String, seconds: Int64)] = [
        ("min", 60), ("mo", 30 * 86_400), ("h", 3600), ("d", 86_400), ("y", 365 * 86_400),
    ]

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        var sum: Int64 = 0
        for part in text.split(separator: " ") {
            guard let unit = Self.units.first(where: { part.hasSuffix($0.name) }),
                let count = Int64(part.dropLast(unit.name.count))
            else { throw DemoFault("\"\(text)\" is no length of time") }
            sum += count * unit.seconds
        }
        seconds = sum
    }
}
