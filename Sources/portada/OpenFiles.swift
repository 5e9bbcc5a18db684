import Foundation

/// How many files and connections the program may have open.
enum OpenFiles {
    /// Enough for the largest `maxConnections` on two ports, and for what lies open besides.
    private static let wanted: rlim_t = 262_144

    /// Raises what shells and services allow at first, 1,024 mostly, as far as the system lets the program do so by itself
    /// (setrlimit(2)).
    static func raiseLimit() {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < wanted else { return }
        limit.rlim_cur = min(wanted, limit.rlim_max)
        _ = setrlimit(resource, &limit)
    }
}
