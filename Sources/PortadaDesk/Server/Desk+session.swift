import Hummingbird
import PortadaCore
import PortadaStore

extension Desk {
    /// The name of the cookie by which the browsers of those who are signed in are known, on all pages of the site.
    public var sessionCookie: String { cookies.sessionName }

    /// Whether a request, for whatever page of the site, comes from somebody who is signed in here.
    public func isSignedIn(_ request: Request) async -> Bool {
        // A store that can't be read now knows nobody.
        (try? await session(of: request)) != nil
    }

    /// The session that a request's cookie names; nil when there is none, or nobody used it for too long.
    func session(of request: Request) async throws -> (session: Session, account: Account, token: Token)? {
        guard let token = cookies.session(of: request) else { return nil }
        let digest = token.digest
        guard let (session, account) = try await store.read({ try $0.session(token: digest) }) else { return nil }
        let unused = clock().rawValue - session.used.rawValue
        return unused < Int64(DeskCookies.sessionSeconds) * 1000 ? (session, account, token) : nil
    }
}
