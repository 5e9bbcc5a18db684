import Foundation
import PortadaCore

extension Reader {
    /// Whether an address of the newspaper's own (`/nacional/nota/`, with query, without `#…`) leads readers to something.
    /// Asks the store alone: what the program itself answers, such as feeds and archives, is taken to be there.
    public func leadsSomewhere(_ address: String) throws -> Bool {
        if address.hasPrefix("/?") { return try address == "/?" || leads(path: address) }
        let path = String(address.prefix { $0 != "?" && $0 != "#" })
        var parts = path.split(separator: "/")
        if parts.last == "feed" { parts.removeLast() }
        if parts.count >= 2, parts[parts.count - 2] == "page", parts[parts.count - 1].allSatisfy(\.isNumber) {
            parts.removeLast(2)
        }
        if parts.count >= 2, let last = parts.last, SiteAddress.commentPage(in: last) != nil { parts.removeLast() }
        guard let first = parts.first else { return true }
        if parts.count == 2, let slug = parts[1].removingPercentEncoding {
            switch first {
            case "author", "agency": return try person(slug: slug) != nil
            case "tag": return try tag(slug: slug) != nil
            default: break
            }
        }
        let plain = "/" + parts.joined(separator: "/") + "/"
        if try leads(path: plain) || leads(path: path) { return true }
        return SiteAddress.isReserved(plain)
    }

    private func leads(path: String) throws -> Bool {
        switch try resolve(path: path) {
        case .unknown, .gone: false
        default: true
        }
    }
}
