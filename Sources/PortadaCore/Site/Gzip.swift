/// What clients say of gzip (RFC 1952).
package enum Gzip {
    /// Whether a client takes gzip, by its `Accept-Encoding` (RFC 9110, section 12.5.3).
    package static func isAccepted(by acceptEncoding: String?) -> Bool {
        guard let acceptEncoding else { return false }
        var accepted = false
        for item in acceptEncoding.split(separator: ",").prefix(20) {
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let coding = parts.first, ["gzip", "x-gzip", "*"].contains(coding) else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if coding != "*" { return quality > 0 }
            accepted = quality > 0
        }
        return accepted
    }
}
