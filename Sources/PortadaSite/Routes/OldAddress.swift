import Foundation
import PortadaCore

/// An address as people write it, turned into the one that the table of redirects is asked for.
public enum OldAddress {
    /// Why an address can't be redirected.
    public struct Fault: Error, CustomStringConvertible {
        /// A sentence for the operator.
        public let description: String
    }

    /// The path for the table: without scheme and host, letters outside ASCII percent-encoded as browsers do.
    /// Throws a `Fault` when no redirect can begin there.
    public static func path(of address: String) throws -> String {
        let (path, query) = SiteRouter.split(encoded(address))
        guard path.hasPrefix("/") else {
            throw Fault(description: "'\(address.prefix(100))' is no address: one begins with / or with https://.")
        }
        switch SiteRouter.route(path: path, query: query) {
        case .stored(let stored, page: 1):
            if path != "/", query != .none {
                throw Fault(
                    description: "'\(address.prefix(100))' has a query string, which addresses are not told apart by."
                )
            }
            return stored
        case .nowhere: throw Fault(description: "'\(address.prefix(100))' is no address that a page can have.")
        default: throw Fault(description: "'\(address.prefix(100))' is answered by the newspaper itself.")
        }
    }

    /// An address to lead to, with letters outside ASCII percent-encoded.
    public static func target(of address: String) -> String { encoded(address) }

    private static let ascii = CharacterSet(charactersIn: Unicode.Scalar(0x21)...Unicode.Scalar(0x7E))

    private static func encoded(_ address: String) -> String {
        let trimmed = address.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.addingPercentEncoding(withAllowedCharacters: ascii) ?? trimmed
    }
}
