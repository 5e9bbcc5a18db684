import PortadaCore
import PortadaRendering
import PortadaStore

/// A page of the readers' site, made for somebody at the desk; no reader gets it, and nothing of it is kept.
public struct Preview: Sendable {
    /// The page, UTF-8.
    public let bytes: [UInt8]
    /// What browsers are told of it, its policy among it.
    public let headers: [(name: String, value: String)]
}

extension Site {
    /// A story's page as readers would see it, whatever its state.
    public func preview(_ story: Article) async throws -> Preview {
        try await preview { try $0.previewPage(story) }
    }

    /// The front with an arrangement that nobody published.
    public func preview(_ arrangement: FrontArrangement) async throws -> Preview {
        try await preview { page in
            page.preparedFront = arrangement
            return try page.answer(.front(page: 1), query: .none)
        }
    }

    /// The front with other options of the theme.
    public func preview(_ look: Look) async throws -> Preview {
        try await preview(with: look) { try $0.answer(.front(page: 1), query: .none) }
    }

    private func preview(
        with look: Look? = nil,
        _ make: @escaping @Sendable (inout PageMaker) throws -> Answer
    ) async throws -> Preview {
        try await parts.store.read { [press] reader in
            var page = press.pageMaker(reader, try press.frame(reader, look: look))
            let answer = try make(&page)
            var shelf = FreshShelf(page: page)
            guard case .bytes(let bytes) = try shelf.joined(answer).body else { return Preview(bytes: [], headers: []) }
            let security = SecurityHeaders(
                styleHashes: [page.theme.criticalStyleSource],
                frameHosts: EmbedProvider.playerHosts,
                strictTransport: press.strictTransport
            )
            return Preview(bytes: bytes, headers: security.all)
        }
    }

    /// The options that the theme has by itself.
    public func themeOptions() throws -> ThemeSettings { try parts.theme().settings }
}
