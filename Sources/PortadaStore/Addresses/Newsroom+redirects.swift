import PortadaCore

/// What became of a redirect that somebody wished for.
public enum RedirectOutcome: Sendable, Hashable {
    /// The address led nowhere before.
    case added
    /// It led elsewhere before.
    case replaced
    /// It leads there already.
    case unchanged
    /// It can't be; the sentence says why.
    case refused(String)
}

extension Newsroom {
    /// Sends readers of old addresses elsewhere, each or, when it is refused, not at all. One that leads to a story or a
    /// section follows it when its address changes.
    /// - Returns: what became of each, in their order.
    public func saveRedirects(
        _ redirects: [Redirect],
        by actor: Actor,
        at time: Timestamp
    ) async throws -> [RedirectOutcome] {
        try await perform(.saveRedirects, by: actor, at: time) { operation in
            let outcomes = try redirects.map { try operation.save($0) }
            let saved = zip(redirects, outcomes).filter { $1 == .added || $1 == .replaced }.map { $0.0 }
            if saved.count == 1 {
                try operation.audit("redirect", "address", nil, "\(saved[0].path) \(saved[0].target)")
            } else if !saved.isEmpty {
                try operation.audit("redirect", "address", nil, "\(saved.count) addresses")
            }
            return outcomes
        }
    }

    /// Ends a redirect; its address leads nowhere from then on. Fails when there is none.
    public func removeRedirect(_ path: String, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.removeRedirect, by: actor, at: time) { operation in
            let sql = "DELETE FROM redirect WHERE path = ? RETURNING path"
            guard try operation.connection.first(sql, [.text(path)], { $0.text(0) }) != nil else {
                throw StoreError(.notFound, "No redirect begins at \(path).")
            }
            operation.touch([.address(of: path)])
            try operation.ownRedirect(path)
            try operation.audit("remove redirect", "address", nil, path)
        }
    }
}

extension Operation {
    /// Where a redirect leads, as the table keeps it.
    private enum Destination {
        case article(Identifier<Article>)
        case section(Identifier<Section>)
        case address(String)

        var column: (name: String, value: SQLValue) {
            switch self {
            case .article(let id): ("article_id", .id(id))
            case .section(let id): ("section_id", .id(id))
            case .address(let address): ("target", .text(address))
            }
        }
    }

    fileprivate func save(_ redirect: Redirect) throws -> RedirectOutcome {
        if let fault = redirect.fault { return .refused(fault) }
        if let owner = try owner(of: redirect.path) { return .refused("\(redirect.path) is the address of \(owner).") }
        guard let destination = try destination(of: redirect) else {
            return .refused("\(redirect.path) would lead back to itself by way of \(redirect.target).")
        }
        let (column, value) = destination.column
        let known: Bool? = try connection.first(
            "SELECT COALESCE(\(column) = ?, FALSE) FROM redirect WHERE path = ?",
            [value, .text(redirect.path)]
        ) { $0.int(0) != 0 }
        try ownRedirect(redirect.path)
        if known == true { return .unchanged }
        try connection.execute("DELETE FROM redirect WHERE path = ?", [.text(redirect.path)])
        try connection.execute("INSERT INTO redirect (path, \(column)) VALUES (?, ?)", [.text(redirect.path), value])
        touch([.address(of: redirect.path)])
        return known == nil ? .added : .replaced
    }

    /// What readers find at an address, in words; nil when it is free for a redirect.
    private func owner(of path: String) throws -> String? {
        let headline: String? = try connection.first(
            "SELECT headline FROM article WHERE path = ? AND +status IN ('published', 'withdrawn', 'killed')",
            [.text(path)]
        ) { $0.text(0) }
        if let headline { return "the story '\(headline)'" }
        return try connection.first("SELECT name FROM section WHERE path = ?", [.text(path)]) { $0.text(0) }
            .map { "the section '\($0)'" }
    }

    /// The end of the way: a story, a section, an address elsewhere. Nil when the way leads back to where it began.
    private func destination(of redirect: Redirect) throws -> Destination? {
        var target = redirect.target
        for _ in 0..<Reader.maxHops {
            guard target.hasPrefix("/") else { return .address(target) }
            if Self.isSame(target, redirect.path), case .unknown = try reader.resolve(path: target) { return nil }
            if target == redirect.path { return nil }
            switch try reader.meant(target) {
            case .article(let id): return .article(id)
            case .section(let id): return .section(id)
            case .redirect(let next, _): target = next
            case .picture, .gone, .unknown: return .address(target)
            }
        }
        return nil
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        func bare(_ path: String) -> Substring { path.hasSuffix("/") ? path.dropLast() : path[...] }
        return bare(one) == bare(other)
    }
}
