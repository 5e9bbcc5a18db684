import PortadaCore
import PortadaRendering
import PortadaStore

/// A page made for somebody at the desk, that no reader gets.
public struct Preview: Sendable {
    /// The page, UTF-8.
    public let html: [UInt8]
    /// What a browser may do with it (Content Security Policy): it may stand in a frame of the same site.
    public let policy: String
}

extension Site {
    /// The options that the theme has by itself.
    public func themeOptions() throws -> ThemeSettings { try parts.theme().settings }

    /// The front page as it would be with other options of the theme.
    public func previewFront(_ look: Look) async throws -> Preview {
        let parts = parts
        return try await parts.store.read { [press] reader in
            let frame = try press.frame(reader, look: look)
            return try Self.preview(press.pageMaker(reader, frame), .front(page: 1))
        }
    }

    /// A route's page, made anew, with the policy that its own style needs.
    private static func preview(_ page: PageMaker, _ route: SiteRoute) throws -> Preview {
        var shelf = FreshShelf(page: page)
        let answer = try shelf.joined(page.answer(route, query: .none))
        guard case .bytes(let html) = answer.body else { return Preview(html: [], policy: "default-src 'none'") }
        let security = SecurityHeaders(
            styleHashes: [page.theme.criticalStyleSource],
            frameHosts: EmbedProvider.playerHosts,
            isSecure: false
        )
        return Preview(html: html, policy: security.policy)
    }
}
