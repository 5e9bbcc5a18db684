import PortadaCore

extension Newsroom {
    /// Saves the newspaper's settings. A new language makes the search index anew, which takes a while.
    public func saveSettings(_ settings: NewspaperSettings, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.saveSettings, by: actor, at: time) { operation in
            try operation.save(settings)
        }
    }

    /// Changes some of the newspaper's settings, and leaves the others as they are.
    public func changeSettings(
        by actor: Actor,
        at time: Timestamp,
        _ change: @escaping @Sendable (inout NewspaperSettings) -> Void
    ) async throws {
        try await perform(.saveSettings, by: actor, at: time) { operation in
            var settings = try operation.reader.settings()
            change(&settings)
            try operation.save(settings)
        }
    }

    /// Chooses among the theme's options.
    public func saveLook(_ look: Look, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.saveLook, by: actor, at: time) { operation in
            try operation.connection.set("look", try StoredJSON.encode(look))
            operation.touch([.settings])
            try operation.audit("save", "look", nil)
        }
    }

    /// Arranges a menu.
    public func setMenu(_ place: Menu.Place, _ menu: Menu, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.setMenu, by: actor, at: time) { operation in
            try operation.connection.execute(
                """
                INSERT INTO menu (place, entries) VALUES (?, ?)
                ON CONFLICT (place) DO UPDATE SET entries = excluded.entries
                """,
                [.text(place.rawValue), .text(try StoredJSON.encode(menu))]
            )
            operation.touch([.menu(place)])
            try operation.audit("arrange", "menu", nil, place.rawValue)
        }
    }

    /// Arranges the blocks of a zone.
    public func setBlocks(_ zone: Block.Zone, _ blocks: [Block], by actor: Actor, at time: Timestamp) async throws {
        try await perform(.setBlocks, by: actor, at: time) { operation in
            try operation.connection.execute(
                """
                INSERT INTO zone (name, blocks) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET blocks = excluded.blocks
                """,
                [.text(zone.rawValue), .text(try StoredJSON.encode(blocks))]
            )
            operation.touch([.blocks(zone)])
            try operation.audit("arrange", "zone", nil, zone.rawValue)
        }
    }

    /// Counts shares of stories; those of stories that readers can't see are left out.
    public func countShares(
        _ counts: [Identifier<Article>: Int],
        by actor: Actor = .program("readers"),
        at time: Timestamp
    ) async throws {
        try await perform(.countShares, by: actor, at: time) { operation in
            let counted: [QueryTag] = try counts.filter { $0.value > 0 }.compactMap { article, count in
                try operation.connection.first(
                    """
                    INSERT INTO share_count (article_id, count)
                    SELECT id, ? FROM article WHERE id = ? AND status = 'published'
                    ON CONFLICT (article_id) DO UPDATE SET count = count + excluded.count RETURNING article_id
                    """,
                    [.int(Int64(count)), .id(article)]
                ) { .shares($0.id(0)) }
            }
            operation.touch(counted)
        }
    }
}

extension Operation {
    fileprivate func save(_ settings: NewspaperSettings) throws {
        try connection.set("newspaper", try StoredJSON.encode(settings))
        try SearchIndex(connection).use(language: settings.language)
        touch([.settings])
        try audit("save", "settings", nil)
    }
}
