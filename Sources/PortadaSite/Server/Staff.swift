import Hummingbird

/// Those who run the newspaper, as readers' pages know them: they are told how a page came about.
///
/// The front handler looks for the cookie alone, where a browser sends any, and hands such a request on; everybody else is
/// answered as if there were no staff.
public struct Staff: Sendable {
    let cookie: String
    let isSignedIn: @Sendable (Request) async -> Bool

    /// - Parameters:
    ///   - cookie: the name of the cookie that their browsers send.
    ///   - isSignedIn: whether a request comes from somebody whose session is good.
    public init(cookie: String, isSignedIn: @escaping @Sendable (Request) async -> Bool) {
        self.cookie = cookie
        self.isSignedIn = isSignedIn
    }
}
