import PortadaCore

/// What a request asks for (RFC 9112, section 3.2).
enum RequestTarget {
    /// Whether a text may stand where the host and its port do (RFC 3986, section 3.2).
    static func isHost(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "a")...UInt8(ascii: "z"): true
            default: "-._~%!$&'()*+,;=:[]".utf8.contains(byte)
            }
        }
    }

    /// The name of a page in the page cache; nil for what is answered anew each time. A query string that the page does
    /// not use makes no other page.
    static func cacheKey(_ path: String, _ route: SiteRoute) -> String? {
        switch route {
        case .moved, .inner, .health, .readiness, .metrics, .asset, .media, .share, .search, .liveSearch, .newsSitemap:
            nil
        case .stored(let stored, let page) where stored.hasPrefix("/?"): page == 1 ? stored : nil
        case .storedFeed(let stored, _) where stored.hasPrefix("/?"): nil
        // All of them get the same page, however they are spelled.
        case .nowhere: PageCache.nowhereKey
        default: path
        }
    }
}
