/// Which entry goes when there is no room: S3-FIFO (Yang et al., "FIFO queues are all you need for cache eviction",
/// SOSP 2023).
///
/// What comes in waits in a small queue; only what is asked for again while it waits gets into the main one. So a crawler
/// that reads the whole archive once passes through the small queue and leaves alone what readers ask for.
struct EvictionOrder<Key: Hashable> {
    /// Where an entry stands. The entry keeps it, so that a use costs no search.
    final class Place {
        fileprivate let key: Key
        fileprivate var cost: Int
        fileprivate var uses: UInt8 = 0
        fileprivate var isInMain: Bool
        /// Whether the entry is gone, and its place is only passed over in the queue.
        fileprivate var isEmpty = false

        fileprivate init(_ key: Key, cost: Int, isInMain: Bool) {
            self.key = key
            self.cost = cost
            self.isInMain = isInMain
        }

        /// The entry was used.
        func use() {
            if uses < 3 { uses += 1 }
        }
    }

    /// The small queue's share of all bytes: a tenth.
    private static var smallShare: Int { 10 }

    private var places: [Key: Place] = [:]
    private var small = Queue<Place>()
    private var main = Queue<Place>()
    /// Keys that left the small queue lately: when they come again they go to the main one at once.
    private var ghosts = Queue<Int>()
    private var ghostSet: Set<Int> = []
    /// How many bytes the entries of the small queue take.
    private(set) var smallCost = 0
    /// How many bytes all entries take.
    private(set) var cost = 0

    /// How many entries there are.
    var count: Int { places.count }
    /// How many places stand in the queues, with those of entries that are gone.
    var queued: Int { small.count + main.count }

    /// An entry came, or changed its size.
    @discardableResult
    mutating func insert(_ key: Key, cost newCost: Int) -> Place {
        if let place = places[key] {
            cost += newCost - place.cost
            if !place.isInMain { smallCost += newCost - place.cost }
            place.cost = newCost
            return place
        }
        let isKnown = ghostSet.remove(key.hashValue) != nil
        let place = Place(key, cost: newCost, isInMain: isKnown)
        places[key] = place
        cost += newCost
        if isKnown {
            main.append(place)
        } else {
            small.append(place)
            smallCost += newCost
        }
        return place
    }

    /// Takes out entries until all take no more than `limit` bytes, and gives them.
    mutating func evict(downTo limit: Int) -> [Key] {
        var gone: [Key] = []
        while cost > limit, !places.isEmpty {
            if smallCost * Self.smallShare > limit || main.isEmpty {
                if let key = evictFromSmall() { gone.append(key) }
            } else if let key = evictFromMain() {
                gone.append(key)
            }
        }
        return gone
    }

    private mutating func evictFromSmall() -> Key? {
        guard let place = small.popFirst(), !place.isEmpty else { return nil }
        if place.uses > 0 {
            smallCost -= place.cost
            place.isInMain = true
            place.uses = 0
            main.append(place)
            return nil
        }
        remember(place.key.hashValue)
        remove(place)
        return place.key
    }

    private mutating func evictFromMain() -> Key? {
        guard let place = main.popFirst(), !place.isEmpty else { return nil }
        if place.uses > 0 {
            place.uses -= 1
            main.append(place)
            return nil
        }
        remove(place)
        return place.key
    }

    /// An entry is gone.
    mutating func remove(_ key: Key) {
        guard let place = places[key] else { return }
        remove(place)
        // Its place is still in a queue; when most are of entries that are gone, the queues are made anew.
        guard queued > 2 * places.count + 64 else { return }
        small.keep { !$0.isEmpty }
        main.keep { !$0.isEmpty }
    }

    private mutating func remove(_ place: Place) {
        places[place.key] = nil
        place.isEmpty = true
        cost -= place.cost
        if !place.isInMain { smallCost -= place.cost }
    }

    private mutating func remember(_ ghost: Int) {
        ghosts.append(ghost)
        ghostSet.insert(ghost)
        while ghosts.count > max(1000, places.count), let oldest = ghosts.popFirst() { ghostSet.remove(oldest) }
    }
}

/// First in, first out.
struct Queue<Element> {
    private var elements: [Element] = []
    private var first = 0

    /// How many wait.
    var count: Int { elements.count - first }
    /// Whether none waits.
    var isEmpty: Bool { count == 0 }

    /// Puts one at the end.
    mutating func append(_ element: Element) { elements.append(element) }

    /// Takes the first.
    mutating func popFirst() -> Element? {
        guard first < elements.count else { return nil }
        let element = elements[first]
        first += 1
        // Half of the room is behind us: move up, which costs one step for each element that left.
        if first > 64, first * 2 > elements.count {
            elements.removeFirst(first)
            first = 0
        }
        return element
    }

    /// Takes out those that are not wanted.
    mutating func keep(where isWanted: (Element) -> Bool) {
        elements = elements[first...].filter(isWanted)
        first = 0
    }
}
