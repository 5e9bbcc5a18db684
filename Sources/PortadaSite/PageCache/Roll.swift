/// A table that knows how many bytes its entries take, and that is walked through a few entries at a time: whoever walks
/// holds the cache's lock only for a moment, however long the table is.
struct Roll<Key: Hashable, Value> {
    private struct Item {
        let key: Key
        var value: Value
        var cost: Int
    }

    private var places: [Key: Int] = [:]
    private var items: [Item] = []
    /// Where the next walk begins.
    private var cursor = 0
    /// How many bytes all entries take.
    private(set) var cost = 0

    /// How many entries there are.
    var count: Int { items.count }
    /// The keys of all entries.
    var keys: Dictionary<Key, Int>.Keys { places.keys }

    /// The entry of a key.
    subscript(key: Key) -> Value? { places[key].map { items[$0].value } }

    /// Puts an entry in, over the former one of its key.
    mutating func insert(_ value: Value, for key: Key, cost newCost: Int = 0) {
        if let place = places[key] {
            cost += newCost - items[place].cost
            items[place].value = value
            items[place].cost = newCost
            return
        }
        places[key] = items.count
        items.append(Item(key: key, value: value, cost: newCost))
        cost += newCost
    }

    /// Takes an entry out, and gives it.
    @discardableResult
    mutating func remove(_ key: Key) -> Value? {
        guard let place = places.removeValue(forKey: key) else { return nil }
        let item = items[place]
        cost -= item.cost
        // The last one moves to its place.
        let last = items.removeLast()
        if place < items.count {
            items[place] = last
            places[last.key] = place
        }
        return item.value
    }

    /// Takes out entries, whichever come next and the newest at last, until all take no more than `limit` bytes.
    mutating func evict(downTo limit: Int) {
        while cost > limit, !items.isEmpty {
            if cursor >= items.count - 1 { cursor = 0 }
            remove(items[cursor].key)
            // The newest moved to its place: it stays for another round.
            cursor += 1
        }
    }

    /// Takes out the entries that are not wanted.
    mutating func keep(where isWanted: (Value) -> Bool) {
        for item in items where !isWanted(item.value) { remove(item.key) }
    }

    /// Visits the next entries, so many at most; each says how many bytes it takes now, nil for as many as before.
    mutating func walk(_ most: Int, _ visit: (Value) -> Int?) {
        for _ in 0..<min(most, items.count) {
            if cursor >= items.count { cursor = 0 }
            if let newCost = visit(items[cursor].value) {
                cost += newCost - items[cursor].cost
                items[cursor].cost = newCost
            }
            cursor += 1
        }
    }
}
