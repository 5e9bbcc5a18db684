import PortadaCore

/// A list of stories that somebody keeps at hand, with the filters that make it.
public struct StoryView: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<StoryView>
    /// Whose it is.
    public var owner: Identifier<Account>
    /// What its tab says.
    public var name: String
    /// The filters, as the list's address carries them.
    public var query: String
    /// Whether all colleagues have it.
    public var isShared: Bool

    /// Makes a view.
    public init(
        id: Identifier<StoryView> = Identifier(0),
        owner: Identifier<Account>,
        name: String,
        query: String,
        isShared: Bool = false
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.query = query
        self.isShared = isShared
    }
}

extension Newsroom {
    /// The most views that one person keeps.
    public static let maxViews = 30

    /// Saves a view of the one who acts, new or (by the same name) over the former. Only those who answer for the
    /// newspaper share one with everybody.
    public func saveView(
        _ view: StoryView,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<StoryView> {
        try await perform(.arrangeViews, by: actor, at: time) { operation in
            try operation.requireOneself(view.owner)
            if view.isShared { try operation.require(.manageSections) }
            let name = view.name
            guard TextLimit.name.holds(name), !name.allSatisfy(\.isWhitespace), view.query.utf8.count <= 2_000 else {
                throw StoreError(.invalid, "A view needs a name.")
            }
            let own = try operation.reader.ownViews(of: view.owner)
            let id: Identifier<StoryView>
            if let known = own.first(where: { $0.name == name })?.id {
                try operation.connection.execute(
                    "UPDATE story_view SET query = ?, is_shared = ? WHERE id = ?",
                    [.text(view.query), .flag(view.isShared), .id(known)]
                )
                id = known
            } else {
                guard own.count < Self.maxViews else {
                    throw StoreError(.invalid, "There are \(Self.maxViews) views already.")
                }
                id = Identifier(
                    try operation.connection.insert(
                        """
                        INSERT INTO story_view (account_id, name, query, is_shared, position)
                        VALUES (?, ?, ?, ?, ?) RETURNING id
                        """,
                        [
                            .id(view.owner), .text(name), .text(view.query), .flag(view.isShared),
                            .int(Int64(own.count)),
                        ]
                    )
                )
            }
            try operation.audit(view.isShared ? "share" : "save", "view", id.rawValue, name)
            return id
        }
    }

    /// Moves a view of the one who acts by one place, to the left or to the right.
    public func moveView(
        _ id: Identifier<StoryView>,
        toLeft: Bool,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.arrangeViews, by: actor, at: time) { operation in
            let view = try operation.ownView(id)
            var order = try operation.reader.ownViews(of: view.owner).map(\.id)
            guard let place = order.firstIndex(of: id), order.indices.contains(toLeft ? place - 1 : place + 1) else {
                return
            }
            order.swapAt(place, toLeft ? place - 1 : place + 1)
            for (position, id) in order.enumerated() {
                try operation.connection.execute(
                    "UPDATE story_view SET position = ? WHERE id = ?",
                    [.int(Int64(position)), .id(id)]
                )
            }
        }
    }

    /// Removes a view of the one who acts.
    public func removeView(_ id: Identifier<StoryView>, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.arrangeViews, by: actor, at: time) { operation in
            let view = try operation.ownView(id)
            try operation.connection.execute("DELETE FROM story_view WHERE id = ?", [.id(id)])
            try operation.audit("remove", "view", id.rawValue, view.name)
        }
    }
}

extension Operation {
    fileprivate func ownView(_ id: Identifier<StoryView>) throws -> StoryView {
        let view = try connection.first(
            "SELECT id, account_id, name, query, is_shared FROM story_view WHERE id = ?",
            [.id(id)],
            Reader.storyView
        )
        guard let view else { throw StoreError(.notFound, "There is no view \(id).") }
        try requireOneself(view.owner)
        return view
    }
}

extension Reader {
    /// The views that somebody has: their own in their order, then what others share with everybody.
    public func views(for account: Identifier<Account>) throws -> [StoryView] {
        let shared = try connection.query(
            """
            SELECT id, account_id, name, query, is_shared FROM story_view
            WHERE is_shared = 1 ORDER BY position, id LIMIT 100
            """,
            [],
            Self.storyView
        )
        return try ownViews(of: account) + shared.filter { $0.owner != account }
    }

    fileprivate func ownViews(of account: Identifier<Account>) throws -> [StoryView] {
        try connection.query(
            """
            SELECT id, account_id, name, query, is_shared FROM story_view
            WHERE account_id = ? ORDER BY position, id
            """,
            [.id(account)],
            Self.storyView
        )
    }

    fileprivate static func storyView(_ row: any SQLRow) -> StoryView {
        StoryView(id: row.id(0), owner: row.id(1), name: row.text(2), query: row.text(3), isShared: row.flag(4))
    }

    /// What somebody chose for themselves at the desk; nil when nothing.
    public func preference(_ name: String, of account: Identifier<Account>) throws -> String? {
        try connection.first(
            "SELECT value FROM account_preference WHERE account_id = ? AND name = ?",
            [.id(account), .text(name)]
        ) { $0.text(0) }
    }
}

extension Store {
    /// Notes what somebody chose for themselves at the desk.
    public func prefer(_ name: String, _ value: String, of account: Identifier<Account>) async throws {
        try await note(
            """
            INSERT INTO account_preference (account_id, name, value) VALUES (?, ?, ?)
            ON CONFLICT (account_id, name) DO UPDATE SET value = excluded.value
            """,
            [.id(account), .text(name), .text(value)]
        )
    }
}
