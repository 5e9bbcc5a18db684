import HTTPTypes
import PortadaCore
import PortadaStore

/// The front page as readers would see it with an arrangement that is being prepared.
public struct FrontPreview: Sendable {
    /// The page.
    public let bytes: [UInt8]
    /// What tells the browser what the page may do.
    public let headers: [(name: String, value: String)]
}

extension Site {
    /// Renders the front with an arrangement that nobody published; no reader gets it.
    public func preview(_ arrangement: FrontArrangement) async throws -> FrontPreview {
        let answer = try await page { page in
            var page = page
            page.preparedFront = arrangement
            var shelf = FreshShelf(page: page)
            return try shelf.joined(try page.answer(.front(page: 1), query: .none))
        }
        guard case .bytes(let bytes) = answer.body else { return FrontPreview(bytes: [], headers: []) }
        return FrontPreview(bytes: bytes, headers: press.securityHeaders().all)
    }
}
