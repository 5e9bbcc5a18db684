import Hummingbird

extension Request {
    /// The path as the log may hold it: what stands behind `invitation` and `preview` lets people in.
    var loggedPath: String {
        let parts = uri.path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        guard parts.count == 3, parts[0] == "desk", ["invitation", "preview"].contains(parts[1]) else {
            return uri.path
        }
        return "/desk/\(parts[1])/…"
    }
}
