import Foundation

/// A place in a list, as the address of its next page holds it. Programs pass it on as it is.
struct APICursor: Sendable, Hashable {
    /// The numbers by which the list is ordered.
    let numbers: [Int64]

    /// A place.
    init(_ numbers: Int64...) { self.numbers = numbers }

    /// Reads a place; nil for what is none.
    init?(_ text: String) {
        guard text.utf8.count <= 100 else { return nil }
        let base = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = base + String(repeating: "=", count: (4 - base.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), let plain = String(data: data, encoding: .utf8) else {
            return nil
        }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard (1...2).contains(parts.count), !parts.contains(nil) else { return nil }
        numbers = parts.compactMap { $0 }
    }

    /// As an address holds it.
    var text: String {
        Data(numbers.map(String.init).joined(separator: ".").utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
