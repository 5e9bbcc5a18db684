import Foundation
import PortadaCore

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
        guard let numbers = (1...2).compactMap({ NumberRange.keys.list(plain, separator: ".", count: $0) }).first else {
            return nil
        }
        self.numbers = numbers
    }

    /// As an address holds it.
    var text: String {
        Data(numbers.map(String.init).joined(separator: ".").utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
