import PortadaCore

/// A part of the list of old addresses.
public struct RedirectPage: Sendable {
    /// Old addresses, with what they lead to now.
    public var rows: [(path: String, leadsTo: Resolution)] = []
    /// Where the list goes on, as `redirects` takes it; nil at its end. It names no address that is not in the list.
    public var next: String?
}

extension Reader {
    /// How many addresses are looked at for one part of the list when fewer than three letters are asked for.
    private static let maxAddressesLooked = 5_000
    /// What the index of letters knows: texts shorter than three are in no index.
    private static let leastLetters = 3

    /// Old addresses, with what they lead to now; those of pictures' files are left out. All of them come in the order of the
    /// alphabet, those that contain a text the last added first. With a text, a part of the list may hold fewer than its limit,
    /// or nothing, and yet go on.
    /// - Parameters:
    ///   - text: what the address must contain, in capitals or not; empty for all.
    ///   - last: the `next` of the part before; empty for the first.
    ///   - includingKilled: whether those are given too that led to a killed story.
    public func redirects(
        containing text: String = "",
        after last: String = "",
        includingKilled: Bool = true,
        limit: Int
    ) throws -> RedirectPage {
        guard !text.isEmpty else {
            return try allRedirects(after: last, includingKilled: includingKilled, limit: limit)
        }
        let candidates = candidates(containing: text, before: Int64(last), limit: limit)
        let found = try connection.query(
            """
            SELECT redirect.path, candidate.number FROM (\(candidates.sql)) AS candidate
                CROSS JOIN redirect_address ON redirect_address.number = candidate.number
                CROSS JOIN redirect ON redirect.path = redirect_address.path
            WHERE \(candidates.condition) AND \(Self.isListed) LIMIT ?
            """,
            candidates.values + [.text(text), .flag(includingKilled), .int(Int64(limit + 1))]
        ) { (path: $0.text(0), number: $0.int(1)) }
        var next = found.count > limit ? found[limit - 1].number : nil
        if next == nil {
            next = try connection.first(
                "SELECT number FROM (\(candidates.sql)) AS candidate LIMIT 1 OFFSET ?",
                candidates.values + [.int(Int64(candidates.looks - 1))]
            ) { $0.int(0) }
        }
        return try page(found.map(\.path), limit: limit, next: next.map { String($0) })
    }

    /// Numbers of addresses that may contain a text, the last added first, and what else is asked of each of them.
    private func candidates(
        containing text: String,
        before start: Int64?,
        limit: Int
    ) -> (sql: String, values: [SQLValue], condition: String, looks: Int) {
        guard text.unicodeScalars.count >= Self.leastLetters else {
            return (
                "SELECT number FROM redirect_address WHERE number < ? ORDER BY number DESC LIMIT ?",
                [.int(start ?? .max), .int(Int64(Self.maxAddressesLooked))],
                "instr(lower(redirect_address.path), lower(?)) > 0", Self.maxAddressesLooked
            )
        }
        let looks = max(limit + 1, Self.maxFound)
        let phrase = text.replacing("\0", with: "").replacing("\"", with: "\"\"")
        return (
            """
            SELECT rowid AS number FROM redirect_index WHERE redirect_index MATCH ? AND rowid < ?
            ORDER BY rowid DESC LIMIT ?
            """,
            [.text("\"\(phrase)\""), .int(start ?? .max), .int(Int64(looks))], "? <> ''", looks
        )
    }

    private func allRedirects(after last: String, includingKilled: Bool, limit: Int) throws -> RedirectPage {
        let paths = try connection.query(
            """
            SELECT redirect.path FROM redirect_address CROSS JOIN redirect ON redirect.path = redirect_address.path
            WHERE redirect_address.path > ? AND \(Self.isListed) ORDER BY redirect_address.path LIMIT ?
            """,
            [.text(last), .flag(includingKilled), .int(Int64(limit + 1))]
        ) { $0.text(0) }
        return try page(paths, limit: limit, next: paths.count > limit ? paths[limit - 1] : nil)
    }

    private func page(_ paths: [String], limit: Int, next: String?) throws -> RedirectPage {
        RedirectPage(rows: try paths.prefix(limit).map { ($0, try redirect(path: $0)) }, next: next)
    }
}
